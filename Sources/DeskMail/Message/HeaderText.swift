import Foundation

/// A text as it may stand in a header: one line, whatever was in it.
///
/// Line breaks, NUL and every other control become blanks, so no text can begin a header of its own.
struct HeaderText: Sendable, Hashable {
  /// The text without controls and without blanks at its ends.
  let text: String

  init(_ text: String) {
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .surrogate: clean.append(" ")
      default: clean.append(scalar)
      }
    }
    self.text = String(clean).split(separator: " ").joined(separator: " ")
  }

  /// Whether it may stand as it is: printable ASCII in short words that look like no encoded word.
  private var isPlain: Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
      && text.split(separator: " ").allSatisfy { $0.utf8.count <= 60 }
  }

  /// A header with the text as its value, folded.
  func header(_ name: String) -> String {
    let words =
      isPlain ? text.split(separator: " ").map(String.init) : encodedWords(first: name.utf8.count + 2)
    return Self.folded(name + ":", words)
  }

  /// The text as the name before an address: quoted, or as encoded words.
  var phrase: [String] {
    guard !text.isEmpty else { return [] }
    if isPlain, text.utf8.count <= 60 {
      return ["\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""]
    }
    return encodedWords(first: 10)
  }

  /// Words after each other, on lines of at most 76 characters where the words allow.
  static func folded(_ start: String, _ words: [String]) -> String {
    var (header, column) = (start, start.utf8.count)
    for word in words {
      if column + 1 + word.utf8.count > 76, column > start.utf8.count {
        header += "\r\n \(word)"
        column = 1 + word.utf8.count
      } else {
        header += " \(word)"
        column += 1 + word.utf8.count
      }
    }
    return header
  }

  /// Encoded words (RFC 2047) in UTF-8 and base64: at most 75 characters each, whole characters in each.
  ///
  /// - Parameter first: how many characters stand before the first word on its line.
  private func encodedWords(first: Int) -> [String] {
    var words: [String] = []
    var bytes: [UInt8] = []
    // Lines with encoded words have at most 76 characters; 12 of them are `=?UTF-8?B??=`.
    var room = (76 - first - 12) / 4 * 3
    func end() {
      words.append("=?UTF-8?B?\(Data(bytes).base64EncodedString())?=")
      bytes = []
      room = (75 - 12) / 4 * 3
    }
    for character in text {
      // One that is longer than a word (a letter under many marks) is parted between its scalars.
      let pieces =
        character.utf8.count > 36
        ? character.unicodeScalars.map { Array(String($0).utf8) } : [Array(character.utf8)]
      for piece in pieces {
        if bytes.count + piece.count > room, !bytes.isEmpty { end() }
        bytes += piece
      }
    }
    if !bytes.isEmpty { end() }
    return words
  }
}
