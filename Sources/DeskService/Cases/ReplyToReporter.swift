import DeskCore
import DeskStore
import DeskVault
import Foundation

extension StaffDesk {
  /// A reply that the reporter reads on the follow-up page; mail says only that it is there.
  public func reply(_ text: String, to reference: String, as actor: Actor) async throws(DeskError)
    -> EventReceipt
  {
    try await act(
      .reply, on: reference, as: actor, saying: [("text", .string(text))], isFindable: true)
  }

  /// A note that staff alone read.
  public func note(_ text: String, on reference: String, as actor: Actor) async throws(DeskError)
    -> EventReceipt
  {
    try await act(.note, on: reference, as: actor, saying: [("text", .string(text))], isFindable: true)
  }
}
