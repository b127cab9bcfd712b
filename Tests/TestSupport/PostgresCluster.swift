import DeskStore
import Foundation
import Synchronization

/// A PostgreSQL cluster of the tests' own, on a socket in a folder of its own; ended with the tests.
public final class PostgresCluster: Sendable {
  /// The cluster that all tests share.
  public static let shared = PostgresCluster(settings: [])
  private let folder: String
  private let bin: String
  private let pid: Int32
  /// Databases that nobody uses now.
  private let free = Mutex<[String]>([])

  /// libpq's words for connecting to the cluster.
  public var url: String { url(database: "postgres") }

  private func url(database: String) -> String {
    "host=\(folder) port=5432 user=madoguchi dbname=\(database)"
  }

  /// Starts a cluster with further settings.
  public init(settings: [String]) {
    folder = "/tmp/madoguchi-pg-\(UUID().uuidString.prefix(8))"
    let binaries =
      (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql"))?.sorted().last ?? "15"
    bin = "/usr/lib/postgresql/\(binaries)/bin"
    try! FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // PostgreSQL refuses to run as root.
    let other = getuid() == 0 ? ["runuser", "-u", "postgres", "--"] : []
    if getuid() == 0 { Self.run(["chown", "postgres", folder]) }
    Self.run(
      other + ["\(bin)/initdb", "-D", "\(folder)/data", "-A", "trust", "-U", "madoguchi", "--no-sync"])
    var options = ["-k", folder, "-c", "listen_addresses=", "-c", "max_connections=200"]
    for setting in settings { options += ["-c", setting] }
    Self.run(
      other + [
        "\(bin)/pg_ctl", "-D", "\(folder)/data", "-w", "-l", "\(folder)/log", "-o",
        options.joined(separator: " "),
        "start",
      ])
    let first = try! String(contentsOfFile: "\(folder)/data/postmaster.pid", encoding: .utf8).split(
      separator: "\n")[0]
    pid = Int32(first)!
    Clusters.atEnd(pid: pid, folder: folder)
  }

  /// An empty database that nobody else uses; one that another test is done with is emptied and used again.
  public func emptyDatabase() async throws -> any DeskStore.Database {
    let used = free.withLock { $0.popLast() }
    let name = used ?? "desk_\(UUID().uuidString.replacing("-", with: "").lowercased())"
    if used == nil {
      Self.run(
        [
          "\(bin)/createdb", "-h", folder, "-p", "5432", "-U", "madoguchi", "-T", "template0", "-E", "UTF8",
          name,
        ])
    }
    let database = try PostgresDatabase(url: url(database: name), connections: 4)
    if used != nil {
      try await database.write { (db: any SQLTransaction) throws(DatabaseError) in
        try db.run("DROP SCHEMA public CASCADE", [])
        try db.run("CREATE SCHEMA public", [])
      }
    }
    return LentDatabase(database) { [self] in free.withLock { $0.append(name) } }
  }

  /// Foundation's `Process.run` has been seen to read a wild pointer where two began at one instant.
  private static let starting = Mutex(())

  @discardableResult
  private static func run(_ arguments: [String]) -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // The server outlives pg_ctl: it must not inherit the socket by which Foundation learns of the end.
    let closing =
      "for f in /proc/$$/fd/*; do n=${f##*/}; [ $n -gt 2 ] && eval \"exec $n>&-\"; done; exec \"$@\""
    process.arguments = ["bash", "-c", closing, "bash"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: "/tmp")
    let said = "/tmp/madoguchi-said-\(UUID().uuidString.prefix(8))"
    _ = FileManager.default.createFile(atPath: said, contents: nil)
    defer { try? FileManager.default.removeItem(atPath: said) }
    process.standardOutput = FileHandle(forWritingAtPath: said)
    process.standardError = process.standardOutput
    starting.withLock { _ in try! process.run() }
    process.waitUntilExit()
    if process.terminationStatus != 0 {
      let words = (try? String(contentsOfFile: said, encoding: .utf8)) ?? ""
      fatalError("\(arguments.joined(separator: " ")) ended with \(process.terminationStatus): \(words)")
    }
    return process.terminationStatus
  }
}

/// A database that is given back once nothing holds it any more.
private final class LentDatabase: DeskStore.Database {
  private let database: PostgresDatabase
  private let giveBack: @Sendable () -> Void

  init(_ database: PostgresDatabase, giveBack: @escaping @Sendable () -> Void) {
    self.database = database
    self.giveBack = giveBack
  }

  deinit { giveBack() }

  var engine: DatabaseEngine { database.engine }
  var isWritable: Bool { database.isWritable }
  var waiting: Int { database.waiting }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Value
  ) async throws(DatabaseError) -> Value {
    try await database.read(body)
  }

  @discardableResult
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Value
  ) async throws(DatabaseError) -> Value {
    try await database.write(body)
  }
}

/// Ends the clusters when the tests end.
private enum Clusters {
  nonisolated(unsafe) private static var running: [(pid: Int32, folder: String)] = []
  private static let lock = NSLock()

  static func atEnd(pid: Int32, folder: String) {
    lock.lock()
    defer { lock.unlock() }
    if running.isEmpty {
      atexit {
        for cluster in Clusters.running {
          kill(cluster.pid, SIGQUIT)
          // Its processes write into the folder until they are gone.
          for _ in 0..<200 where kill(cluster.pid, 0) == 0 { usleep(20_000) }
          try? FileManager.default.removeItem(atPath: cluster.folder)
        }
      }
    }
    running.append((pid, folder))
  }
}
