extension Answer {
  /// The answer in words: 「1,100人」, 「2026年11月22日(日) 18:30」.
  ///
  /// - Parameters:
  ///   - fact: what was answered.
  ///   - offset: seconds that the desk's zone lies east of UTC.
  public func words(of fact: Fact, offset: Int, _ language: Language) -> String {
    switch self {
    case .unknown: return AnswerWords.unknown[language]
    case .yes: return AnswerWords.yes[language]
    case .no: return AnswerWords.no[language]
    case .choice(let index): return fact.kind.values[index].label[language]
    case .multi(0): return AnswerWords.none[language]
    case .multi(let chosen):
      let labels = fact.kind.values.enumerated().filter { chosen & (1 << UInt64($0.offset)) != 0 }.map(
        \.element.label)
      return Words.list(labels, language)
    case .number(let number):
      let unit = fact.unit.map { $0[language] } ?? ""
      let digits = AnswerWords.grouped(number)
      return language == .en ? (unit.isEmpty ? digits : "\(digits) \(unit)") : digits + unit
    case .when(let moment): return DateWords.full(moment, offset: offset, language)
    case .text(let text): return fact.kind.values.first { $0.id == text }.map { $0.label[language] } ?? text
    }
  }
}

/// What answers of every kind are called.
public enum AnswerWords {
  /// to a yes-or-no question
  public static let yes = Words(ja: "はい", en: "Yes")
  /// to a yes-or-no question
  public static let no = Words(ja: "いいえ", en: "No")
  /// nobody knows yet
  public static let unknown = Words(ja: "わからない", en: "I do not know")
  /// of several, not one
  public static let none = Words(ja: "どれもない", en: "None of these")

  /// 1,200
  public static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var parts: [String] = []
    while digits.count > 3 {
      parts.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + parts).joined(separator: ",")
  }
}
