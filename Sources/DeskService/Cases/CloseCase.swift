import DeskCore
import DeskStore

extension StaffDesk {
  /// Ends a case.
  ///
  /// - Throws: `conflict` where it has ended.
  public func close(
    _ reference: String, _ outcome: ClosureOutcome, because reason: String, as actor: Actor
  ) async throws(DeskError) -> EventReceipt {
    try await act(
      .close, on: reference, as: actor,
      saying: [("text", .string(reason)), ("outcome", .string(outcome.rawValue))],
      change: { (row, _) throws(DatabaseError) in row.outcome = outcome.rawValue })
  }

  /// Takes a case up again.
  ///
  /// - Throws: `conflict` where it has not ended.
  public func reopen(_ reference: String, as actor: Actor) async throws(DeskError) -> EventReceipt {
    try await act(.reopen, on: reference, as: actor, saying: [("text", .string(""))])
  }
}
