/// A value of a pack's YAML with the line that it stands on, so that every fault can name its place.
public struct PackNode: Sendable {
  /// The file, from the pack's folder on, and the line, counted from 1.
  public struct Place: Sendable, Hashable {
    /// `rules/harm.yaml`
    public let file: String
    /// Counted from 1.
    public let line: Int
  }

  /// What the node holds.
  public enum Content: Sendable {
    case nothing
    case scalar(String)
    case list([PackNode])
    case map([(key: String, value: PackNode)])
  }

  let content: Content
  let place: Place

  var scalar: String? {
    if case .scalar(let text) = content { text } else { nil }
  }

  /// The value of a key of a map.
  subscript(key: String) -> PackNode? {
    guard case .map(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }
}

/// A fault of a pack, at its place.
public struct PackFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// Where it stands.
  public let place: PackNode.Place
  /// What is wrong and what would be right, in English.
  public let message: String

  /// `rules/harm.yaml:12: message`
  public var description: String { "\(place.file):\(place.line): \(message)" }
}

/// All faults of a pack; a pack with one is not served.
public struct PackFaults: Error, Sendable {
  /// The faults, in the order of files and lines.
  public let faults: [PackFault]
}
