import DeskCore

extension Answer {
  /// The answer as it would be typed or chosen in a field of its fact.
  func entered(_ fact: Fact, offset: Int) -> String {
    switch self {
    case .number(let number): String(number)
    case .choice(let index): fact.kind.values[index].id
    case .text(let text): text
    case .when(let moment): AnswerWords.typed(moment, offset: offset)
    default: ""
    }
  }
}
