import DeskCore

/// What the caller has answered so far, question by question, each to be asked again.
struct PhoneGiven {
  let sheet: AnswerSheet
  let context: ConsoleContext

  private var vocabulary: Vocabulary { context.pack.rulebook.vocabulary }

  /// - Returns: nil where nothing was answered.
  func html() -> HTML? {
    let answered = context.pack.questions.filter { $0.facts.contains(where: sheet.asked.contains) }
    guard !answered.isEmpty else { return nil }
    return """
      <details class="heard">\
      <summary>\(PhoneWords.heard(sheet.asked.places.count, context.language))</summary>
      <ul>\(answered.html(row))</ul></details>

      """
  }

  private func row(_ question: Question) -> HTML {
    """
    <li>\(lines(question)) <button class="link" name="go" value="edit:\(question.id)">\
    \(context(InterviewWords.change))<span class="hidden">: \(context(question.ask))</span></button></li>

    """
  }

  /// Rows of a list by what was said of them; everything else fact by fact.
  private func lines(_ question: Question) -> HTML {
    let places = question.facts.filter(sheet.asked.contains)
    var lines: [(String, String)] = []
    if question.kind == .checklist {
      for answer in [Answer.yes, .unknown, .no] {
        let labels = places.filter { sheet[$0] == answer }.map { vocabulary[$0].label }
        guard let first = places.first(where: { sheet[$0] == answer }) else { continue }
        let said = AnswerWords.text(answer, of: vocabulary[first], context.page)
        lines.append((said, Words.list(labels, context.language)))
      }
    } else {
      lines = places.map { place in
        let fact = vocabulary[place]
        return (context(fact.label), AnswerWords.text(sheet[place], of: fact, context.page))
      }
    }
    let markup = lines.html { "<b>\($0.0)</b>: \($0.1)" as HTML }
    return markup.dropFirst().reduce(markup.first ?? .empty) { $0 + "<br>" + $1 }
  }
}
