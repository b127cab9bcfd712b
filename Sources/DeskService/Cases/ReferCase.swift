import DeskCore

extension StaffDesk {
  /// Names another body to the case, with a reason.
  ///
  /// - Throws: `invalid` where the pack knows no such destination.
  public func refer(
    _ reference: String, to destination: String, because reason: String, as actor: Actor, language: Language
  ) async throws(DeskError) -> EventReceipt {
    _ = try await open(reference, as: actor)
    guard pack.destinations[destination] != nil else {
      let ids = pack.destinations.keys.sorted().joined(separator: ", ")
      throw .invalid([
        RequestFault(pointer: "/destination", message: FaultTexts.destination(ids)[language])
      ])
    }
    return try await act(
      .refer, on: reference, as: actor,
      saying: [("text", .string(reason)), ("destination", .string(destination))])
  }
}

/// Faults that only the pack or the case can tell.
enum FaultTexts {
  static func desk(_ ids: String) -> Words {
    Words(ja: "引き継ぎ先の窓口を選んでください。使える窓口: \(ids)", en: "Choose the desk to hand over to. Desks: \(ids)")
  }

  static func destination(_ ids: String) -> Words {
    Words(ja: "その宛先はありません。使える宛先: \(ids)", en: "There is no such destination. Destinations: \(ids)")
  }
}
