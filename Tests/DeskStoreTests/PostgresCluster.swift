import DeskStore
import Foundation

/// A PostgreSQL cluster of the tests' own, on a socket in a folder of its own; ended with the tests.
final class PostgresCluster: Sendable {
  static let shared = PostgresCluster(settings: [])
  let folder: String
  private let pid: Int32

  /// libpq's words for connecting to the cluster.
  var url: String { "host=\(folder) port=5432 user=madoguchi dbname=postgres" }

  init(settings: [String]) {
    folder = "/tmp/madoguchi-pg-\(UUID().uuidString.prefix(8))"
    let binaries =
      (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql"))?.sorted().last ?? "15"
    let bin = "/usr/lib/postgresql/\(binaries)/bin"
    try! FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // PostgreSQL refuses to run as root.
    let other = getuid() == 0 ? ["runuser", "-u", "postgres", "--"] : []
    if getuid() == 0 { Self.run(["chown", "postgres", folder]) }
    Self.run(
      other + ["\(bin)/initdb", "-D", "\(folder)/data", "-A", "trust", "-U", "madoguchi", "--no-sync"])
    var options = ["-k", folder, "-c", "listen_addresses=", "-c", "max_connections=60"]
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

  @discardableResult
  private static func run(_ arguments: [String]) -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // The server outlives pg_ctl: it must not inherit the socket by which Foundation learns of the end.
    let closing =
      "for f in /proc/$$/fd/*; do n=${f##*/}; [ $n -gt 2 ] && eval \"exec $n>&-\"; done; exec \"$@\""
    process.arguments = ["bash", "-c", closing, "bash"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: "/tmp")
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try! process.run()
    process.waitUntilExit()
    precondition(process.terminationStatus == 0, "\(arguments) failed")
    return process.terminationStatus
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
          try? FileManager.default.removeItem(atPath: cluster.folder)
        }
      }
    }
    running.append((pid, folder))
  }
}

/// A database of one engine, empty, for one test.
struct Engine: Sendable {
  let database: any DeskStore.Database
  private let folder: String?

  init(_ engine: DatabaseEngine) throws {
    switch engine {
    case .sqlite:
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent("store-\(UUID().uuidString)")
        .path
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      self.folder = folder
      database = try SQLiteDatabase(path: folder + "/desk.sqlite")
    case .postgres:
      folder = nil
      database = try PostgresDatabase(url: PostgresCluster.shared.url)
    }
  }

  /// A table that no other test uses.
  func table(_ columns: String) async throws -> String {
    let name = "t_\(UUID().uuidString.replacing("-", with: "").lowercased())"
    let bytes = database.engine == .sqlite ? "BLOB" : "BYTEA"
    let words = columns.replacing("BYTES", with: bytes)
    try await database.write { (db: any SQLTransaction) throws(DatabaseError) in
      try db.run("CREATE TABLE \(name) (\(words))", [])
    }
    return name
  }
}
