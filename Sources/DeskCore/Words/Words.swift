/// One text in every language that pages are written in.
///
/// A missing language is a compile error here, and a fault that `pack check` names in a pack.
public struct Words: Sendable, Hashable {
  /// The Japanese text.
  public let ja: String
  /// The English text.
  public let en: String
  /// The text in やさしい日本語, with readings as `漢字《かんじ》`; only first aid has it.
  public let easy: String?

  /// Makes a text from its languages.
  public init(ja: String, en: String, easy: String? = nil) {
    self.ja = ja
    self.en = en
    self.easy = easy
  }

  /// The text in `language`; plain Japanese where there is no easy one.
  public subscript(language: Language) -> String {
    switch language {
    case .ja: ja
    case .en: en
    case .easy: easy ?? ja
    }
  }
}

extension Words {
  /// A list of texts as one phrase: 「A、B、C」, "A, B, C".
  public static func list(_ texts: [Words], _ language: Language) -> String {
    texts.map { $0[language] }.joined(separator: language == .en ? ", " : "、")
  }
}
