import DeskCore

/// What was chosen and typed for every fact, as it was entered, until it can be taken.
struct ExpertEntries: Sendable {
  /// What means that none of several values applies.
  static let none = "-"

  private var entered: [Int: [String]] = [:]

  /// Nothing entered.
  init() {}

  /// - Returns: nil where a field that stands once on the page comes twice.
  init?(_ form: FormBody, _ vocabulary: Vocabulary) {
    for (place, fact) in vocabulary.facts.enumerated() {
      let entries = form.all(fact.id).filter { !$0.isBlank }
      if case .multi = fact.kind {} else if form.isDoubled(fact.id) { return nil }
      if !entries.isEmpty { entered[place] = entries }
    }
  }

  /// What was entered for a fact.
  subscript(place: Int) -> [String] { entered[place] ?? [] }

  /// Takes an answer over; of a fact with several values it is added to those that are there.
  mutating func take(_ place: Int, _ answer: Answer, of fact: Fact, offset: Int) {
    switch answer {
    case .yes: entered[place] = ["yes"]
    case .no: entered[place] = ["no"]
    case .multi(let bits):
      let values = fact.kind.values.enumerated().filter { bits & (1 << UInt64($0.offset)) != 0 }.map(
        \.element.id)
      let before = self[place].filter { $0 != Self.none && !values.contains($0) }
      entered[place] = before + values
    default: entered[place] = [answer.entered(fact, offset: offset)]
    }
  }

  /// The answers that can be read of it, and what has to be mended; what is empty is no answer.
  func read(_ context: PageContext) -> (sheet: AnswerSheet, problems: [FieldProblem]) {
    let vocabulary = context.pack.rulebook.vocabulary
    var sheet = AnswerSheet(count: vocabulary.count)
    var typed: [Int] = []
    for place in 0..<vocabulary.count where !self[place].isEmpty {
      switch vocabulary[place].kind {
      case .tri:
        if self[place] == ["yes"] { sheet[place] = .yes }
        if self[place] == ["no"] { sheet[place] = .no }
      case .multi(let values): sheet[place] = several(self[place], values)
      default: typed.append(place)
      }
    }
    let (answers, problems) = AnswerReader(
      question: Self.question(typed), shown: typed, form: form(typed, vocabulary), context: context
    ).read()
    for (place, answer) in answers where answer.isKnown { sheet[place] = answer }
    return (sheet, problems.map { Self.named($0, typed, context) })
  }

  /// A fault with the name of its field: the page has many.
  private static func named(_ problem: FieldProblem, _ places: [Int], _ context: PageContext) -> FieldProblem
  {
    let facts = places.map { context.pack.rulebook.vocabulary[$0] }
    guard let fact = facts.first(where: { problem.field == "field-\($0.id)" }) else { return problem }
    return FieldProblem(field: problem.field, message: "\(context(fact.label)): \(problem.message)")
  }

  private func several(_ entries: [String], _ values: [FactValue]) -> Answer {
    var bits: UInt64 = 0
    for (index, value) in values.enumerated() where entries.contains(value.id) { bits |= 1 << UInt64(index) }
    return .multi(bits)
  }

  /// The fields of all facts as one question: they are read as the interview reads them.
  private static func question(_ places: [Int]) -> Question {
    Question(
      id: "expert", kind: .fields, ask: ExpertWords.title, hint: nil, why: ExpertWords.title, rows: [],
      facts: places)
  }

  private func form(_ places: [Int], _ vocabulary: Vocabulary) -> FormBody {
    FormBody(fields: Dictionary(places.map { (vocabulary[$0].id, self[$0]) }, uniquingKeysWith: { $1 }))
  }
}
