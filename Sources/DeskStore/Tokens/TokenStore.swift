/// Who may call the staff part of the API.
public struct TokenStore {
  private let db: any SQLTransaction

  /// The tokens, within a transaction.
  public init(_ db: any SQLTransaction) {
    self.db = db
  }

  /// A token that counts.
  public struct Entry: Sendable {
    /// Its name.
    public let name: String
    /// Roles as texts, parted by blanks.
    public let roles: String
    /// When it was made, RFC 3339 in UTC.
    public let madeAt: String
    /// When it was revoked; nil while it counts.
    public let revokedAt: String?
  }

  /// Adds a token.
  ///
  /// - Throws: `DatabaseError.duplicate` where the name is taken.
  public func add(name: String, lookup: String, roles: String, at: String) throws(DatabaseError) {
    // A revoked token's name may be given again.
    try db.run("DELETE FROM tokens WHERE name = $1 AND revoked_at IS NOT NULL", [.text(name)])
    try db.run(
      "INSERT INTO tokens (name, lookup, roles, made_at) VALUES ($1, $2, $3, $4)",
      [.text(name), .text(lookup), .text(roles), .text(at)])
  }

  /// Takes a token's rights away.
  ///
  /// - Returns: false where there is none of this name.
  public func revoke(name: String, at: String) throws(DatabaseError) -> Bool {
    try db.run(
      "UPDATE tokens SET revoked_at = $1 WHERE name = $2 AND revoked_at IS NULL", [.text(at), .text(name)])
      > 0
  }

  /// The token of a secret's hash, if it still counts.
  public func find(lookup: String) throws(DatabaseError) -> Entry? {
    try rows("WHERE lookup = $1 AND revoked_at IS NULL", [.text(lookup)]).first
  }

  /// All tokens by name.
  public func all() throws(DatabaseError) -> [Entry] {
    try rows("ORDER BY name", [])
  }

  private func rows(_ rest: String, _ values: [SQLValue]) throws(DatabaseError) -> [Entry] {
    var found: [Entry] = []
    for row in try db.rows("SELECT name, roles, made_at, revoked_at FROM tokens \(rest)", values) {
      found.append(
        Entry(
          name: try row.text("name"), roles: try row.text("roles"), madeAt: try row.text("made_at"),
          revokedAt: try row.optionalText("revoked_at")))
    }
    return found
  }
}
