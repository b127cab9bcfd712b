import DeskVault
import Dispatch
import Foundation

/// A backup is one SQLite file with the same tables, whichever engine the rows came from.
///
/// It holds what the database holds: sealed texts and the clear columns, never a key.
public enum Backup {
  /// What was written or read.
  public struct Report: Sendable {
    /// Rows by table.
    public var rows: [String: Int] = [:]
    /// Digests by table.
    var digests: [String: String] = [:]
    /// The schema's step.
    public var step = 0
    /// When the backup was made.
    public var at = ""
    /// All rows.
    public var total: Int { rows.values.reduce(0, +) }
  }

  /// Copies one consistent state into a new file, while others write on; then reads the file back.
  ///
  /// The file appears under its name only once it was read back whole.
  /// - Throws: `refused` where something is there that is not a backup: a slip must not cost the keys or the database.
  public static func write(
    _ database: any Database, to path: String, at: String
  ) async throws(DatabaseError) -> Report {
    try refuseOther(path)
    let part = "\(path).part-\(UUID().uuidString.prefix(8))"
    defer { try? FileManager.default.removeItem(atPath: part) }
    let file = try SQLiteFile(path: part, toWrite: true)
    chmod(part, 0o600)
    let written = try await database.read { (db: any SQLTransaction) throws(DatabaseError) -> Report in
      try copyAll(from: db, to: file, at: at)
    }
    // Off the threads that serve: every row is read again.
    let read: Result<Report, DatabaseError> = await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .utility).async {
        do throws(DatabaseError) {
          continuation.resume(returning: .success(try check(part)))
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
    }
    _ = try read.get()
    try finish(part, as: path)
    return written
  }

  private static func refuseOther(_ path: String) throws(DatabaseError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    let isFile = status.st_mode & S_IFMT == S_IFREG
    if isFile, status.st_size == 0 { return }
    guard isFile, (try? head(path)) != nil else {
      throw .refused(
        "something is there that is no backup; name a new file, or an older backup to be replaced")
    }
  }

  private static func head(_ path: String) throws(DatabaseError) -> SQLRow {
    let file = try SQLiteFile(path: path, toWrite: false)
    let rows = try file.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try db.rows("SELECT step, at FROM backup", [])
    }
    guard let row = rows.first else { throw .refused("no head") }
    return row
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
      try target.run(
        "CREATE TABLE backup_tables (name TEXT PRIMARY KEY, count BIGINT NOT NULL, digest TEXT NOT NULL)", [])
    }
    for table in Schema.tables(at: made.step) {
      let (count, digest) = try copy(table, from: db) { (rows) throws(DatabaseError) in
        try file.writing { (target: any SQLTransaction) throws(DatabaseError) in
          try insert(rows, table, target)
        }
      }
      report.rows[table.name] = count
      _ = try file.writing { (target: any SQLTransaction) throws(DatabaseError) in
        try target.run(
          "INSERT INTO backup_tables (name, count, digest) VALUES ($1, $2, $3)",
          [.text(table.name), SQLValue(count), .text(digest)])
      }
    }
    return report
  }

  /// Reads a backup whole: its pages, and every row against what was noted when it was made.
  ///
  /// - Throws: `refused` for a file that is no backup, `unavailable` for one that is not as it was written.
  @discardableResult
  public static func check(_ path: String) throws(DatabaseError) -> Report {
    guard FileManager.default.fileExists(atPath: path) else { throw .unavailable("\(path) is not there") }
    guard let head = try? head(path) else { throw .refused("\(path) is no backup of this program") }
    var report = Report()
    report.step = Int(try head.integer("step"))
    report.at = try head.text("at")
    let begun = report
    let file = try SQLiteFile(path: path, toWrite: false)
    do throws(DatabaseError) {
      return try file.reading { (db: any SQLTransaction) throws(DatabaseError) -> Report in
        try check(db, path, begun)
      }
    } catch {
      if case .unavailable(let words) = error, words.hasPrefix(path) { throw error }
      throw .unavailable("\(path) is damaged")
    }
  }

  private static func check(
    _ db: any SQLTransaction, _ path: String, _ begun: Report
  ) throws(DatabaseError) -> Report {
    var report = begun
    guard try db.rows("PRAGMA integrity_check", []).first?.text("integrity_check") == "ok" else {
      throw .unavailable("\(path) is damaged")
    }
    // A newer version may have tables that this one does not know; it is refused later, by its step.
    guard report.step <= Schema.newest else { return report }
    let noted = try db.rows("SELECT name, count, digest FROM backup_tables", [])
    for table in Schema.tables(at: report.step) {
      let (count, digest) = try copy(table, from: db) { _ in }
      report.rows[table.name] = count
      var isSame = false
      for row in noted where try row.text("name") == table.name {
        let (noted, was) = (Int(try row.integer("count")), try row.text("digest"))
        isSame = noted == count && was == digest
      }
      guard isSame else {
        throw .unavailable("\(path) is damaged: its table \(table.name) is not as it was written")
      }
    }
    return report
  }

  /// Puts a backup in the place of everything that the database holds, in one transaction.
  ///
  /// - Parameter after: what belongs into the same transaction: destroying again what was destroyed.
  /// - Throws: `refused` for a backup of a newer version.
  public static func restore(
    _ path: String, into database: any Database,
    after: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Void = { _ in }
  ) async throws(DatabaseError) -> Report {
    let report = try check(path)
    guard report.step <= Schema.newest else {
      throw .refused("\(path) was made by a newer version (step \(report.step)): start that version")
    }
    let engine = database.engine
    try await database.write { (db: any SQLTransaction) throws(DatabaseError) in
      let file = try SQLiteFile(path: path, toWrite: false)
      // A key that was retired since the backup must not come to life again: its private part may be gone.
      try db.run("CREATE TABLE IF NOT EXISTS retired_keys (id TEXT PRIMARY KEY, at TEXT NOT NULL)", [])
      let retired = try RetiredKeys(db).all()
      for table in Schema.tables.map(\.name) + Schema.leftOut {
        try db.run("DROP TABLE IF EXISTS \(table)", [])
      }
      try Schema.make(db, engine, upTo: report.step)
      try file.reading { (source: any SQLTransaction) throws(DatabaseError) in
        for table in Schema.tables(at: report.step) {
          _ = try copy(table, from: source) { (rows) throws(DatabaseError) in try insert(rows, table, db) }
        }
      }
      try Schema.runDue(db, engine)
      // What was about to be said may have been taken back since: it goes when its writer says so.
      try db.run("UPDATE held_replies SET due_at = $1", [.text(HeldReplyStore.never)])
      for key in retired { try RetiredKeys(db).add([key.id], at: key.at) }
      try after(db)
    }
    return report
  }

  private static func step(of db: any SQLTransaction) throws(DatabaseError) -> Int {
    Int(try db.rows("SELECT MAX(number) AS number FROM schema_steps", [])[0].optionalInteger("number") ?? 0)
  }

  /// Goes through a table page by page.
  ///
  /// - Returns: how many rows there were, and their digest.
  private static func copy(
    _ table: Schema.Table, from db: any SQLTransaction, _ take: ([SQLRow]) throws(DatabaseError) -> Void
  ) throws(DatabaseError) -> (count: Int, digest: String) {
    var count = 0
    var digest = RowDigest()
    var last: [SQLValue] = []
    let key = table.key.joined(separator: ", ")
    while true {
      let places = last.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
      let condition = last.isEmpty ? "" : "WHERE (\(key)) > (\(places))"
      let rows = try db.rows(
        "SELECT * FROM \(table.name) \(condition) ORDER BY \(key) LIMIT \(table.pageRows)", last)
      guard let end = rows.last else { return (count, digest.text) }
      try take(rows)
      for row in rows { digest.add(row.digestible) }
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

extension SQLRow {
  /// Unambiguous bytes of its values: each with its kind and length before it.
  fileprivate var digestible: Data {
    var data = Data()
    func add(_ kind: UInt8, _ bytes: some Collection<UInt8>) {
      data.append(kind)
      withUnsafeBytes(of: UInt64(bytes.count).bigEndian) { data.append(contentsOf: $0) }
      data.append(contentsOf: bytes)
    }
    for (name, value) in zip(names, values) {
      add(0, name.utf8)
      switch value {
      case .null: add(1, [])
      case .integer(let number): add(2, String(number).utf8)
      case .text(let text): add(3, text.utf8)
      case .bytes(let bytes): add(4, bytes)
      }
    }
    return data
  }
}
