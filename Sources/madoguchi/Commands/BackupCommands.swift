import ArgumentParser
import DeskCore
import DeskService
import DeskStore
import Foundation

/// `madoguchi backup FILE`
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Writes one consistent state into FILE, beside a running server too, and reads it back.",
    discussion: """
      The file holds sealed texts and the clear columns that SECURITY.md lists, and no key: without the key file \
      it opens nothing. Keep the key file, and the list of destroyed cases beside it, apart from backups.
      """)

  @Argument(help: "The file; it appears under this name only once it was read back whole.") var file: String

  nonisolated func run() async throws {
    let settings = try Settings.load()
    let path = URL(fileURLWithPath: file).standardizedFileURL.path
    let answer = try await Operations.run(
      .object([("verb", .string("backup")), ("path", .string(path))]), settings)
    print("\(path): \(answer.number("cases")) cases, \(answer.number("rows")) rows, read back whole")
  }
}

/// `madoguchi restore FILE`
struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Puts a backup in the place of everything stored; needs the server stopped.",
    discussion: "Cases on the list of destroyed cases, beside the key file, are destroyed again.")

  @Argument(help: "The backup.") var file: String

  nonisolated func run() async throws {
    let settings = try Settings.load()
    guard FileManager.default.fileExists(atPath: file) else {
      throw Failure(status: .input, line: "\(file) is not there")
    }
    let list = DestroyedList(keyFile: settings.keyFile)
    try House.makeHome(settings)
    let database = try House.connect(settings, .alone)
    let ids: [String]
    do {
      ids = try list.ids()
    } catch {
      throw Failure(
        status: .machine,
        line: "\(list.path) cannot be read, and destroyed cases would come back; mend it first")
    }
    let clock = DeskClock()
    do throws(DatabaseError) {
      try await keepAside(settings, database, at: clock.now)
      let report = try await Backup.restore(file, into: database) { (db) throws(DatabaseError) in
        try DestroyedCase.reapply(ids, in: db, clock: clock)
      }
      print(
        "\(file) of \(report.at): \(report.rows["cases"] ?? 0) cases, \(report.total) rows; "
          + "\(ids.count) cases on the list of destroyed ones stay destroyed")
    } catch {
      switch error {
      case .refused(let words), .unavailable(let words): throw Failure(status: .machine, line: words)
      default: throw Failure(status: .machine, line: "\(file) cannot be restored: \(error.words)")
      }
    }
  }
}

extension Restore {
  /// What is stored now is kept in a backup of its own: a restore of the wrong file must not cost newer cases.
  fileprivate func keepAside(
    _ settings: Settings, _ database: any DeskStore.Database, at: String
  ) async throws(DatabaseError) {
    // What will be refused anyway leaves nothing behind.
    guard try Backup.check(file).step <= Schema.newest else { return }
    guard let facts = try? await DatabaseFacts.read(database), facts.cases > 0 else { return }
    let name = "before-restore-\(at.filter { $0 != ":" })"
    let path = settings.home.appendingPathComponent(name).path
    _ = try await Backup.write(database, to: path, at: at)
    print("\(facts.cases) cases that were stored until now lie in \(path)")
  }
}

/// `madoguchi migrate`
struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Brings the storage to this version; needs the server stopped. A start does it too.")

  nonisolated func run() async throws {
    let settings = try Settings.load()
    try House.makeHome(settings)
    let database = try House.connect(settings, .alone)
    do throws(DatabaseError) {
      let steps = try await Schema.migrate(database)
      print(
        steps.isEmpty
          ? "the storage is at step \(Schema.newest) already"
          : "ran step \(steps.map(String.init).joined(separator: ", "))")
    } catch {
      throw Failure(status: .machine, line: "MADOGUCHI_DATABASE: \(error.words)")
    }
  }
}
