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

  /// The newest line of a kind about an account whose id comes after this one.
  public func newest(_ kind: String, about email: String, after id: String) throws(DatabaseError) -> Entry? {
    try rows(
      "WHERE id > $1 AND email = $2 AND kind = $3 ORDER BY id DESC LIMIT 1",
      [.text(id), .text(email), .text(kind)]
    ).first
  }

  /// Sets what belongs to a line, and who it was last.
  public func set(_ id: String, actor: String, text: String) throws(DatabaseError) {
    try db.run(
      "UPDATE account_events SET actor = $1, text = $2 WHERE id = $3",
      [.text(actor), .text(text), .text(id)])
  }

  /// The newest lines of a kind, newest first; of one account, or of all.
  public func newest(_ limit: Int, of kind: String, about email: String?) throws(DatabaseError) -> [Entry] {
    guard let email else {
      return try rows(
        "WHERE kind = $1 ORDER BY id DESC LIMIT $2", [.text(kind), SQLValue(limit)])
    }
    return try rows(
      "WHERE kind = $1 AND email = $2 ORDER BY id DESC LIMIT $3",
      [.text(kind), .text(email), SQLValue(limit)])
  }

  /// The newest lines that are not of a kind, newest first; of one account, or of all.
  public func newest(_ limit: Int, but kind: String, about email: String?) throws(DatabaseError) -> [Entry] {
    guard let email else {
      return try rows(
        "WHERE kind <> $1 ORDER BY id DESC LIMIT $2", [.text(kind), SQLValue(limit)])
    }
    return try rows(
      "WHERE kind <> $1 AND email = $2 ORDER BY id DESC LIMIT $3",
      [.text(kind), .text(email), SQLValue(limit)])
  }

  /// Forgets attempts that were refused before a time; what was changed stays.
  public func removeRefusals(before: String) throws(DatabaseError) {
    try db.run("DELETE FROM account_events WHERE kind = 'refused' AND at <= $1", [.text(before)])
  }

  private func rows(_ rest: String, _ values: [SQLValue]) throws(DatabaseError) -> [Entry] {
    var found: [Entry] = []
    for row in try db.rows("SELECT id, at, actor, email, kind, text FROM account_events \(rest)", values) {
      found.append(
        Entry(
          id: try row.text("id"), at: try row.text("at"), actor: try row.text("actor"),
          email: try row.text("email"), kind: try row.text("kind"), text: try row.text("text")))
    }
    return found
  }
}
