/// Why an act was not done.
public enum DeskError: Error, Sendable {
  /// There is no such thing, or the actor may not know of it.
  case notFound
  /// What was sent has faults.
  case invalid([RequestFault])
  /// The actor may see the thing and not do this to it.
  case forbidden
  /// The thing's state does not allow it.
  case conflict(Words)
  /// Nothing can be stored or read now; the same may be tried again. The words are for the log.
  case unavailable(String)
  /// A receipt, a token or a code that opens nothing.
  case unauthorised
  /// A fault of ours; the words are for the log and hold nothing that anybody told us.
  case internalFault(String)
}
