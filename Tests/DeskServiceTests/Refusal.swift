import DeskCore

/// Why an act was not done, without its words.
enum Refusal: Equatable {
  case notFound, invalid, forbidden, conflict, unavailable, unauthorised, internalFault

  init(_ error: DeskError) {
    self =
      switch error {
      case .notFound: .notFound
      case .invalid: .invalid
      case .forbidden: .forbidden
      case .conflict: .conflict
      case .unavailable: .unavailable
      case .unauthorised: .unauthorised
      case .internalFault: .internalFault
      }
  }
}

/// How an act is refused; nil where it is done.
func refusal<Value>(_ act: () async throws -> Value) async throws -> Refusal? {
  do {
    _ = try await act()
    return nil
  } catch let error as DeskError {
    return Refusal(error)
  }
}
