extension Schema {
  /// Brings a database to the newest step; a new one is filled from nothing.
  ///
  /// - Returns: the numbers of the steps that were run.
  /// - Throws: `DatabaseError.refused` where a newer program has written it.
  @discardableResult
  public static func migrate(_ database: any Database) async throws(DatabaseError) -> [Int] {
    let engine = database.engine
    return try await database.write { (db: any SQLTransaction) throws(DatabaseError) -> [Int] in
      // Two servers may start at one instant.
      try db.hold(.migration)
      return try runDue(db, engine)
    }
  }

  /// Runs the steps that are due, within a transaction.
  @discardableResult
  static func runDue(_ db: any SQLTransaction, _ engine: DatabaseEngine) throws(DatabaseError) -> [Int] {
    try db.run(stepsTable, [])
    let done = try db.rows("SELECT MAX(number) AS number FROM schema_steps", [])
    var reached = 0
    if let row = done.first, let number = try row.optionalInteger("number") { reached = Int(number) }
    guard reached <= newest else {
      throw .refused(
        "the database was written by a newer version (step \(reached), this program knows \(newest)): "
          + "start that version, or restore a backup of this one")
    }
    let due = steps.filter { $0.number > reached }
    for step in due { try run(step, db, engine) }
    return due.map(\.number)
  }

  private static let stepsTable = "CREATE TABLE IF NOT EXISTS schema_steps (number BIGINT PRIMARY KEY)"

  /// Makes the tables of an older step in an empty database.
  static func make(
    _ db: any SQLTransaction, _ engine: DatabaseEngine, upTo number: Int
  ) throws(DatabaseError) {
    try db.run(stepsTable, [])
    for step in steps where step.number <= number { try run(step, db, engine) }
  }

  private static func run(
    _ step: Step, _ db: any SQLTransaction, _ engine: DatabaseEngine
  ) throws(DatabaseError) {
    for statement in step.statements { try db.run(words(statement, engine), []) }
    try db.run("INSERT INTO schema_steps (number) VALUES ($1)", [SQLValue(step.number)])
  }

  /// A statement in an engine's words.
  static func words(_ statement: String, _ engine: DatabaseEngine) -> String {
    statement.replacing("BYTES", with: engine == .sqlite ? "BLOB" : "BYTEA")
  }
}
