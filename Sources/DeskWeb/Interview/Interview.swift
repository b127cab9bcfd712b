import DeskCore

/// The interview: what page follows which button. Nothing is kept between two requests.
struct Interview: Sendable {
  let context: PageContext
  private var pack: DeskPack { context.pack }

  /// What follows.
  enum Outcome: Sendable {
    case question(QuestionPage)
    case firstAid(InterviewFirstAidPage)
    case result(ResultPage)
    case answers(AnswersPage)
    /// The person wants a code to go on with later; the text is the view that they were on.
    case save(InterviewState, view: String)
    case unreadable

    /// What is to be kept under the resume code, where there is one.
    var draft: Draft? {
      switch self {
      case .question(let page): .interview(page.state, view: "question")
      case .firstAid(let page): .interview(page.state, view: "question")
      case .result(let page): .interview(page.state, view: "result")
      case .answers(let page): .interview(page.state, view: "answers")
      case .save(let state, let view): .interview(state, view: view)
      case .unreadable: nil
      }
    }
  }

  init(context: PageContext) {
    self.context = context
  }

  /// The first page.
  func begin() -> Outcome {
    following(InterviewState(sheet: AnswerSheet(count: pack.rulebook.vocabulary.count)))
  }

  /// The page where a state stands: `answers`, `result`, else the next question.
  func show(_ state: InterviewState, view: String) -> Outcome {
    switch view {
    case "answers": .answers(AnswersPage(state: state))
    case "result": result(state)
    default: following(state)
    }
  }

  /// The page that follows a posted form.
  func respond(to form: FormBody) -> Outcome {
    guard let state = InterviewState(form, pack) else { return .unreadable }
    let go = form.one("go") ?? "next"
    let view = form.one("view") ?? "question"
    switch go {
    case "next" where view == "question", "unknown" where view == "question":
      return submit(form, state, allUnknown: go == "unknown")
    case "stay": return stay(form, state, view)
    case "back" where form.one("origin") == "answers":
      return .answers(AnswersPage(state: keeping(form, state, view)))
    case "back":
      return back(keeping(form, state, view), asking: view == "question" ? form.one("question") : nil)
    case "result":
      if let refused = refusal(form, state, view) { return refused }
      return result(keeping(form, state, view))
    case "save":
      if let refused = refusal(form, state, view) { return refused }
      return .save(keeping(form, state, view), view: view)
    case "answers": return .answers(AnswersPage(state: state))
    case "next", "continue": return following(state)
    default:
      guard go.hasPrefix("edit:"), let question = pack.questions.first(where: { $0.id == go.dropFirst(5) })
      else { return .unreadable }
      return .question(page(question, state, origin: "answers"))
    }
  }

  /// The state with what was entered on the page that is left.
  private func keeping(_ form: FormBody, _ state: InterviewState, _ view: String) -> InterviewState {
    guard view == "question", let (question, shown) = asked(form) else { return state }
    let answers = AnswerReader(question: question, shown: shown, form: form, context: context).partial()
    guard !answers.isEmpty else { return state }
    var kept = state
    kept.answer(question, answers)
    return kept
  }

  /// The question again where a field of it cannot be taken as it is.
  private func refusal(_ form: FormBody, _ state: InterviewState, _ view: String) -> Outcome? {
    guard view == "question", let (question, shown) = asked(form), question.kind == .fields else {
      return nil
    }
    let problems = AnswerReader(question: question, shown: shown, form: form, context: context).read()
      .problems
    guard !problems.isEmpty else { return nil }
    return .question(
      page(question, state, shown: shown, typed: form, problems: problems, origin: form.one("origin")))
  }

  /// The question that a form was about, and the facts that its page showed.
  private func asked(_ form: FormBody) -> (Question, [Int])? {
    let shown = Set((form.one("shown") ?? "").split(separator: ",").map(String.init))
    guard let question = pack.questions.first(where: { $0.id == form.one("question") }) else { return nil }
    let facts = question.facts.filter { shown.contains(pack.rulebook.vocabulary[$0].id) }
    guard !facts.isEmpty, facts.count == shown.count else { return nil }
    return (question, facts)
  }

  private func submit(_ form: FormBody, _ state: InterviewState, allUnknown: Bool) -> Outcome {
    guard let (question, shown) = asked(form) else { return .unreadable }
    let reader = AnswerReader(question: question, shown: shown, form: form, context: context)
    let (answers, problems) = allUnknown ? (shown.map { ($0, Answer.unknown) }, []) : reader.read()
    var next = state
    // Ticks without a word on the rest: first aid that they make known comes first, the rest is asked after it.
    let isPartial = !problems.isEmpty && question.kind == .checklist
    if problems.isEmpty || isPartial { next.answer(question, isPartial ? reader.partial() : answers) }
    let fresh = fresh(from: state, to: next)
    guard problems.isEmpty || !fresh.isEmpty else {
      return .question(
        page(question, state, shown: shown, typed: form, problems: problems, origin: form.one("origin")))
    }
    let assessment = pack.rulebook.assess(next.sheet)
    guard !fresh.isEmpty else { return following(next, assessment) }
    let hasMore = pack.next(after: next.sheet, missing: assessment.missing) != nil
    return .firstAid(InterviewFirstAidPage(state: next, guidance: fresh, hasMore: hasMore))
  }

  /// First aid that the new answers make known.
  private func fresh(from old: InterviewState, to new: InterviewState) -> [Guidance] {
    let before = Set(firstAid(pack.rulebook.assess(old.sheet, withMissing: false)).map(\.id))
    return firstAid(pack.rulebook.assess(new.sheet, withMissing: false)).filter { !before.contains($0.id) }
  }

  /// First aid that is worth showing before the next question: for types of incident, and where something presses
  /// although no type is known, whatever there is for that.
  private func firstAid(_ assessment: Assessment) -> [Guidance] {
    let types = Set(assessment.incidentTypes.map { "first-aid.\($0.id)" })
    let presses = types.isEmpty && assessment.urgency != "routine"
    return assessment.guidance.filter { types.contains($0.id) || presses }.compactMap { pack.guidance[$0.id] }
  }

  private func following(_ state: InterviewState, _ assessed: Assessment? = nil) -> Outcome {
    let assessment = assessed ?? pack.rulebook.assess(state.sheet)
    guard let next = pack.next(after: state.sheet, missing: assessment.missing) else {
      return result(state, assessment)
    }
    return .question(page(next.question, state, shown: next.facts, assessed: assessment))
  }

  private func result(_ state: InterviewState, _ assessed: Assessment? = nil) -> Outcome {
    let assessment = assessed ?? pack.rulebook.assess(state.sheet)
    let left = pack.questionsLeft(after: state.sheet, missing: assessment.missing)
    return .result(ResultPage(state: state, assessment: assessment, left: left))
  }

  /// The question answered before the one that is left, to be answered again.
  private func back(_ state: InterviewState, asking: String?) -> Outcome {
    var earlier = state
    if let asking, earlier.path.last == asking { earlier.path.removeLast() }
    guard let last = earlier.path.popLast(), let question = pack.questions.first(where: { $0.id == last })
    else { return following(earlier) }
    return .question(page(question, earlier))
  }

  /// The same page in another language, with everything that was typed.
  private func stay(_ form: FormBody, _ state: InterviewState, _ view: String) -> Outcome {
    switch view {
    case "result", "answers", "saved": return show(state, view: view)
    case "first-aid":
      let assessment = pack.rulebook.assess(state.sheet)
      let guidance = firstAid(assessment)
      guard !guidance.isEmpty else { return following(state, assessment) }
      let hasMore = pack.next(after: state.sheet, missing: assessment.missing) != nil
      return .firstAid(InterviewFirstAidPage(state: state, guidance: guidance, hasMore: hasMore))
    default:
      guard let (question, shown) = asked(form) else { return .unreadable }
      return .question(page(question, state, shown: shown, typed: form, origin: form.one("origin")))
    }
  }

  /// A question's page; without `shown` with every fact of it that matters or was answered.
  private func page(
    _ question: Question, _ state: InterviewState, shown: [Int]? = nil, typed: FormBody? = nil,
    problems: [FieldProblem] = [], assessed: Assessment? = nil, origin: String? = nil
  ) -> QuestionPage {
    let assessment = assessed ?? pack.rulebook.assess(state.sheet)
    let left = pack.questionsLeft(after: state.sheet, missing: assessment.missing)
    let isAnswered = question.facts.contains(where: state.sheet.asked.contains)
    return QuestionPage(
      state: state, question: question, shown: shown ?? facts(of: question, in: state), typed: typed,
      problems: problems, left: isAnswered ? left + 1 : left, firstAid: firstAid(assessment),
      origin: origin == "answers" ? "answers" : "")
  }

  private func facts(of question: Question, in state: InterviewState) -> [Int] {
    var cleared = state.sheet
    for place in question.facts { cleared.clear(place) }
    let missing = Set(pack.rulebook.assess(cleared).missing)
    let facts = question.facts.filter { missing.contains($0) || state.sheet.asked.contains($0) }
    return facts.isEmpty ? question.facts : facts
  }
}
