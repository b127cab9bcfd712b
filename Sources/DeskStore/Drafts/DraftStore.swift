import Foundation

/// Unfinished interviews, sealed under their resume codes.
public struct DraftStore {
  private let db: any SQLTransaction

  /// The drafts, within a transaction.
  public init(_ db: any SQLTransaction) {
    self.db = db
  }

  /// Keeps a draft, in the place of an older one.
  public func save(
    _ lookup: String, body: Data, version: Int, expiresAt: String
  ) throws(DatabaseError) {
    try db.run(
      """
      INSERT INTO drafts (lookup, body, version, expires_at) VALUES ($1, $2, $3, $4) \
      ON CONFLICT (lookup) DO UPDATE SET body = excluded.body, version = excluded.version, \
      expires_at = excluded.expires_at
      """, [.text(lookup), .bytes(body), SQLValue(version), .text(expiresAt)])
  }

  /// The draft of a code.
  public func find(_ lookup: String, now: String) throws(DatabaseError) -> (body: Data, version: Int)? {
    guard
      let row = try db.rows(
        "SELECT body, version FROM drafts WHERE lookup = $1 AND expires_at > $2", [.text(lookup), .text(now)]
      ).first
    else { return nil }
    return (try row.bytes("body"), Int(try row.integer("version")))
  }

  /// Forgets a draft.
  public func remove(_ lookup: String) throws(DatabaseError) {
    try db.run("DELETE FROM drafts WHERE lookup = $1", [.text(lookup)])
  }

  /// Forgets what has expired.
  public func removeExpired(now: String) throws(DatabaseError) {
    try db.run("DELETE FROM drafts WHERE expires_at <= $1", [.text(now)])
  }
}
