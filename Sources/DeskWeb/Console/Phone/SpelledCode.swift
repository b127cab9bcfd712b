import DeskCore

/// A code as it is read out on the telephone: group by group, each letter by a word that cannot be misheard.
///
/// The words are those of the radio alphabet (ITU, ICAO); codes have neither I, L, O nor U.
enum SpelledCode {
  private static let letters: [Character: Words] = [
    "A": Words(ja: "アルファ", en: "Alfa"), "B": Words(ja: "ブラボー", en: "Bravo"),
    "C": Words(ja: "チャーリー", en: "Charlie"), "D": Words(ja: "デルタ", en: "Delta"),
    "E": Words(ja: "エコー", en: "Echo"), "F": Words(ja: "フォックストロット", en: "Foxtrot"),
    "G": Words(ja: "ゴルフ", en: "Golf"), "H": Words(ja: "ホテル", en: "Hotel"),
    "J": Words(ja: "ジュリエット", en: "Juliett"), "K": Words(ja: "キロ", en: "Kilo"),
    "M": Words(ja: "マイク", en: "Mike"), "N": Words(ja: "ノベンバー", en: "November"),
    "P": Words(ja: "パパ", en: "Papa"), "Q": Words(ja: "ケベック", en: "Quebec"),
    "R": Words(ja: "ロメオ", en: "Romeo"), "S": Words(ja: "シエラ", en: "Sierra"),
    "T": Words(ja: "タンゴ", en: "Tango"), "V": Words(ja: "ビクター", en: "Victor"),
    "W": Words(ja: "ウイスキー", en: "Whiskey"), "X": Words(ja: "エックスレイ", en: "X-ray"),
    "Y": Words(ja: "ヤンキー", en: "Yankee"), "Z": Words(ja: "ズールー", en: "Zulu"),
  ]
  private static let digits: [Character: Words] = [
    "0": Words(ja: "ゼロ", en: "zero"), "1": Words(ja: "いち", en: "one"), "2": Words(ja: "に", en: "two"),
    "3": Words(ja: "さん", en: "three"), "4": Words(ja: "よん", en: "four"), "5": Words(ja: "ご", en: "five"),
    "6": Words(ja: "ろく", en: "six"), "7": Words(ja: "なな", en: "seven"), "8": Words(ja: "はち", en: "eight"),
    "9": Words(ja: "きゅう", en: "nine"),
  ]

  /// 「アルファのA」, "Alfa"; 「なな」, "seven".
  static func word(_ symbol: Character, _ language: Language) -> String {
    if let digit = digits[symbol] { return digit[language] }
    guard let letter = letters[symbol] else { return String(symbol) }
    return language == .en ? letter.en : "\(letter.ja)の\(symbol)"
  }

  /// A group as it is read: 「なな・キロのK・さん」, "seven, Kilo, three".
  static func words(_ group: some StringProtocol, _ language: Language) -> String {
    group.map { word($0, language) }.joined(separator: language == .en ? ", " : "・")
  }

  /// The groups of a code in their order, each with its reading.
  static func html(_ code: String, _ context: ConsoleContext, in language: Language) -> HTML {
    let groups = code.split(separator: "-").html { group in
      """
      <li><b class="id">\(String(group))</b> <span\(PhoneLanguage.mark(language, context))>\
      \(words(group, language))</span></li>

      """
    }
    return "<ol class=\"spelled\">\n\(groups)</ol>\n"
  }
}

/// Marks texts that are in another language than the page around them.
enum PhoneLanguage {
  static func mark(_ language: Language, _ context: ConsoleContext) -> HTML? {
    language.htmlCode == context.language.htmlCode ? nil : " lang=\"\(language.htmlCode)\""
  }
}
