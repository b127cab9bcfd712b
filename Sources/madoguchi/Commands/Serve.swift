import ArgumentParser
import DeskCore
import DeskPacks
import DeskWeb
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// `madoguchi serve`: both listeners in one process.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serves the public side and the staff side until SIGTERM.")

  @Flag(help: "Adds invented sample cases; this version stores no cases yet, so there is nothing to add.")
  var demo = false

  nonisolated func run() async throws {
    let settings = try Settings.load()
    let pack = try settings.loadPack()
    let logger = Logger(label: "madoguchi")
    let offset = pack.rulebook.rules.zoneOffset
    let site = PublicSite(pack: pack) {
      Moment.instant(Int(Date().timeIntervalSince1970)).day(offset: offset)
    }
    let staff = Router(context: BasicRequestContext.self)
    Health.addRoutes(to: staff)
    if demo { logger.notice("--demo: this version stores no cases yet, so there are no samples to add") }
    let services: [any Service] = [
      application(site.router(), settings.listen, "public side", logger),
      application(staff, settings.staffListen, "staff side (health only in this version)", logger),
    ]
    var configuration = ServiceGroupConfiguration(
      services: services.map { .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup) },
      gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = .seconds(9)
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw Failure(
        status: .machine,
        line: "MADOGUCHI_LISTEN or MADOGUCHI_STAFF_LISTEN: \(settings.listen.text) or "
          + "\(settings.staffListen.text) is in use already; another port is right, such as 127.0.0.1:8090")
    }
  }

  private func application(
    _ router: Router<BasicRequestContext>, _ address: Settings.Address, _ name: String, _ logger: Logger
  ) -> some ApplicationProtocol {
    Application(
      router: router,
      server: .http1(configuration: .init(idleTimeout: .seconds(30))),
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port),
        availableConnectionsDelegate: MaximumAvailableConnections(2048)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? address.port
        logger.notice("\(name): http://\(address.host):\(port)")
      },
      logger: logger)
  }
}

extension Settings.Address {
  var text: String { "\(host):\(port)" }
}
