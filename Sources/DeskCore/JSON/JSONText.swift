/// JSON to be sent, with its keys in the order in which they are written.
///
/// Foundation's encoder orders keys by chance or by the alphabet; answers here read top to bottom as the
/// contract shows them, and are the same bytes for the same answer.
public indirect enum JSONText: Sendable {
  case null
  case bool(Bool)
  case number(Int)
  /// JSON that is there as text already: a number as it was sent, an answer that was kept.
  case literal(String)
  case string(String)
  case array([JSONText])
  case object([(String, JSONText)])

  /// The text without blanks.
  public var text: String {
    var out = ""
    write(to: &out)
    return out
  }

  private func write(to out: inout String) {
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .number(let value): out += String(value)
    case .literal(let json): out += json
    case .string(let value): Self.quote(value, to: &out)
    case .array(let items):
      out += "["
      for (index, item) in items.enumerated() {
        if index > 0 { out += "," }
        item.write(to: &out)
      }
      out += "]"
    case .object(let members):
      out += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { out += "," }
        Self.quote(member.0, to: &out)
        out += ":"
        member.1.write(to: &out)
      }
      out += "}"
    }
  }

  private static func quote(_ value: String, to out: inout String) {
    out += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7F}", "\u{2028}", "\u{2029}":
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}

extension JSONText {
  /// The same value as it was read, its numbers as they were written.
  public init(_ json: JSON) {
    self =
      switch json.content {
      case .null: .null
      case .bool(let value): .bool(value)
      case .number(let digits): .literal(digits)
      case .string(let text): .string(text)
      case .array(let items): .array(items.map { JSONText($0) })
      case .object(let members): .object(members.map { ($0.key, JSONText($0.value)) })
      }
  }

  /// A text, or null.
  public init(_ text: String?) {
    self = text.map(JSONText.string) ?? .null
  }

  /// Strings as an array.
  public static func strings(_ values: [String]) -> JSONText { .array(values.map(JSONText.string)) }
}
