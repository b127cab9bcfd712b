import DeskCore
import DeskStore
import DeskVault

extension StaffDesk {
  /// Gives a case to another desk with everything in it: its key is wrapped to the other desk's, and to that alone.
  ///
  /// - Throws: `invalid` where there is no such desk, or it is the case's own.
  public func handOver(
    _ reference: String, to desk: String, because reason: String, as actor: Actor, language: Language
  ) async throws(DeskError) -> EventReceipt {
    let opened = try await open(reference, as: actor)
    let row = opened.row
    guard let key = opened.key else { throw .conflict(ConflictWords.isDestroyed) }
    guard let target = pack.desk(desk), target.email != nil, desk != row.desk else {
      let ids = pack.desks.filter { $0.email != nil && $0.id != row.desk }.map(\.id)
      throw .invalid([
        RequestFault(
          pointer: "/desk", message: FaultTexts.desk(ids.joined(separator: ", "))[language])
      ])
    }
    guard let newest = sealing?.current.desks[desk] else {
      throw .internalFault("no key for the desk \(desk)")
    }
    try await sendHeldReplies(of: row.id)
    let (id, at) = (clock.id(), clock.now)
    let body = try key.sealing(
      .object([("text", .string(reason)), ("from", .string(row.desk)), ("desk", .string(desk))]),
      .event(id, of: row.id))
    let change: CaseChange
    do throws(VaultError) {
      let (keyID, wrap) = (newest.id, try newest.wrap(key, caseID: row.id))
      change = CaseChange(
        act: .handOver, caseID: row.id, actor: actor.name, eventID: id, body: body, desks: opened.desks,
        change: { (changed, db) throws(DatabaseError) in
          try RetiredKeys(db).refuse(keyID)
          changed.desk = desk
          changed.deskKey = keyID
          changed.deskWrap = wrap
          changed.assignee = nil
        })
    } catch {
      throw DeskError(error)
    }
    let done = try await change.perform(database, at: at)
    forget(row.id)
    return EventReceipt(id: id, at: at, state: done.state)
  }
}
