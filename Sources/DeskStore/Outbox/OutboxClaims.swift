import Foundation

extension OutboxStore {
  /// A row that this server alone works on for a while.
  public struct Claimed: Sendable {
    /// What is to be sent.
    public let entry: Entry
    /// Which attempt this is, from 1.
    public let attempt: Int
  }

  /// Whether anything is due: a look that keeps no writer busy.
  public func isAnyDue(now: String) throws(DatabaseError) -> Bool {
    try !due(now: now, limit: 1).isEmpty
  }

  /// Takes the row that is longest due, for as long as a delivery may last.
  ///
  /// The update holds the row and looks at it again, so of two servers that saw it one gets it and the other
  /// takes the next. A server that dies meanwhile leaves it to be due again at `until`.
  public func claim(now: String, until: String) throws(DatabaseError) -> Claimed? {
    for id in try due(now: now, limit: 8) {
      let taken = try db.run(
        """
        UPDATE outbox SET due_at = $1, attempts = attempts + 1 \
        WHERE id = $2 AND state = 'waiting' AND due_at <= $3
        """, [.text(until), .text(id), .text(now)])
      if taken == 1 { return try claimed(id) }
    }
    return nil
  }

  private func due(now: String, limit: Int) throws(DatabaseError) -> [String] {
    var ids: [String] = []
    for row in try db.rows(
      "SELECT id FROM outbox WHERE due_at <= $1 AND state = 'waiting' ORDER BY due_at, id LIMIT $2",
      [.text(now), SQLValue(limit)])
    {
      ids.append(try row.text("id"))
    }
    return ids
  }

  private func claimed(_ id: String) throws(DatabaseError) -> Claimed? {
    guard
      let row = try db.rows(
        "SELECT case_id, kind, made_at, mailer_key, wrap, body, attempts FROM outbox WHERE id = $1",
        [.text(id)]
      ).first
    else { return nil }
    return Claimed(
      entry: Entry(
        id: id, caseID: try row.text("case_id"), kind: try row.text("kind"), at: try row.text("made_at"),
        key: try row.text("mailer_key"), wrap: try row.bytes("wrap"), body: try row.bytes("body")),
      attempt: Int(try row.integer("attempts")))
  }

  /// Puts a row off, and keeps why.
  public func putOff(_ id: String, until: String, answer: String) throws(DatabaseError) {
    try db.run(
      "UPDATE outbox SET due_at = $1, answer = $2 WHERE id = $3 AND state = 'waiting'",
      [.text(until), .text(answer), .text(id)])
  }

  /// How a delivery ended.
  public enum End: String, Sendable {
    case sent, failed
  }

  /// Ends a row: its address and everything else that is sealed of it goes, what became of it stays.
  ///
  /// - Returns: false where it had ended already, or went with its case.
  @discardableResult
  public func end(_ id: String, _ end: End, answer: String, at: String) throws(DatabaseError) -> Bool {
    try db.run(
      """
      UPDATE outbox SET state = $1, answer = $2, done_at = $3, body = $4, wrap = $5, due_at = $6 \
      WHERE id = $7 AND state = 'waiting'
      """,
      [
        .text(end.rawValue), .text(answer), .text(at), .bytes(Data()), .bytes(Data()), .text(Self.never),
        .text(id),
      ]) == 1
  }

  /// So that the index of what is due does not grow with what has been sent.
  private static let never = "9999-12-31T23:59:59Z"
}
