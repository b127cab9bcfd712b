/// A JSON value with its place in the text.
///
/// Foundation's decoder keeps one of two equal keys silently and names one fault at a time; requests from
/// outside are read by `JSONReader` instead, which refuses what is ambiguous and knows every place.
public struct JSON: Sendable {
  /// What the value is.
  public indirect enum Content: Sendable {
    case null
    case bool(Bool)
    /// The number as it was written.
    case number(String)
    case string(String)
    case array([JSON])
    case object([Member])
  }

  /// A key and its value.
  public struct Member: Sendable {
    /// The key.
    public let key: String
    /// The value.
    public let value: JSON
  }

  /// What the value is.
  public let content: Content
  /// Where it begins, in bytes from the start of the text.
  public let offset: Int

  /// The value of a key of an object.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.key == key }?.value
  }
}

/// A fault of a request: where, and what would be right, in the person's language.
public struct RequestFault: Error, Sendable, Hashable {
  /// A JSON pointer (RFC 6901) to the value, empty for the whole text.
  public let pointer: String
  /// What is wrong, and what would be right.
  public let message: String

  /// A fault of a request.
  public init(pointer: String, message: String) {
    self.pointer = pointer
    self.message = message
  }
}

extension JSON {
  /// The text of a string.
  public var text: String? {
    if case .string(let text) = content { text } else { nil }
  }

  /// The truth value.
  public var flag: Bool? {
    if case .bool(let flag) = content { flag } else { nil }
  }
}
