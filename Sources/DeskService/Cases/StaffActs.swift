import DeskCore
import DeskStore
import DeskVault

extension StaffDesk {
  /// Does an act on a case whose event says these things.
  func act(
    _ act: CaseAct, on reference: String, as actor: Actor, saying members: [(String, JSONText)],
    isFindable: Bool = false, allowed: (CaseRow) -> Bool = { _ in true },
    change: @escaping @Sendable (inout CaseRow, any SQLTransaction) throws(DatabaseError) -> Void = { _, _ in
    }
  ) async throws(DeskError) -> EventReceipt {
    let opened = try await open(reference, as: actor)
    guard allowed(opened.row) else { throw .forbidden }
    guard let key = opened.key else { throw .conflict(ConflictWords.isDestroyed) }
    let (id, at) = (clock.id(), clock.now)
    let body = try key.sealing(.object(members), .event(id, of: opened.row.id))
    let row = try await CaseChange(
      act: act, caseID: opened.row.id, actor: actor.name, eventID: id, body: body, isFindable: isFindable,
      desks: opened.desks, change: change
    ).perform(database, at: at)
    return EventReceipt(id: id, at: at, state: row.state)
  }
}
