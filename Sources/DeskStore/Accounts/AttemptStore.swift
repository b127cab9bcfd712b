/// How often somebody tried in vain to sign in, by place: addresses that have no account are counted too.
public struct AttemptStore {
  private let db: any SQLTransaction

  /// The attempts, within a transaction.
  public init(_ db: any SQLTransaction) {
    self.db = db
  }

  /// What is counted of a place.
  public struct Entry: Sendable, Hashable {
    /// Attempts since the last one that went well.
    public let failures: Int
    /// When the last one was, RFC 3339 in UTC.
    public let lastAt: String
  }

  /// What is counted of a place, which nobody else changes until the transaction ends; a new one begins at 0.
  public func hold(_ lookup: String, now: String) throws(DatabaseError) -> Entry {
    // Made first: a row that is not there yet cannot be held.
    try db.run(
      "INSERT INTO attempts (lookup, failures, last_at) VALUES ($1, 0, $2) ON CONFLICT (lookup) DO NOTHING",
      [.text(lookup), .text(now)])
    guard
      let row = try db.rows(
        "SELECT failures, last_at FROM attempts WHERE lookup = $1\(db.rowLock)", [.text(lookup)]
      ).first
    else { throw .badRow("an attempt that was made is not there") }
    return Entry(failures: Int(try row.integer("failures")), lastAt: try row.text("last_at"))
  }

  /// Sets what is counted of a place.
  public func set(_ lookup: String, failures: Int, at: String) throws(DatabaseError) {
    try db.run(
      "UPDATE attempts SET failures = $1, last_at = $2 WHERE lookup = $3",
      [SQLValue(failures), .text(at), .text(lookup)])
  }

  /// Sets when the last one was.
  public func touch(_ lookup: String, at: String) throws(DatabaseError) {
    try db.run("UPDATE attempts SET last_at = $1 WHERE lookup = $2", [.text(at), .text(lookup)])
  }

  /// Takes one back that was counted and not judged, with the time of the one before it.
  public func takeBack(_ lookup: String, lastAt: String) throws(DatabaseError) {
    try db.run(
      "UPDATE attempts SET failures = failures - 1, last_at = $1 WHERE lookup = $2 AND failures > 0",
      [.text(lastAt), .text(lookup)])
    try db.run("DELETE FROM attempts WHERE lookup = $1 AND failures = 0", [.text(lookup)])
  }

  /// Forgets a place.
  public func remove(_ lookup: String) throws(DatabaseError) {
    try db.run("DELETE FROM attempts WHERE lookup = $1", [.text(lookup)])
  }

  /// Forgets what is older than a time.
  public func removeOld(before: String) throws(DatabaseError) {
    try db.run("DELETE FROM attempts WHERE last_at <= $1", [.text(before)])
  }
}
