import DeskCore
import DeskStore

extension StaffDesk {
  /// Says who works on a case; nil for nobody. An address is kept as accounts are known by it; what is none stays
  /// as it is.
  ///
  /// - Throws: `forbidden` where a member would assign somebody else.
  public func assign(
    _ reference: String, to name: String?, as actor: Actor
  ) async throws(DeskError) -> EventReceipt {
    // A token assigns to itself by its name, which is no account's.
    let assignee = name.map { $0 == actor.name ? $0 : Accounts.known($0) ?? $0 }
    let now = clock.now
    return try await act(
      .assign, on: reference, as: actor,
      saying: [("text", .string(assignee ?? "")), ("assignee", JSONText(assignee))],
      allowed: { actor.mayAssign($0.desk, to: assignee) },
      change: { (row, _) throws(DatabaseError) in
        row.assignee = assignee
        // A date may be near of which somebody else was reminded, or nobody could be.
        if assignee != nil, row.dueAt != nil { row.remindAt = now }
      })
  }

  /// The labels of a case, in the place of those before.
  public func label(
    _ reference: String, _ labels: [String], as actor: Actor
  ) async throws(DeskError) -> EventReceipt {
    let json = JSONText.strings(labels)
    let text = json.text
    return try await act(
      .label, on: reference, as: actor,
      saying: [("text", .string(labels.joined(separator: ", "))), ("labels", json)],
      change: { (row, _) throws(DatabaseError) in row.labels = text })
  }
}
