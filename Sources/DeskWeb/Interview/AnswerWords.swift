import DeskCore

extension AnswerWords {
  /// An answer in words, for lists.
  static func text(_ answer: Answer, of fact: Fact, _ context: PageContext) -> String {
    answer.words(of: fact, offset: context.pack.rulebook.rules.zoneOffset, context.language)
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
