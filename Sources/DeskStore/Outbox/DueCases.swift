extension CaseStore {
  /// Cases of which somebody is to be reminded until an instant, after a place in this order.
  public func toRemind(
    until now: String, after place: (at: String, id: String), limit: Int
  ) throws(DatabaseError) -> [CaseRow] {
    try clockRows(
      "remind_at <= $1 AND (remind_at, id) > ($2, $3) ORDER BY remind_at, id LIMIT $4",
      [.text(now), .text(place.at), .text(place.id), SQLValue(limit)])
  }

  /// A case's reminders, in order.
  public func reminders(of caseID: String) throws(DatabaseError) -> [EventRow] {
    var found: [EventRow] = []
    for row in try db.rows(
      "SELECT * FROM events WHERE case_id = $1 AND kind = 'reminder' ORDER BY number", [.text(caseID)])
    {
      found.append(try EventRow(row))
    }
    return found
  }

  /// Cases that are not closed and whose dates another pack has worked out, or none, by their ids.
  public func clockedByOthers(
    than digest: String, after id: String, limit: Int
  ) throws(DatabaseError) -> [CaseRow] {
    try clockRows(
      """
      state <> 'closed' AND clocked_by <> $1 AND desk_wrap IS NOT NULL AND id > $2 ORDER BY id LIMIT $3
      """, [.text(digest), .text(id), SQLValue(limit)])
  }

  /// Stores the dates of a case that was read before, unless it was closed or its answers changed meanwhile.
  ///
  /// - Returns: whether they were stored.
  public func setDates(
    of row: CaseRow, due: String?, remind: String?, by digest: String
  ) throws(DatabaseError) -> Bool {
    try db.run(
      """
      UPDATE cases SET due_at = $1, remind_at = $2, clocked_by = $3 \
      WHERE id = $4 AND answers_version = $5 AND state <> 'closed' AND desk_wrap IS NOT NULL
      """,
      [SQLValue(due), SQLValue(remind), .text(digest), .text(row.id), SQLValue(row.answersVersion)]) == 1
  }

  /// Says of cases that an intake host of an earlier version took in when the last word was said.
  public func setLastWords() throws(DatabaseError) {
    try db.run(
      """
      UPDATE cases SET last_at = received_at \
      WHERE last_from = 'reporter' AND last_at = '' AND state <> 'closed'
      """, [])
  }

  private func clockRows(_ rest: String, _ values: [SQLValue]) throws(DatabaseError) -> [CaseRow] {
    var found: [CaseRow] = []
    for row in try db.rows("SELECT \(Self.columns) FROM cases WHERE \(rest)", values) {
      found.append(try CaseRow(row))
    }
    return found
  }

  /// What mail must know of a person of the staff.
  public struct StaffReader: Sendable {
    /// The language that the person reads.
    public let language: String
    /// Whether the person may sign in no more.
    public let isDisabled: Bool
  }

  /// A person of the staff by the address that stands as a case's assignee; nil where there is no account.
  public func staffReader(_ email: String) throws(DatabaseError) -> StaffReader? {
    guard
      let row = try db.rows(
        "SELECT language, disabled_at FROM accounts WHERE email = $1", [.text(email)]
      ).first
    else { return nil }
    return StaffReader(
      language: try row.text("language"), isDisabled: try row.optionalText("disabled_at") != nil)
  }
}
