import DeskCore

/// Answers in words, for lists.
enum AnswerWords {
  static let yes = Words(ja: "はい", en: "Yes")
  static let no = Words(ja: "いいえ", en: "No")

  static func text(_ answer: Answer, of fact: Fact, _ context: PageContext) -> String {
    switch answer {
    case .unknown: return context(InterviewWords.unknown)
    case .yes: return context(yes)
    case .no: return context(no)
    case .choice(let index): return context(fact.kind.values[index].label)
    case .multi(0): return context(InterviewWords.none)
    case .multi(let chosen):
      let labels = fact.kind.values.enumerated().filter { chosen & (1 << UInt64($0.offset)) != 0 }.map(
        \.element.label)
      return Words.list(labels, context.language)
    case .number(let number):
      let unit = fact.unit.map { context($0) } ?? ""
      return context.language == .en ? "\(grouped(number)) \(unit)" : grouped(number) + unit
    case .when(let moment):
      return DateWords.full(moment, offset: context.pack.rulebook.rules.zoneOffset, context.language)
    case .text(let text):
      return fact.kind.values.first { $0.id == text }.map { context($0.label) } ?? text
    }
  }

  /// 1,200
  static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var parts: [String] = []
    while digits.count > 3 {
      parts.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + parts).joined(separator: ",")
  }

  /// A moment as it would be typed: `2026/11/22 18:30`.
  static func typed(_ moment: Moment, offset: Int) -> String {
    let (year, month, day) = moment.day(offset: offset).parts
    let date = "\(year)/\(month)/\(day)"
    guard case .instant(let seconds) = moment else { return date }
    let second = seconds + offset - moment.day(offset: offset).dayNumber * 86_400
    let minute = second / 60 % 60
    return "\(date) \(second / 3600):\(minute < 10 ? "0" : "")\(minute)"
  }
}
