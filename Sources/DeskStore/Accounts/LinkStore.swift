/// Links that open something once.
public struct LinkStore {
  private let db: any SQLTransaction

  /// The links, within a transaction.
  public init(_ db: any SQLTransaction) {
    self.db = db
  }

  /// What a link opens, and until when.
  public struct Entry: Sendable {
    /// `account`: sets up the account that it is about. `first`: makes the first one.
    public let kind: String
    /// What it is about.
    public let about: String
    /// When it ends, RFC 3339 in UTC.
    public let expiresAt: String
  }

  /// Adds a link.
  public func add(
    _ lookup: String, kind: String, about: String, expiresAt: String
  ) throws(DatabaseError) {
    try db.run(
      "INSERT INTO links (lookup, kind, about, expires_at) VALUES ($1, $2, $3, $4)",
      [.text(lookup), .text(kind), .text(about), .text(expiresAt)])
  }

  /// What a link opens, ended or not.
  public func find(_ lookup: String) throws(DatabaseError) -> Entry? {
    guard
      let row = try db.rows("SELECT kind, about, expires_at FROM links WHERE lookup = $1", [.text(lookup)])
        .first
    else { return nil }
    return Entry(
      kind: try row.text("kind"), about: try row.text("about"), expiresAt: try row.text("expires_at"))
  }

  /// Spends a link: of two that come at one instant one finds it spent.
  ///
  /// - Returns: whether it was there and had not ended.
  public func spend(_ lookup: String, now: String) throws(DatabaseError) -> Bool {
    try db.run("DELETE FROM links WHERE lookup = $1 AND expires_at > $2", [.text(lookup), .text(now)]) == 1
  }

  /// Takes a link away.
  public func remove(_ lookup: String) throws(DatabaseError) {
    try db.run("DELETE FROM links WHERE lookup = $1", [.text(lookup)])
  }

  /// Takes all links of a kind about one thing away.
  public func removeAll(kind: String, about: String) throws(DatabaseError) {
    try db.run("DELETE FROM links WHERE kind = $1 AND about = $2", [.text(kind), .text(about)])
  }

  /// Forgets what has ended.
  public func removeExpired(now: String) throws(DatabaseError) {
    try db.run("DELETE FROM links WHERE expires_at <= $1", [.text(now)])
  }
}
