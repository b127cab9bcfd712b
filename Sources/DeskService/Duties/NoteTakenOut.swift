import DeskCore

extension StaffDesk {
  /// Keeps that something was taken out of a case, before it is handed over.
  ///
  /// - Parameter what: the document's stamp and format, as `ppc-report@1.docx`, or `calendar`.
  @discardableResult
  public func noteTakenOut(
    _ what: String, of reference: String, as actor: Actor
  ) async throws(DeskError) -> EventReceipt {
    try await act(.takeOut, on: reference, as: actor, saying: [("text", .string(what))])
  }
}
