/// Who is signed in.
public struct SessionStore {
  private let db: any SQLTransaction

  /// The sessions, within a transaction.
  public init(_ db: any SQLTransaction) {
    self.db = db
  }

  /// One session.
  public struct Entry: Sendable {
    /// The hash of its secret.
    public let lookup: String
    /// The account's address.
    public let email: String
    /// When it began, RFC 3339 in UTC.
    public let madeAt: String
    /// When it was last used, to a minute.
    public let seenAt: String
    /// When it ends at the latest.
    public let endsAt: String
    /// What the browser calls itself.
    public let agent: String

    init(_ row: SQLRow) throws(DatabaseError) {
      lookup = try row.text("lookup")
      email = try row.text("email")
      madeAt = try row.text("made_at")
      seenAt = try row.text("seen_at")
      endsAt = try row.text("ends_at")
      agent = try row.text("agent")
    }
  }

  /// A session, with what its account may do now.
  public struct Holder: Sendable {
    /// The session.
    public let session: Entry
    /// The account's roles, parted by blanks.
    public let roles: String
    /// The account's language.
    public let language: String
    /// Whether nobody may sign in to the account.
    public let isDisabled: Bool
  }

  /// Begins a session.
  public func add(
    _ lookup: String, email: String, at: String, endsAt: String, agent: String
  ) throws(DatabaseError) {
    try db.run(
      """
      INSERT INTO sessions (lookup, email, made_at, seen_at, ends_at, agent) \
      VALUES ($1, $2, $3, $3, $4, $5)
      """, [.text(lookup), .text(email), .text(at), .text(endsAt), .text(agent)])
  }

  /// The session of a secret's hash and its account, in one read.
  public func find(_ lookup: String) throws(DatabaseError) -> Holder? {
    guard
      let row = try db.rows(
        """
        SELECT s.lookup AS lookup, s.email AS email, s.made_at AS made_at, s.seen_at AS seen_at, \
        s.ends_at AS ends_at, s.agent AS agent, a.roles AS roles, a.language AS language, \
        a.disabled_at AS disabled_at \
        FROM sessions s JOIN accounts a ON a.email = s.email WHERE s.lookup = $1
        """, [.text(lookup)]
      ).first
    else { return nil }
    return Holder(
      session: try Entry(row), roles: try row.text("roles"), language: try row.text("language"),
      isDisabled: try row.optionalText("disabled_at") != nil)
  }

  /// The sessions of an account, the one that began last first.
  public func all(of email: String) throws(DatabaseError) -> [Entry] {
    var found: [Entry] = []
    for row in try db.rows(
      """
      SELECT lookup, email, made_at, seen_at, ends_at, agent FROM sessions WHERE email = $1 \
      ORDER BY made_at DESC, lookup
      """, [.text(email)])
    {
      found.append(try Entry(row))
    }
    return found
  }

  /// Notes that a session was used.
  public func touch(_ lookup: String, at: String) throws(DatabaseError) {
    try db.run(
      "UPDATE sessions SET seen_at = $1 WHERE lookup = $2 AND seen_at < $1", [.text(at), .text(lookup)])
  }

  /// Ends a session.
  public func remove(_ lookup: String) throws(DatabaseError) {
    try db.run("DELETE FROM sessions WHERE lookup = $1", [.text(lookup)])
  }

  /// Ends all sessions of an account, or all but one.
  public func removeAll(of email: String, but lookup: String = "") throws(DatabaseError) {
    try db.run(
      "DELETE FROM sessions WHERE email = $1 AND lookup <> $2", [.text(email), .text(lookup)])
  }

  /// Forgets what has ended.
  ///
  /// - Parameter unused: the time since which a session must have been used.
  public func removeEnded(now: String, unused: String) throws(DatabaseError) {
    try db.run(
      "DELETE FROM sessions WHERE ends_at <= $1 OR seen_at <= $2", [.text(now), .text(unused)])
  }
}
