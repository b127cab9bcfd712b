/// The next question worth asking, and which of its facts.
public struct NextQuestion: Sendable {
  /// The question.
  public let question: Question
  /// Places of the facts that are missing and were not asked yet.
  public let facts: [Int]
}

extension DeskPack {
  /// The question to ask next: the first that settles a missing fact which the sheet does not hold yet.
  ///
  /// - Parameter missing: `Assessment.missing` of the same sheet.
  public func next(after sheet: AnswerSheet, missing: [Int]) -> NextQuestion? {
    let askable = FactSet(missing.filter { !sheet.asked.contains($0) })
    for question in questions {
      let facts = question.facts.filter(askable.contains)
      if !facts.isEmpty { return NextQuestion(question: question, facts: facts) }
    }
    return nil
  }

  /// How many more questions there can be at most, as things stand.
  public func questionsLeft(after sheet: AnswerSheet, missing: [Int]) -> Int {
    let askable = FactSet(missing.filter { !sheet.asked.contains($0) })
    return questions.count { $0.facts.contains(where: askable.contains) }
  }
}
