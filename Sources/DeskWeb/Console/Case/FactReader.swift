import DeskCore

/// Reads what staff entered on one question of a case: only what is new is recorded.
struct FactReader {
  let form: FormBody
  let opened: ConsoleCase
  let context: ConsoleContext

  private var vocabulary: Vocabulary { context.pack.rulebook.vocabulary }

  /// How it went.
  enum Outcome {
    /// The new answers, to be laid over those of the case.
    case sheet(AnswerSheet)
    case problems([FieldProblem])
    /// Not one of our forms.
    case unreadable
  }

  func read() -> Outcome {
    guard let (question, shown) = asked else { return .unreadable }
    let (answers, problems) =
      question.kind == .checklist
      ? (checklist(shown), [])
      : AnswerReader(question: question, shown: shown, form: form, context: context.page).read()
    guard problems.isEmpty else {
      return .problems(problems.map { problem(question, $0.field, $0.message) })
    }
    var sheet = AnswerSheet(count: vocabulary.count)
    for (place, answer) in answers where isNew(place, answer, question) { sheet[place] = answer }
    guard !sheet.asked.isEmpty else {
      return .problems([FieldProblem(field: "q-\(question.id)", message: context(FactsWords.nothing))])
    }
    return .sheet(sheet)
  }

  /// The question that a form was about, and the facts that its page showed.
  private var asked: (Question, [Int])? {
    let shown = Set((form.one("shown") ?? "").split(separator: ",").map(String.init))
    guard let question = context.pack.questions.first(where: { $0.id == form.one("question") }) else {
      return nil
    }
    let facts = question.facts.filter { shown.contains(vocabulary[$0].id) }
    return facts.isEmpty || facts.count != shown.count ? nil : (question, facts)
  }

  /// Rows that nobody touched say nothing.
  private func checklist(_ shown: [Int]) -> [(place: Int, answer: Answer)] {
    shown.compactMap { place in
      switch form.one(vocabulary[place].id) {
      case "yes": (place, .yes)
      case "no": (place, .no)
      case "unknown": (place, .unknown)
      default: nil
      }
    }
  }

  /// An empty field of a fact that was never asked is no answer; one that was emptied is.
  private func isNew(_ place: Int, _ answer: Answer, _ question: Question) -> Bool {
    if opened.sheet.asked.contains(place) { return opened.sheet[place] != answer }
    return question.kind != .fields || answer.isKnown
  }

  /// A fault at the field's id on the page of all questions.
  private func problem(_ question: Question, _ field: String, _ message: String) -> FieldProblem {
    let isOfField = question.kind == .fields
    return FieldProblem(
      field: isOfField ? FactForm.id(question, field) : "q-\(question.id)", message: message)
  }
}
