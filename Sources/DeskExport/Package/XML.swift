/// Markup that is safe to write: text that is put into it is cleaned and escaped, markup is not.
///
/// The literal parts of an interpolation are markup; a `String` put into it is escaped for text and for
/// double-quoted attributes alike. There is no way to make markup of a string at run time.
struct XML: Sendable, ExpressibleByStringInterpolation {
  private(set) var text: String

  init(stringLiteral value: String) {
    text = value
  }

  init(stringInterpolation: Interpolation) {
    text = stringInterpolation.text
  }

  /// Pieces one after the other.
  init(_ parts: [XML]) {
    text = parts.map(\.text).joined()
  }

  static func += (left: inout XML, right: XML) {
    left.text += right.text
  }

  struct Interpolation: StringInterpolationProtocol {
    var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity * 2)
    }

    mutating func appendLiteral(_ literal: String) {
      text += literal
    }

    mutating func appendInterpolation(_ value: String) {
      for byte in CleanText.lines(value).unicodeScalars {
        switch byte {
        case "&": text += "&amp;"
        case "<": text += "&lt;"
        case ">": text += "&gt;"
        case "\"": text += "&quot;"
        default: text.unicodeScalars.append(byte)
        }
      }
    }

    mutating func appendInterpolation(_ value: Int) {
      text += String(value)
    }

    mutating func appendInterpolation(_ markup: XML) {
      text += markup.text
    }

    mutating func appendInterpolation(_ parts: [XML]) {
      for part in parts { text += part.text }
    }
  }
}
