import Foundation

/// Replies that were given and may still be taken back for some seconds, and those that were: drafts.
public struct HeldReplyStore {
  /// When a draft goes: it waits for somebody's word.
  public static let never = "9999-12-31T23:59:59Z"

  private let db: any SQLTransaction

  /// The held replies, within a transaction.
  public init(_ db: any SQLTransaction) {
    self.db = db
  }

  /// A reply that waits.
  public struct Entry: Sendable {
    /// The id that its event will have.
    public let id: String
    /// The id of the case.
    public let caseID: String
    /// Who wrote it; of a draft whose it is.
    public let actor: String
    /// The sealed body of the event.
    public let body: Data
    /// When it goes, RFC 3339 in UTC; `never` for a draft.
    public let dueAt: String

    /// A reply that waits.
    public init(id: String, caseID: String, actor: String, body: Data, dueAt: String) {
      self.id = id
      self.caseID = caseID
      self.actor = actor
      self.body = body
      self.dueAt = dueAt
    }
  }

  /// Keeps a reply.
  public func add(_ entry: Entry) throws(DatabaseError) {
    try db.run(
      "INSERT INTO held_replies (id, case_id, actor, body, due_at) VALUES ($1, $2, $3, $4, $5)",
      [
        .text(entry.id), .text(entry.caseID), .text(entry.actor), .bytes(entry.body), .text(entry.dueAt),
      ])
  }

  /// Takes a reply out that waits.
  ///
  /// - Returns: false where it has gone or was taken back: of two that ask at one instant, one is told true.
  public func remove(_ id: String, of caseID: String) throws(DatabaseError) -> Bool {
    try db.run(
      "DELETE FROM held_replies WHERE id = $1 AND case_id = $2 AND due_at < $3",
      [.text(id), .text(caseID), .text(Self.never)]) > 0
  }

  /// Makes a reply that waits somebody's draft; nothing happens where it waits no more.
  public func keepAsDraft(_ id: String, of caseID: String, by actor: String) throws(DatabaseError) {
    try db.run(
      "UPDATE held_replies SET due_at = $1, actor = $2 WHERE id = $3 AND case_id = $4 AND due_at < $1",
      [.text(Self.never), .text(actor), .text(id), .text(caseID)])
  }

  /// Takes a draft of somebody out.
  public func removeDraft(_ id: String, of caseID: String, by actor: String) throws(DatabaseError) {
    try db.run(
      "DELETE FROM held_replies WHERE id = $1 AND case_id = $2 AND actor = $3 AND due_at = $4",
      [.text(id), .text(caseID), .text(actor), .text(Self.never)])
  }

  /// Puts a reply off that waits.
  public func putOff(_ id: String, until: String) throws(DatabaseError) {
    try db.run(
      "UPDATE held_replies SET due_at = $1 WHERE id = $2 AND due_at < $3",
      [.text(until), .text(id), .text(Self.never)])
  }

  /// Whether a reply has gone: its event is there.
  public func hasGone(_ id: String, of caseID: String) throws(DatabaseError) -> Bool {
    try !db.rows(
      "SELECT number FROM events WHERE id = $1 AND case_id = $2 AND kind = 'reply'",
      [.text(id), .text(caseID)]
    ).isEmpty
  }

  /// The replies and drafts of a case, oldest first.
  public func all(of caseID: String) throws(DatabaseError) -> [Entry] {
    try rows("WHERE case_id = $1 ORDER BY id", [.text(caseID)])
  }

  /// Replies whose time has come, those first that have waited longest.
  public func due(now: String, limit: Int) throws(DatabaseError) -> [Entry] {
    try rows("WHERE due_at <= $1 ORDER BY due_at, id LIMIT $2", [.text(now), SQLValue(limit)])
  }

  /// Takes out what belongs to a case.
  public func remove(caseID: String) throws(DatabaseError) {
    try db.run("DELETE FROM held_replies WHERE case_id = $1", [.text(caseID)])
  }

  private func rows(_ rest: String, _ values: [SQLValue]) throws(DatabaseError) -> [Entry] {
    var found: [Entry] = []
    for row in try db.rows("SELECT id, case_id, actor, body, due_at FROM held_replies \(rest)", values) {
      found.append(
        Entry(
          id: try row.text("id"), caseID: try row.text("case_id"), actor: try row.text("actor"),
          body: try row.bytes("body"), dueAt: try row.text("due_at")))
    }
    return found
  }
}
