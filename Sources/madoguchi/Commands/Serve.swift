import ArgumentParser
import DeskCore
import DeskService
import DeskStore
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

  @Flag(help: "Adds invented sample cases to a desk that has none.")
  var demo = false

  @Option(help: "What this process does: all, intake, desk or jobs; apart only on PostgreSQL.")
  var role = ServeRole.all

  nonisolated func run() async throws {
    let settings = try Settings.load()
    let logger = Logger(label: "madoguchi")
    FileLimit.raise()
    for key in settings.withoutEffect { logger.warning("\(key) does nothing in this version") }
    if role != .all, case .sqlite = settings.database {
      throw Failure(
        status: .input,
        line:
          "--role \(role.rawValue) needs PostgreSQL: one SQLite file takes one process; right is --role all, "
          + "or MADOGUCHI_DATABASE=postgres://…")
    }
    let house = try await House.open(settings, needsPrivateKeys: role != .intake, use: .server)
    if demo { try await Demo.fill(house, logger) }
    let services = try listeners(house, logger)
    if role.servesStaff, let keyring = house.keyring {
      let accounts = Accounts(database: house.database, keyring: keyring, pack: house.pack)
      if let link = try await FirstLink.make(accounts, settings) {
        // Told to whoever started it, never to the log: whoever opens it is the first administrator.
        print(
          """
          まだ担当者のアカウントがありません。24時間以内に、次のアドレスで最初のアカウントを作ってください。
          Nobody has an account yet. Make the first one at this address within 24 hours:

              \(link)

          """)
        fflush(nil)
      }
    }
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

  private func listeners(_ house: House, _ logger: Logger) throws -> [any Service] {
    let settings = house.settings
    let probe = StorageProbe(database: house.database, keys: house.intakeKeys)
    let database = house.database
    let readiness = Readiness(isWritable: { database.isWritable }) { await probe.isWritable() }
    let home = settings.home.path
    let isHere = if case .sqlite = settings.database { true } else { false }
    let limits = Limits(
      attachmentBytes: settings.attachmentBytes, freeBytes: { isHere ? Findings.freeBytes(home) : nil }
    ) { database.waiting }
    let keys = house.intakeKeys
    var services: [any Service] = [RepeatedJob.keys(keys, logger)]
    let offset = house.pack.rulebook.rules.zoneOffset
    let today: @Sendable () -> CalendarDate = {
      Moment.instant(Int(Date().timeIntervalSince1970)).day(offset: offset)
    }
    if role.takesIntake {
      let site = PublicSite(
        desk: house.publicDesk(), publicURL: settings.publicURL, limits: limits, readiness: readiness,
        today: today)
      services.append(application(site.router(), settings.listen, "public side", logger))
    }
    guard role != .intake else { return services }
    let desk = try house.staffDesk()
    if role.servesStaff, let keyring = house.keyring {
      let console = ConsoleSite(
        accounts: Accounts(database: house.database, keyring: keyring, pack: house.pack), pack: house.pack,
        limits: limits, publicURL: settings.publicURL, staffURL: settings.staffURL,
        isMailSent: settings.mailServer != nil, today: today
      ) { Moment.utc(Int(Date().timeIntervalSince1970)) }
      let site = StaffSite(
        desk: desk, intake: house.publicDesk(), tokens: Tokens(database: house.database, pack: house.pack),
        console: console, limits: limits, readiness: readiness)
      services.append(
        application(
          site.router(), settings.staffListen, "staff side", logger, answerWithin: .minutes(15)))
    }
    if role.runsJobs { services += try Jobs.all(house, desk, logger) }
    services.append(ControlServer(house: house, desk: desk, logger: logger))
    return services
  }

  private func application(
    _ router: Router<BasicRequestContext>, _ address: Settings.Address, _ name: String, _ logger: Logger,
    answerWithin: TimeAmount = .seconds(120)
  ) -> some ApplicationProtocol {
    // Half of the files for each listener; above three quarters of that, slow heads are closed.
    let most = max(64, FileLimit.current / 2 - 64)
    let registry = ConnectionRegistry(most: most / 4 * 3)
    var patience = Patience()
    patience.answer = answerWithin
    let patient = patience
    return Application(
      router: router,
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [ConnectionGuard(registry: registry, patience: patient)],
          idleTimeout: .seconds(30))),
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port),
        availableConnectionsDelegate: MaximumAvailableConnections(most)),
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

/// What a process does.
enum ServeRole: String, ExpressibleByArgument, CaseIterable {
  case all, intake, desk, jobs

  var takesIntake: Bool { self == .all || self == .intake }
  var servesStaff: Bool { self == .all || self == .desk }
  var runsJobs: Bool { self == .all || self == .jobs }
}

/// How many files and connections the process may hold open.
enum FileLimit {
  /// How many there may be now.
  static var current: Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1_024 }
    return Int(min(limit.rlim_cur, 65_536))
  }

  /// Raises the soft limit to the hard one: 1,024 is often the soft one, and a flood of connections reaches it.
  static func raise() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, 65_536)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
