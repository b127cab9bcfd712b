import Foundation

/// A server's words as they may be kept in clear: no address is in them.
public enum MailAnswer {
  private static let most = 300

  /// The words on one line, cut to a length, with everything that looks like an address, and the parts of the
  /// one that the mail went to, taken out.
  ///
  /// - Parameter address: whom the mail went to; its domain alone can name an organisation.
  public static func masked(_ words: String, address: String) -> String {
    var text = String(
      String.UnicodeScalarView(
        words.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    text = text.split(separator: " ").map { word in
      word.contains("@") || word.contains("=40") ? withoutAddress(word) : String(word)
    }.joined(separator: " ")
    if let at = address.lastIndex(of: "@") {
      text = taken(String(address[address.index(after: at)...]), out: text, isWholeWord: false)
      text = taken(String(address[..<at]), out: text, isWholeWord: true)
    }
    return String(text.prefix(most))
  }

  private static let mask = "(…)"

  /// `<aoki@aoba.example>:` becomes `<(…)>:`.
  private static func withoutAddress(_ word: Substring) -> String {
    let around: Set<Character> = ["<", ">", "(", ")", "[", "]", "\"", "'", ",", ";", ":"]
    let front = word.prefix { around.contains($0) }
    let back = word.dropFirst(front.count).reversed().prefix { around.contains($0) }
    return front + mask + String(back.reversed())
  }

  private static func taken(_ part: String, out text: String, isWholeWord: Bool) -> String {
    guard !part.isEmpty else { return text }
    var result = ""
    var rest = text[...]
    while let range = rest.range(of: part, options: .caseInsensitive) {
      let isWord =
        !isLetter(
          range.lowerBound == rest.startIndex ? result.last : rest[rest.index(before: range.lowerBound)])
        && !isLetter(range.upperBound == rest.endIndex ? nil : rest[range.upperBound])
      result += rest[..<range.lowerBound] + (isWholeWord && !isWord ? String(rest[range]) : mask)
      rest = rest[range.upperBound...]
    }
    return result + rest
  }

  private static func isLetter(_ character: Character?) -> Bool {
    character.map { $0.isLetter || $0.isNumber } ?? false
  }
}
