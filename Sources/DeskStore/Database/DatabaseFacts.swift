/// What an operator should know of a database.
public struct DatabaseFacts: Sendable {
  /// `SQLite 3.40.1`
  public let version: String
  /// Whether SQLite's version has the bug by which two connections that checkpoint at one instant damage the file
  /// (3.7.0 to 3.51.2).
  public let hasWALResetBug: Bool
  /// The newest step of the schema that was run.
  public let step: Int
  /// How many cases there are.
  public let cases: Int
  /// How many events there are.
  public let events: Int
  /// How many events no block of the chain holds yet.
  public let unchained: Int
  /// The keys that the newest cases are wrapped to.
  public static func newestKeys(_ database: any Database) async throws(DatabaseError) -> [String] {
    try await database.read { (db: any SQLTransaction) throws(DatabaseError) -> [String] in
      let rows = try db.rows(
        "SELECT desk_key FROM cases WHERE desk_wrap IS NOT NULL ORDER BY id DESC LIMIT 20", [])
      var found: [String] = []
      for row in rows { found.append(try row.text("desk_key")) }
      return found
    }
  }

  /// Asks a database.
  public static func read(_ database: any Database) async throws(DatabaseError) -> DatabaseFacts {
    let engine = database.engine
    return try await database.read { (db: any SQLTransaction) throws(DatabaseError) -> DatabaseFacts in
      func count(_ sql: String) throws(DatabaseError) -> Int { Int(try db.rows(sql, [])[0].integer("n")) }
      let number = try db.rows(
        engine == .sqlite
          ? "SELECT sqlite_version() AS v" : "SELECT current_setting('server_version') AS v", [])[0].text("v")
      let parts = number.split(separator: ".").compactMap { Int($0) }
      return DatabaseFacts(
        version: "\(engine == .sqlite ? "SQLite" : "PostgreSQL") \(number)",
        hasWALResetBug: engine == .sqlite && parts.lexicographicallyPrecedes([3, 51, 3]),
        step: try count("SELECT COALESCE(MAX(number), 0) AS n FROM schema_steps"),
        cases: try count("SELECT COUNT(*) AS n FROM cases"),
        events: try count("SELECT COUNT(*) AS n FROM events"),
        unchained: try count("SELECT COUNT(*) AS n FROM events WHERE block IS NULL"))
    }
  }
}
