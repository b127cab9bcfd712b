import DeskCore
import DeskStore
import DeskVault
import Foundation

extension StaffDesk {
  /// A reply that the reporter reads on the follow-up page; mail says only that it is there.
  public func reply(_ text: String, to reference: String, as actor: Actor) async throws(DeskError)
    -> EventReceipt
  {
    let opened = try await open(reference, as: actor)
    guard let key = opened.key else { throw .conflict(ConflictWords.isDestroyed) }
    let mail = try await mail(.message, about: opened.row, key, text: text)
    return try await act(
      .reply, on: reference, as: actor, saying: [("text", .string(text))], isFindable: true,
      change: { (_, db) throws(DatabaseError) in if let mail { try OutboxStore(db).add(mail) } })
  }

  /// A note that staff alone read.
  public func note(_ text: String, on reference: String, as actor: Actor) async throws(DeskError)
    -> EventReceipt
  {
    try await act(.note, on: reference, as: actor, saying: [("text", .string(text))], isFindable: true)
  }
}
