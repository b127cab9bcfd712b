import DeskCore
import DeskStore
import DeskVault

extension StaffDesk {
  /// A new receipt in the place of one that was lost; the old one opens nothing from here on.
  ///
  /// - Parameter reason: how staff made sure that it is the same person.
  /// - Returns: the receipt, which is not kept.
  public func replaceReceipt(
    _ reference: String, because reason: String, as actor: Actor
  ) async throws(DeskError) -> String {
    let opened = try await open(reference, as: actor)
    guard let key = opened.key else { throw .conflict(ConflictWords.isDestroyed) }
    let row = opened.row
    let (id, receipt) = (clock.id(), Receipt())
    let body = try key.sealing(.object([("text", .string(reason))]), .event(id, of: row.id))
    let mail = try await mail(.newReceipt, about: row, key, text: "")
    let change: CaseChange
    do throws(VaultError) {
      let (lookup, wrap) = (receipt.lookup, try key.wrapped(for: receipt, caseID: row.id))
      change = CaseChange(
        act: .newReceipt, caseID: row.id, actor: actor.name, eventID: id, body: body, desks: opened.desks,
        change: { (changed, db) throws(DatabaseError) in
          changed.receipt = lookup
          changed.reporterWrap = wrap
          if let mail { try OutboxStore(db).add(mail) }
        })
    } catch {
      throw DeskError(error)
    }
    _ = try await change.perform(database, at: clock.now)
    return receipt.text
  }
}
