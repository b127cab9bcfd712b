import Foundation

/// The words of a search, folded: NFKC, lower case, katakana as hiragana.
struct SearchWords {
  private let words: [[UInt8]]
  var isEmpty: Bool { words.isEmpty }

  init(_ text: String) {
    words = Self.folded(text).split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
  }

  /// Whether every word stands in one of the texts.
  func areAll(in texts: [String]) -> Bool {
    areAll(inFolded: texts.map(Self.folded))
  }

  /// The same for texts that are folded already.
  func areAll(inFolded texts: [String]) -> Bool {
    // By bytes: a String compares whole characters, and 葛 with a variation selector is another one than 葛.
    let folded = texts.map { Array($0.utf8) }
    return words.allSatisfy { word in folded.contains { $0.contains(word) } }
  }

  /// A text as it is compared.
  static func folded(_ text: String) -> String {
    // Logs are ASCII by the megabyte: nothing in it is mapped but case.
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    var folded = String.UnicodeScalarView()
    // Foundation leaves the voicing mark of half-width kana (ｶﾞ) apart; the second mapping joins it.
    let plain = text.precomposedStringWithCompatibilityMapping.lowercased()
      .precomposedStringWithCanonicalMapping
    for scalar in plain.unicodeScalars {
      // ァ to ヶ lie 0x60 above their hiragana; ヽヾ likewise.
      let isKatakana = (0x30A1...0x30F6).contains(scalar.value) || (0x30FD...0x30FE).contains(scalar.value)
      folded.append(isKatakana ? Unicode.Scalar(scalar.value - 0x60) ?? scalar : scalar)
    }
    return String(folded)
  }
}
