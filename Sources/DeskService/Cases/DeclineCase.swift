import DeskCore

extension StaffDesk {
  /// Says that a case cannot be taken, names who can help, and ends it.
  ///
  /// Three acts in their order, each with its event: what was done stands even where the next one fails.
  public func decline(
    _ reference: String, saying text: String, referringTo destinations: [String], as actor: Actor,
    language: Language
  ) async throws(DeskError) -> EventReceipt {
    for destination in destinations {
      _ = try await refer(reference, to: destination, because: text, as: actor, language: language)
    }
    _ = try await reply(text, to: reference, as: actor)
    return try await close(reference, .declined, because: "", as: actor)
  }
}
