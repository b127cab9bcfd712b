/// The history of accounts: who did what to which, and who came in.
public struct AccountEventStore {
  private let db: any SQLTransaction

  /// The history, within a transaction.
  public init(_ db: any SQLTransaction) {
    self.db = db
  }

  /// One line of the history.
  public struct Entry: Sendable {
    /// Its id; ids sort by time.
    public let id: String
    /// When, RFC 3339 in UTC.
    public let at: String
    /// Who did it.
    public let actor: String
    /// To which account.
    public let email: String
    /// What was done.
    public let kind: String
    /// What belongs to it, in a word.
    public let text: String

    /// One line of the history.
    public init(id: String, at: String, actor: String, email: String, kind: String, text: String) {
      self.id = id
      self.at = at
      self.actor = actor
      self.email = email
      self.kind = kind
      self.text = text
    }
  }

  /// Adds a line.
  public func add(_ entry: Entry) throws(DatabaseError) {
    try db.run(
      "INSERT INTO account_events (id, at, actor, email, kind, text) VALUES ($1, $2, $3, $4, $5, $6)",
      [
        .text(entry.id), .text(entry.at), .text(entry.actor), .text(entry.email), .text(entry.kind),
        .text(entry.text),
      ])
  }

  /// Whether there is a line of a kind about an account whose id comes after this one.
  public func has(_ kind: String, about email: String, after id: String) throws(DatabaseError) -> Bool {
    try !db.rows(
      "SELECT id FROM account_events WHERE id > $1 AND email = $2 AND kind = $3 LIMIT 1",
      [.text(id), .text(email), .text(kind)]
    ).isEmpty
  }

  /// The newest lines, newest first.
  public func newest(_ limit: Int) throws(DatabaseError) -> [Entry] {
    var found: [Entry] = []
    for row in try db.rows(
      "SELECT id, at, actor, email, kind, text FROM account_events ORDER BY id DESC LIMIT $1",
      [SQLValue(limit)])
    {
      found.append(
        Entry(
          id: try row.text("id"), at: try row.text("at"), actor: try row.text("actor"),
          email: try row.text("email"), kind: try row.text("kind"), text: try row.text("text")))
    }
    return found
  }
}
