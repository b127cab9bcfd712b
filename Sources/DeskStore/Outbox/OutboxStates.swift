extension OutboxStore {
  /// What became of one mail; nothing in it says to whom it went.
  public struct State: Sendable {
    /// Its id.
    public let id: String
    /// Why it was written.
    public let kind: String
    /// `waiting`, `sent` or `failed`.
    public let state: String
    /// When it was written, RFC 3339 in UTC.
    public let madeAt: String
    /// When it was sent or given up.
    public let doneAt: String?
    /// When it is tried next, while it waits.
    public let nextAt: String?
    /// How often it was tried.
    public let attempts: Int
    /// The server's last words, or ours; no address is in them.
    public let answer: String
  }

  /// The mails of a case, oldest first.
  public func states(of caseID: String) throws(DatabaseError) -> [State] {
    var found: [State] = []
    for row in try db.rows(
      """
      SELECT id, kind, state, made_at, done_at, due_at, attempts, answer FROM outbox \
      WHERE case_id = $1 ORDER BY id
      """, [.text(caseID)])
    {
      let state = try row.text("state")
      found.append(
        State(
          id: try row.text("id"), kind: try row.text("kind"), state: state, madeAt: try row.text("made_at"),
          doneAt: try row.optionalText("done_at"),
          nextAt: state == "waiting" ? try row.text("due_at") : nil,
          attempts: Int(try row.integer("attempts")), answer: try row.text("answer")))
    }
    return found
  }

  /// How mail goes out, for the operator.
  public struct Counts: Sendable, Hashable {
    /// How many wait.
    public let waiting: Int
    /// Since when the oldest of them has waited, RFC 3339 in UTC.
    public let oldest: String?
    /// How many were given up since the instant that was asked for.
    public let failed: Int
  }

  /// How many mails wait, since when, and how many failed since an instant.
  public func counts(failedSince: String) throws(DatabaseError) -> Counts {
    let waiting = try db.rows(
      "SELECT COUNT(*) AS n, MIN(made_at) AS oldest FROM outbox WHERE state = 'waiting'", [])[0]
    let failed = try db.rows(
      "SELECT COUNT(*) AS n FROM outbox WHERE state = 'failed' AND done_at >= $1", [.text(failedSince)])[0]
    return Counts(
      waiting: Int(try waiting.integer("n")), oldest: try waiting.optionalText("oldest"),
      failed: Int(try failed.integer("n")))
  }
}
