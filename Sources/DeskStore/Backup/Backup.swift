import Foundation

/// A backup is one SQLite file with the same tables, whichever engine the rows came from.
///
/// It holds what the database holds: sealed texts and the clear columns, never a key.
public enum Backup {
  /// What was written or read.
  public struct Report: Sendable {
    /// Rows by table.
    public var rows: [String: Int] = [:]
    /// The schema's step.
    public var step = 0
    /// When the backup was made.
    public var at = ""
    /// All rows.
    public var total: Int { rows.values.reduce(0, +) }
  }

  private static let pageRows = 200

  /// Copies one consistent state into a new file, while others write on; then reads the file back.
  ///
  /// The file appears under its name only once it was read back whole.
  public static func write(
    _ database: any Database, to path: String, at: String
  ) async throws(DatabaseError) -> Report {
    let part = path + ".part"
    try? FileManager.default.removeItem(atPath: part)
    let file = try SQLiteFile(path: part, toWrite: true)
    let written: Report
    do throws(DatabaseError) {
      written = try await database.read { (db: any SQLTransaction) throws(DatabaseError) -> Report in
        try copyAll(from: db, to: file, at: at)
      }
    } catch {
      try? FileManager.default.removeItem(atPath: part)
      throw error
    }
    let read = try await check(part)
    guard read.rows == written.rows else {
      throw .unavailable("the backup does not read back as it was written")
    }
    try finish(part, as: path)
    return written
  }

  private static func copyAll(
    from db: any SQLTransaction, to file: SQLiteFile, at: String
  ) throws(DatabaseError) -> Report {
    var report = Report()
    report.at = at
    report.step = try step(of: db)
    let made = report
    try file.writing { (target: any SQLTransaction) throws(DatabaseError) in
      try Schema.make(target, .sqlite, upTo: made.step)
      try target.run("CREATE TABLE backup (step BIGINT NOT NULL, at TEXT NOT NULL)", [])
      try target.run("INSERT INTO backup (step, at) VALUES ($1, $2)", [SQLValue(made.step), .text(at)])
    }
    for table in Schema.tables {
      report.rows[table.name] = try copy(table, from: db) { (rows) throws(DatabaseError) in
        try file.writing { (target: any SQLTransaction) throws(DatabaseError) in
          try insert(rows, table, target)
        }
      }
    }
    return report
  }

  /// Reads a backup: whether its pages are sound, and how many rows there are.
  public static func check(_ path: String) async throws(DatabaseError) -> Report {
    guard FileManager.default.fileExists(atPath: path) else { throw .unavailable("\(path) is not there") }
    let file = try SQLiteFile(path: path, toWrite: false)
    return try file.reading { (db: any SQLTransaction) throws(DatabaseError) -> Report in
      let sound = try db.rows("PRAGMA integrity_check", [])
      guard try sound.first?.text("integrity_check") == "ok" else {
        throw .unavailable("\(path) is damaged")
      }
      var report = Report()
      guard let head = try? db.rows("SELECT step, at FROM backup", []).first else {
        throw .refused("\(path) is no backup of this program")
      }
      report.step = Int(try head.integer("step"))
      report.at = try head.text("at")
      for table in Schema.tables {
        report.rows[table.name] = Int(
          try db.rows("SELECT COUNT(*) AS n FROM \(table.name)", [])[0].integer("n"))
      }
      return report
    }
  }

  /// Puts a backup in the place of everything that the database holds, in one transaction.
  ///
  /// - Parameter after: what belongs into the same transaction: destroying again what was destroyed.
  /// - Throws: `refused` for a backup of a newer version.
  public static func restore(
    _ path: String, into database: any Database,
    after: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Void = { _ in }
  ) async throws(DatabaseError) -> Report {
    let report = try await check(path)
    guard report.step <= Schema.newest else {
      throw .refused("\(path) was made by a newer version (step \(report.step)): start that version")
    }
    let engine = database.engine
    try await database.write { (db: any SQLTransaction) throws(DatabaseError) in
      let file = try SQLiteFile(path: path, toWrite: false)
      for table in Schema.tables.map(\.name) + ["probes", "schema_steps"] {
        try db.run("DROP TABLE IF EXISTS \(table)", [])
      }
      try Schema.make(db, engine, upTo: report.step)
      try file.reading { (source: any SQLTransaction) throws(DatabaseError) in
        for table in Schema.tables {
          _ = try copy(table, from: source) { (rows) throws(DatabaseError) in try insert(rows, table, db) }
        }
      }
      try Schema.runDue(db, engine)
      try after(db)
    }
    return report
  }

  private static func step(of db: any SQLTransaction) throws(DatabaseError) -> Int {
    Int(try db.rows("SELECT MAX(number) AS number FROM schema_steps", [])[0].optionalInteger("number") ?? 0)
  }

  private static func copy(
    _ table: Schema.Table, from db: any SQLTransaction, _ take: ([SQLRow]) throws(DatabaseError) -> Void
  ) throws(DatabaseError) -> Int {
    var count = 0
    var last: [SQLValue] = []
    let key = table.key.joined(separator: ", ")
    while true {
      let places = last.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
      let condition = last.isEmpty ? "" : "WHERE (\(key)) > (\(places))"
      let rows = try db.rows(
        "SELECT * FROM \(table.name) \(condition) ORDER BY \(key) LIMIT \(pageRows)", last)
      guard let end = rows.last else { return count }
      try take(rows)
      count += rows.count
      last = []
      for column in table.key { last.append(try end.value(column)) }
    }
  }

  private static func insert(
    _ rows: [SQLRow], _ table: Schema.Table, _ db: any SQLTransaction
  ) throws(DatabaseError) {
    for row in rows {
      let places = row.names.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
      try db.run(
        "INSERT INTO \(table.name) (\(row.names.joined(separator: ", "))) VALUES (\(places))", row.values)
    }
  }

  private static func finish(_ part: String, as path: String) throws(DatabaseError) {
    let handle = open(part, O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else { throw .unavailable("\(part): \(String(cString: strerror(errno)))") }
    defer { close(handle) }
    chmod(part, 0o600)
    guard fsync(handle) == 0, rename(part, path) == 0 else {
      throw .unavailable("\(path): \(String(cString: strerror(errno)))")
    }
    let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY)
    guard folder >= 0 else { return }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw .unavailable("\(path): \(String(cString: strerror(errno)))") }
  }
}
