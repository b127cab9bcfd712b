/// The fields of a posted form (application/x-www-form-urlencoded), strictly read.
///
/// Hummingbird's decoder wants a fixed type; the names here are facts of a pack.
struct FormBody: Sendable {
  private let fields: [String: [String]]
  private static let mostFields = 2_000

  /// - Returns: nil where the text is not UTF-8 or a percent sign stands for nothing.
  init?(_ text: String) {
    var fields: [String: [String]] = [:]
    // Each field costs many times its bytes: ours have some hundreds at most.
    let pairs = text.utf8.split(separator: UInt8(ascii: "&"), maxSplits: Self.mostFields)
    guard pairs.count <= Self.mostFields else { return nil }
    for pair in pairs {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(parts[0]), let value = parts.count == 2 ? Self.decoded(parts[1]) : ""
      else {
        return nil
      }
      fields[name, default: []].append(value)
    }
    self.fields = fields
  }

  init(fields: [String: [String]] = [:]) {
    self.fields = fields
  }

  private static func decoded(_ text: Substring.UTF8View) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var rest = text[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(0x20)
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
          return nil
        }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// Fields as such a text; letters outside ASCII stay as they are, so that a draft is no longer than it must be.
  static func text(_ fields: [FormField]) -> String {
    var bytes: [UInt8] = []
    for field in fields {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
      encode(field.name, into: &bytes)
      bytes.append(UInt8(ascii: "="))
      encode(field.value, into: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func encode(_ text: String, into bytes: inout [UInt8]) {
    let hex = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      switch byte {
      case ..<0x21, 0x7F, UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "+"), UInt8(ascii: "="):
        bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
  }

  /// All values of a field.
  func all(_ name: String) -> [String] { fields[name] ?? [] }

  /// The one value of a field; nil where it is absent or doubled.
  func one(_ name: String) -> String? {
    guard let values = fields[name], values.count == 1 else { return nil }
    return values[0]
  }

  /// The one text of a field as it was typed: browsers send a line break as two characters.
  func typed(_ name: String) -> String {
    (one(name) ?? "").replacing("\r\n", with: "\n")
  }

  /// Whether a field that may stand once stands twice.
  func isDoubled(_ name: String) -> Bool { all(name).count > 1 }
}

/// One field that travels hidden in a form.
struct FormField: Sendable, Hashable {
  let name: String
  let value: String

  /// The markup of fields, one a line.
  static func hidden(_ fields: [FormField]) -> HTML {
    fields.reduce(into: HTML.empty) {
      $0 += "<input type=\"hidden\" name=\"\($1.name)\" value=\"\($1.value)\">\n"
    }
  }
}
