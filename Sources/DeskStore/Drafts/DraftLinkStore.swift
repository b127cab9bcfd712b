import Foundation

/// One-time links that lead to a draft: each holds the draft's code, sealed under the link's own secret.
///
/// What has ended goes with all other links (`LinkStore.removeExpired`).
public struct DraftLinkStore {
  private let db: any SQLTransaction

  /// The links, within a transaction.
  public init(_ db: any SQLTransaction) {
    self.db = db
  }

  /// Keeps a link.
  public func add(_ lookup: String, body: Data, expiresAt: String) throws(DatabaseError) {
    try db.run(
      "INSERT INTO links (lookup, kind, about, body, expires_at) VALUES ($1, 'draft', '', $2, $3)",
      [.text(lookup), .bytes(body), .text(expiresAt)])
  }

  /// Until when a link can be followed; nil where it is spent, expired or unknown.
  public func end(_ lookup: String, now: String) throws(DatabaseError) -> String? {
    try db.rows(
      "SELECT expires_at FROM links WHERE lookup = $1 AND kind = 'draft' AND expires_at > $2",
      [.text(lookup), .text(now)]
    ).first?.text("expires_at")
  }

  /// What a link holds, for whoever follows it first: it is gone with the same transaction.
  public func spend(_ lookup: String, now: String) throws(DatabaseError) -> Data? {
    let row = try db.rows(
      "SELECT body FROM links WHERE lookup = $1 AND kind = 'draft' AND expires_at > $2",
      [.text(lookup), .text(now)]
    ).first
    // On PostgreSQL two may have read the row: only one of them deletes it.
    guard let row, try db.run("DELETE FROM links WHERE lookup = $1 AND kind = 'draft'", [.text(lookup)]) == 1
    else { return nil }
    return try row.bytes("body")
  }
}
