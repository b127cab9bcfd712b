import DeskCore
import DeskService

/// The way out: fills templates, writes mails, hands them to a server or, on trial, puts them into a folder.
public struct MailOut: Sendable {
  /// Where mails go.
  public enum Way: Sendable {
    case server(SMTPServer)
    case trial(TrialFolder)
  }

  private let renderer: MailRenderer
  private let offset: Int
  private let way: Way

  /// - Throws: `MailFault.template` for a template that Mustache does not read.
  public init(pack: DeskPack, way: Way) throws(MailFault) {
    renderer = try MailRenderer(pack)
    offset = pack.rulebook.rules.zoneOffset
    self.way = way
  }

  /// Sends a mail, and says how it went.
  public func deliver(_ mail: OutgoingMail) async -> MailDelivery {
    let from: MailAddress
    let rendered: MailRenderer.Rendered
    do throws(MailFault) {
      from = try MailAddress(mail.from.address)
      rendered = try renderer.render(mail.template, mail.language, values: mail.values, duties: mail.duties)
    } catch {
      // The pack's fault: it can be mended while the mail waits.
      return .retry("the pack: \(error.words)")
    }
    let to: MailAddress
    do throws(MailFault) { to = try MailAddress(mail.to) } catch { return .refused(error.words) }
    let message = MailMessage(
      from: from, name: mail.from.name, to: to, subject: rendered.subject, text: rendered.body, id: mail.id,
      at: mail.at, offset: offset, autoSubmitted: mail.template == .acknowledgement ? .replied : .generated,
      language: mail.language.htmlCode)
    switch way {
    case .server(let server): return await server.send(message)
    case .trial(let folder): return folder.write(message.bytes, id: mail.id)
    }
  }
}

extension MailFault {
  /// What is wrong.
  public var words: String {
    switch self {
    case .address(let words), .template(let words): words
    }
  }
}
