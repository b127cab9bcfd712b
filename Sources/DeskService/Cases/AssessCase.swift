import DeskCore
import DeskStore

extension StaffDesk {
  /// Lays answers over those of the case and judges again.
  public func merge(_ sheet: AnswerSheet, into reference: String, as actor: Actor) async throws(DeskError)
    -> EventReceipt
  {
    try await change(reference, as: actor, text: nil) { $0.sheet.merge(sheet) }
  }

  /// A verdict of staff against the computed one; both stay visible.
  public func overrule(
    _ verdict: String, because reason: String, on reference: String, as actor: Actor
  ) async throws(DeskError) -> EventReceipt {
    let json = JSONText.object([
      ("verdict", .string(verdict)), ("reason", .string(reason)), ("by", .string(actor.name)),
      ("at", .string(clock.now)),
    ]).text
    return try await change(reference, as: actor, text: reason) { $0.overruled = json }
  }

  private func change(
    _ reference: String, as actor: Actor, text: String?, _ change: @escaping (inout AnswersDocument) -> Void
  ) async throws(DeskError) -> EventReceipt {
    let opened = try await open(reference, as: actor)
    guard let key = opened.key else { throw .conflict(ConflictWords.isDestroyed) }
    return try await AnswerChange(
      row: opened.row, key: key, pack: pack, act: .assess, actor: actor.name, text: text, desks: opened.desks,
      change: change
    ).perform(database, clock)
  }
}
