import DeskCore
import DeskStore

extension StaffDesk {
  /// Ends a case.
  ///
  /// - Throws: `conflict` where it has ended.
  public func close(
    _ reference: String, _ outcome: ClosureOutcome, because reason: String, as actor: Actor
  ) async throws(DeskError) -> EventReceipt {
    let opened = try await open(reference, as: actor)
    guard let key = opened.key else { throw .conflict(ConflictWords.isDestroyed) }
    // What was answered just now comes before the end.
    try await sendHeldReplies(of: opened.row.id)
    let mail = try await mail(.closed, about: opened.row, key, text: "")
    return try await act(
      .close, on: reference, as: actor,
      saying: [("text", .string(reason)), ("outcome", .string(outcome.rawValue))],
      change: { (row, db) throws(DatabaseError) in
        row.outcome = outcome.rawValue
        row.stopClock()
        if let mail { try OutboxStore(db).add(mail) }
      })
  }

  /// Takes a case up again.
  ///
  /// - Throws: `conflict` where it has not ended.
  public func reopen(_ reference: String, as actor: Actor) async throws(DeskError) -> EventReceipt {
    let opened = try await open(reference, as: actor)
    let version = opened.row.answersVersion
    let found = opened.key.flatMap { dates(of: opened.row, $0) }
    return try await act(
      .reopen, on: reference, as: actor, saying: [("text", .string(""))],
      change: { (row, _) throws(DatabaseError) in
        if let found, row.answersVersion == version { row.set(found) }
      })
  }
}
