/// Lists of the directory that operators brought in, each version a row that is never changed.
public struct ListStore {
  private let db: any SQLTransaction

  /// The lists, within a transaction.
  public init(_ db: any SQLTransaction) {
    self.db = db
  }

  /// A version without its entries.
  public struct Head: Sendable {
    /// Its number.
    public let version: Int
    /// The day that the list is of: `2026-11-24`.
    public let asOf: String
    /// When it was brought in, RFC 3339 in UTC.
    public let madeAt: String
    /// Who brought it in.
    public let actor: String
    /// What the operator noted.
    public let note: String
    /// The first letters of the body, which hold its count.
    public let beginning: String

    /// A version.
    public init(
      version: Int, asOf: String, madeAt: String, actor: String, note: String, beginning: String = ""
    ) {
      self.version = version
      self.asOf = asOf
      self.madeAt = madeAt
      self.actor = actor
      self.note = note
      self.beginning = beginning
    }
  }

  /// Adds a version.
  ///
  /// - Throws: `DatabaseError.duplicate` where another server was first with its number.
  public func add(_ name: String, _ head: Head, body: String) throws(DatabaseError) {
    try db.run(
      """
      INSERT INTO lists (name, version, as_of, made_at, actor, note, body) \
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """,
      [
        .text(name), SQLValue(head.version), .text(head.asOf), .text(head.madeAt), .text(head.actor),
        .text(head.note), .text(body),
      ])
  }

  /// The number of the newest version; 0 where there is none.
  public func newest(_ name: String) throws(DatabaseError) -> Int {
    let rows = try db.rows("SELECT MAX(version) AS version FROM lists WHERE name = $1", [.text(name)])
    return Int(try rows.first?.optionalInteger("version") ?? 0)
  }

  /// A version with its entries.
  public func find(_ name: String, _ version: Int) throws(DatabaseError) -> (head: Head, body: String)? {
    let rows = try db.rows(
      """
      SELECT version, as_of, made_at, actor, note, SUBSTR(body, 1, 40) AS beginning, body FROM lists \
      WHERE name = $1 AND version = $2
      """, [.text(name), SQLValue(version)])
    guard let row = rows.first else { return nil }
    return (try head(row), try row.text("body"))
  }

  /// The newest versions, newest first, without their entries.
  public func history(_ name: String, limit: Int) throws(DatabaseError) -> [Head] {
    let rows = try db.rows(
      """
      SELECT version, as_of, made_at, actor, note, SUBSTR(body, 1, 40) AS beginning FROM lists \
      WHERE name = $1 ORDER BY version DESC LIMIT $2
      """, [.text(name), SQLValue(limit)])
    var heads: [Head] = []
    for row in rows { heads.append(try head(row)) }
    return heads
  }

  /// Forgets a version; of two who do it at one instant, one has done it.
  ///
  /// - Returns: whether it was there.
  @discardableResult
  public func remove(_ name: String, _ version: Int) throws(DatabaseError) -> Bool {
    try db.run("DELETE FROM lists WHERE name = $1 AND version = $2", [.text(name), SQLValue(version)]) > 0
  }

  /// Forgets versions that were made before a time.
  public func remove(_ name: String, before: String) throws(DatabaseError) {
    try db.run("DELETE FROM lists WHERE name = $1 AND made_at <= $2", [.text(name), .text(before)])
  }

  private func head(_ row: SQLRow) throws(DatabaseError) -> Head {
    Head(
      version: Int(try row.integer("version")), asOf: try row.text("as_of"),
      madeAt: try row.text("made_at"), actor: try row.text("actor"), note: try row.text("note"),
      beginning: try row.text("beginning"))
  }
}
