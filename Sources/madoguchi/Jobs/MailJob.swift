import DeskMail
import DeskService
import Foundation
import Logging

extension RepeatedJob {
  /// Sends what waits in the outbox: to the server of the settings or, on trial, into a folder of the home.
  static func mail(_ house: House, _ desk: StaffDesk, _ logger: Logger) throws -> RepeatedJob {
    guard let keyring = house.keyring else {
      throw Failure(
        status: .input, line: "MADOGUCHI_KEY_FILE holds public keys alone: it serves --role intake")
    }
    let settings = house.settings
    let links = MailLinks(publicURL: settings.publicURL, staffURL: settings.staffURL)
    let way = way(settings, logger)
    let out: MailOut
    do throws(MailFault) { out = try MailOut(pack: house.pack, way: way) } catch {
      throw Failure(status: .input, line: "MADOGUCHI_PACK: \(error.words)")
    }
    let outbox = SendOutbox(
      desk: desk, keyring: keyring, links: links,
      log: { logger.warning("mail", metadata: ["reason": "\($0)"]) }
    ) { await out.deliver($0) }
    return RepeatedJob(name: "mail", every: .seconds(1), logger: logger) {
      let report = try await outbox.run()
      guard report.sent + report.failed > 0 else { return }
      logger.info("mail", metadata: ["sent": "\(report.sent)", "failed": "\(report.failed)"])
    }
  }

  private static func way(_ settings: Settings, _ logger: Logger) -> MailOut.Way {
    if let server = settings.mailServer {
      logger.notice("mail goes to \(server)")
      return .server(server)
    }
    let folder = settings.home.appendingPathComponent("outbox").path
    logger.notice(
      """
      trial mode: MADOGUCHI_SMTP_URL is not set, so mail is not sent but written to \(folder), with its \
      recipients in clear
      """)
    return .trial(TrialFolder(path: folder))
  }
}
