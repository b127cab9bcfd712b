extension CaseStore {
  /// Open cases whose date lies between two instants, and of whose date nobody was reminded.
  public func near(from: String, to: String, limit: Int) throws(DatabaseError) -> [CaseRow] {
    var found: [CaseRow] = []
    for row in try db.rows(
      """
      SELECT \(Self.columns) FROM cases WHERE due_at >= $1 AND due_at <= $2 AND state <> 'closed' \
      AND desk_wrap IS NOT NULL AND (reminded_at IS NULL OR reminded_at <> due_at) \
      ORDER BY due_at, id LIMIT $3
      """, [.text(from), .text(to), SQLValue(limit)])
    {
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
