import Foundation

/// What is to leave the house, each row written in the transaction of the act that it follows from.
public struct OutboxStore {
  let db: any SQLTransaction

  /// The outbox, within a transaction.
  public init(_ db: any SQLTransaction) {
    self.db = db
  }

  /// One thing to be sent.
  public struct Entry: Sendable {
    /// Its id.
    public let id: String
    /// The id of the case.
    public let caseID: String
    /// Its kind.
    public let kind: String
    /// When, RFC 3339 in UTC.
    public let at: String
    /// The id of the mailer's key.
    public let key: String
    /// The wrap of the key that `body` is sealed under.
    public let wrap: Data
    /// What is sealed of it.
    public let body: Data

    /// One thing to be sent.
    public init(id: String, caseID: String, kind: String, at: String, key: String, wrap: Data, body: Data) {
      self.id = id
      self.caseID = caseID
      self.kind = kind
      self.at = at
      self.key = key
      self.wrap = wrap
      self.body = body
    }
  }

  /// Puts a thing into the outbox.
  public func add(_ entry: Entry) throws(DatabaseError) {
    try db.run(
      """
      INSERT INTO outbox (id, case_id, kind, made_at, mailer_key, wrap, body, attempts, due_at) \
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """,
      [
        .text(entry.id), .text(entry.caseID), .text(entry.kind), .text(entry.at), .text(entry.key),
        .bytes(entry.wrap), .bytes(entry.body), 0, .text(entry.at),
      ])
  }

  /// The ids of all keys of the mailer that something is wrapped to.
  public func keysInUse() throws(DatabaseError) -> Set<String> {
    var found: Set<String> = []
    for row in try db.rows("SELECT DISTINCT mailer_key FROM outbox WHERE state = 'waiting'", []) {
      found.insert(try row.text("mailer_key"))
    }
    return found
  }

  /// Takes out what belongs to a case.
  public func remove(caseID: String) throws(DatabaseError) {
    try db.run("DELETE FROM outbox WHERE case_id = $1", [.text(caseID)])
  }
}

/// Events whose texts wait to be made findable; the desk or jobs side does it, never intake.
public struct SearchQueue {
  private let db: any SQLTransaction

  /// The queue, within a transaction.
  public init(_ db: any SQLTransaction) {
    self.db = db
  }

  /// Puts an event into the queue.
  public func add(event: String, caseID: String) throws(DatabaseError) {
    try db.run(
      "INSERT INTO search_queue (event_id, case_id) VALUES ($1, $2)", [.text(event), .text(caseID)])
  }

  /// Takes out what belongs to a case.
  public func remove(caseID: String) throws(DatabaseError) {
    try db.run("DELETE FROM search_queue WHERE case_id = $1", [.text(caseID)])
  }
}
