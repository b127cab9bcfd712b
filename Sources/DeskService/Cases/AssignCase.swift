import DeskCore
import DeskStore

extension StaffDesk {
  /// Says who works on a case; nil for nobody.
  ///
  /// - Throws: `forbidden` where a member would assign somebody else.
  public func assign(
    _ reference: String, to assignee: String?, as actor: Actor
  ) async throws(DeskError) -> EventReceipt {
    try await act(
      .assign, on: reference, as: actor,
      saying: [("text", .string(assignee ?? "")), ("assignee", JSONText(assignee))],
      allowed: { actor.mayAssign($0.desk, to: assignee) },
      change: { (row, _) throws(DatabaseError) in row.assignee = assignee })
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
