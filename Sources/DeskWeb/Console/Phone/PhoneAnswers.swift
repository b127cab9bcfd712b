import DeskCore

/// Reads the answers of several questions out of one form: each field carries its fact's id.
///
/// A row that nobody asked about stays unasked; only what was said becomes an answer.
struct PhoneAnswers {
  let form: FormBody
  let context: PageContext

  private var pack: DeskPack { context.pack }
  private var vocabulary: Vocabulary { pack.rulebook.vocabulary }

  /// What *I do not know* is in the form.
  static let unknown = "?"

  /// The field of a fact.
  static func name(_ fact: Fact) -> String { "fact.\(fact.id)" }

  /// The field that says what holds for the rows of a question about which nothing was said.
  static func rest(_ question: Question) -> String { "rest.\(question.id)" }

  /// The questions that the form showed, and which of their facts.
  var shown: [PhoneQuestion] {
    let ids = Set((form.one("shown") ?? "").split(separator: ",").map(String.init))
    return pack.questions.compactMap { question in
      let facts = question.facts.filter { ids.contains(vocabulary[$0].id) }
      return facts.isEmpty ? nil : PhoneQuestion(question: question, facts: facts)
    }
  }

  /// Takes over what was entered.
  ///
  /// - Returns: what cannot be taken as it is; of these facts nothing changes.
  func apply(to state: inout InterviewState) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    for asked in shown {
      var answers: [(place: Int, answer: Answer)] = []
      for place in asked.facts {
        switch read(place, asked.question) {
        case .answer(let answer): answers.append((place, answer))
        case .nothing: state.sheet.clear(place)
        case .problem(let words):
          let fact = vocabulary[place]
          let message = "\(context(fact.label)): \(context(words))"
          problems.append(FieldProblem(field: "field-\(fact.id)", message: message))
        }
      }
      state.path.removeAll { $0 == asked.question.id }
      if !answers.isEmpty {
        state.answer(asked.question, answers)
      } else if asked.question.facts.contains(where: state.sheet.asked.contains) {
        state.path.append(asked.question.id)
      }
    }
    return problems
  }

  private enum Entry {
    case answer(Answer)
    case nothing
    case problem(Words)

    init(_ answer: Answer?) { self = answer.map(Entry.answer) ?? .nothing }
  }

  private func read(_ place: Int, _ question: Question) -> Entry {
    let fact = vocabulary[place]
    let entered = form.one(Self.name(fact)) ?? ""
    switch fact.kind {
    case .tri: return Entry(tri(entered) ?? tri(form.one(Self.rest(question)) ?? ""))
    case .multi(let values): return Entry(multi(values, form.all(Self.name(fact)), question))
    case .choice(let values):
      if entered == Self.unknown { return .answer(.unknown) }
      return Entry(values.firstIndex { $0.id == entered }.map(Answer.choice))
    case .number, .when, .text:
      if !entered.isBlank, entered != Self.unknown { return field(entered, fact.kind) }
      let isUnknown = entered == Self.unknown || form.all("unknown").contains(fact.id)
      return isUnknown ? .answer(.unknown) : .nothing
    }
  }

  private func tri(_ entered: String) -> Answer? {
    switch entered {
    case "yes": .yes
    case "no": .no
    case Self.unknown: .unknown
    default: nil
    }
  }

  private func multi(_ values: [FactValue], _ ticked: [String], _ question: Question) -> Answer? {
    var chosen: UInt64 = 0
    for (index, value) in values.enumerated() where ticked.contains(value.id) { chosen |= 1 << UInt64(index) }
    if chosen != 0 { return .multi(chosen) }
    switch form.one(Self.rest(question)) {
    case "no": return .multi(0)
    case Self.unknown: return .unknown
    default: return nil
    }
  }

  private func field(_ entered: String, _ kind: FactKind) -> Entry {
    if entered.unicodeScalars.count > 200 { return .problem(InterviewWords.tooLong) }
    switch kind {
    case .number:
      return DateText.number(entered).map { .answer(.number($0)) } ?? .problem(InterviewWords.notANumber)
    case .when:
      let offset = pack.rulebook.rules.zoneOffset
      guard let moment = DateText.moment(entered, today: context.today, offset: offset) else {
        return .problem(InterviewWords.notADate)
      }
      let isAhead = moment.day(offset: offset) > context.today
      return isAhead ? .problem(InterviewWords.inTheFuture) : .answer(.when(moment))
    case .text(let values):
      let isKnown = values.isEmpty || values.contains { $0.id == entered }
      return isKnown ? .answer(.text(entered)) : .nothing
    case .tri, .choice, .multi: return .nothing
    }
  }
}

/// A question as it stands on the page of a call, and which of its facts.
struct PhoneQuestion: Sendable {
  let question: Question
  /// Places of the facts, in the question's order.
  let facts: [Int]
}

extension DeskPack {
  /// The questions to ask next, each with those of its facts that are missing: as many as stand on one page.
  func next(_ count: Int, after sheet: AnswerSheet, missing: [Int]) -> [PhoneQuestion] {
    var asked = sheet
    var found: [PhoneQuestion] = []
    while found.count < count, let next = next(after: asked, missing: missing) {
      found.append(PhoneQuestion(question: next.question, facts: next.facts))
      for place in next.facts { asked[place] = .unknown }
    }
    return found
  }
}
