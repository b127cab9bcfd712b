/// Markup that is safe to send: text that is put into it is escaped, markup is not.
///
/// The literal parts of an interpolation are markup; a `String` put into it is escaped for text and for
/// double-quoted attributes alike. There is no way to make markup of a string at run time but `trusted`,
/// which a house rule keeps to one file.
struct HTML: Sendable, ExpressibleByStringInterpolation {
  private(set) var text: String

  init(stringLiteral value: String) {
    text = value
  }

  init(stringInterpolation: Interpolation) {
    text = stringInterpolation.text
  }

  fileprivate init(unchecked text: String) {
    self.text = text
  }

  static let empty: HTML = ""

  static func + (left: HTML, right: HTML) -> HTML {
    HTML(unchecked: left.text + right.text)
  }

  static func += (left: inout HTML, right: HTML) {
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
      HTML.escape(value, into: &text)
    }

    mutating func appendInterpolation(_ value: Int) {
      text += String(value)
    }

    mutating func appendInterpolation(_ markup: HTML) {
      text += markup.text
    }

    mutating func appendInterpolation(_ markup: HTML?) {
      if let markup { text += markup.text }
    }

    mutating func appendInterpolation(_ parts: [HTML]) {
      for part in parts { text += part.text }
    }
  }

  private static func escape(_ value: String, into text: inout String) {
    var copied = value.utf8.startIndex
    var index = copied
    let bytes = value.utf8
    while index < bytes.endIndex {
      let entity: String? =
        switch bytes[index] {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
      let next = bytes.index(after: index)
      if let entity {
        text += value[copied..<index]
        text += entity
        copied = next
      }
      index = next
    }
    text += value[copied...]
  }
}

extension Sequence {
  /// One piece of markup for each element.
  func html(_ markup: (Element) -> HTML) -> [HTML] {
    map(markup)
  }
}
