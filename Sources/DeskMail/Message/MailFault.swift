/// Why a mail cannot be written.
public enum MailFault: Error, Sendable, Hashable {
  /// The address cannot be one, or is of a kind that we cannot send to. No address stands in the words.
  case address(String)
  /// A template of the pack cannot be filled.
  case template(String)
}
