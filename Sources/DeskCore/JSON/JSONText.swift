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
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The text without blanks, as UTF-8.
  public var bytes: [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(4_096)
    write(to: &out)
    return out
  }

  private func write(to out: inout [UInt8]) {
    switch self {
    case .null: out += "null".utf8
    case .bool(let value): out += (value ? "true" : "false").utf8
    case .number(let value): out += String(value).utf8
    case .literal(let json): out += json.utf8
    case .string(let value): Self.quote(value, to: &out)
    case .array(let items):
      out.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        item.write(to: &out)
      }
      out.append(UInt8(ascii: "]"))
    case .object(let members):
      out.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        Self.quote(member.0, to: &out)
        out.append(UInt8(ascii: ":"))
        member.1.write(to: &out)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  /// Copies what needs no escape in runs: an assessment is 40 KB of text, made for every report.
  private static func quote(_ value: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { bytes in
      var begun = 0
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        // The separators of lines and paragraphs (U+2028, U+2029) end a line in JavaScript.
        let isSeparator =
          byte == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80
          && bytes[index + 2] & 0xFE == 0xA8
        guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || isSeparator else {
          index += 1
          continue
        }
        out += bytes[begun..<index]
        if isSeparator {
          out += (bytes[index + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8
          index += 3
        } else {
          out += escaped(byte)
          index += 1
        }
        begun = index
      }
      out += bytes[begun...]
    }
    out.append(UInt8(ascii: "\""))
  }

  private static func escaped(_ byte: UInt8) -> String.UTF8View {
    switch byte {
    case 0x22: return "\\\"".utf8
    case 0x5C: return "\\\\".utf8
    case 0x0A: return "\\n".utf8
    case 0x0D: return "\\r".utf8
    case 0x09: return "\\t".utf8
    default:
      let hex = String(byte, radix: 16)
      return ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8
    }
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
