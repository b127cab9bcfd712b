import DeskCore

/// Reads what was entered on one question.
struct AnswerReader {
  let question: Question
  /// The facts that the page showed.
  let shown: [Int]
  let form: FormBody
  let context: PageContext

  private var vocabulary: Vocabulary { context.pack.rulebook.vocabulary }

  /// The answers to the facts that were shown, or what has to be mended.
  func read() -> (answers: [(place: Int, answer: Answer)], problems: [FieldProblem]) {
    switch question.kind {
    case .checklist: checklist()
    case .single: single()
    case .multi: multi()
    case .fields: fields()
    }
  }

  /// What is already said on a page that is left by another button than "next": ticks, a choice, filled fields.
  func partial() -> [(place: Int, answer: Answer)] {
    switch question.kind {
    case .checklist where form.one("rest") == nil:
      let ticked = Set(form.all("tick"))
      return shown.filter { ticked.contains(vocabulary[$0].id) }.map { ($0, .yes) }
    case .fields:
      return fields().answers.filter { $0.answer != .unknown }
    default: return read().answers
    }
  }

  private func checklist() -> (answers: [(place: Int, answer: Answer)], problems: [FieldProblem]) {
    let ticked = Set(form.all("tick"))
    let left = shown.filter { !ticked.contains(vocabulary[$0].id) }
    let rest: Answer? =
      switch form.one("rest") {
      case "no": .no
      case "unknown": .unknown
      default: left.isEmpty ? .no : nil
      }
    guard let rest else {
      let words = ticked.isEmpty ? InterviewWords.chooseSomething : InterviewWords.chooseRest
      return ([], [FieldProblem(field: "rest-no", message: context(words))])
    }
    return (shown.map { ($0, ticked.contains(vocabulary[$0].id) ? .yes : rest) }, [])
  }

  private func single() -> (answers: [(place: Int, answer: Answer)], problems: [FieldProblem]) {
    guard let place = question.facts.first else { return ([], []) }
    let answer: Answer? =
      switch form.one("choice") {
      case "unknown": .unknown
      case "yes" where isTri(place): .yes
      case "no" where isTri(place): .no
      case let id?: vocabulary[place].kind.values.firstIndex { $0.id == id }.map(Answer.choice)
      case nil: nil
      }
    guard let answer else {
      return ([], [FieldProblem(field: "choice-0", message: context(InterviewWords.chooseOne))])
    }
    return ([(place, answer)], [])
  }

  private func isTri(_ place: Int) -> Bool {
    if case .tri = vocabulary[place].kind { true } else { false }
  }

  private func multi() -> (answers: [(place: Int, answer: Answer)], problems: [FieldProblem]) {
    guard let place = question.facts.first else { return ([], []) }
    var chosen: UInt64 = 0
    for id in form.all("tick") {
      guard let index = vocabulary[place].kind.values.firstIndex(where: { $0.id == id }) else { continue }
      chosen |= 1 << UInt64(index)
    }
    if chosen != 0 { return ([(place, .multi(chosen))], []) }
    switch form.one("rest") {
    case "no": return ([(place, .multi(0))], [])
    case "unknown": return ([(place, .unknown)], [])
    default: return ([], [FieldProblem(field: "rest-no", message: context(InterviewWords.chooseSomething))])
    }
  }

  /// An empty field is *unknown*.
  private func fields() -> (answers: [(place: Int, answer: Answer)], problems: [FieldProblem]) {
    var answers: [(place: Int, answer: Answer)] = []
    var problems: [FieldProblem] = []
    for place in shown {
      let fact = vocabulary[place]
      let entered = form.one(fact.id) ?? ""
      if entered.allSatisfy(\.isWhitespace) {
        answers.append((place, .unknown))
      } else if let (answer, problem) = field(entered, fact.kind) {
        if let answer { answers.append((place, answer)) }
        if let problem { problems.append(FieldProblem(field: "field-\(fact.id)", message: context(problem))) }
      }
    }
    return (answers, problems)
  }

  private func field(_ entered: String, _ kind: FactKind) -> (Answer?, Words?)? {
    if entered.unicodeScalars.count > 200 { return (nil, InterviewWords.tooLong) }
    switch kind {
    case .number:
      guard let number = DateText.number(entered) else { return (nil, InterviewWords.notANumber) }
      return (.number(number), nil)
    case .when:
      let offset = context.pack.rulebook.rules.zoneOffset
      guard let moment = DateText.moment(entered, today: context.today, offset: offset) else {
        return (nil, InterviewWords.notADate)
      }
      if moment.day(offset: offset) > context.today { return (nil, InterviewWords.inTheFuture) }
      return (.when(moment), nil)
    case .choice(let values):
      guard let index = values.firstIndex(where: { $0.id == entered }) else { return (.unknown, nil) }
      return (.choice(index), nil)
    case .text(let values):
      if !values.isEmpty, !values.contains(where: { $0.id == entered }) { return (.unknown, nil) }
      if entered.unicodeScalars.count > 200 { return (nil, InterviewWords.tooLong) }
      return (.text(entered), nil)
    case .tri, .multi: return nil
    }
  }
}
