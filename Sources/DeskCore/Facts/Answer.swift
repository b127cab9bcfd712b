/// What a person answered to one fact.
public enum Answer: Sendable, Hashable {
  case unknown
  case yes
  case no
  /// The place of the value among the fact's values.
  case choice(Int)
  /// Bit *n* is set where the value at place *n* was chosen; no bit means "none of these".
  case multi(UInt64)
  case number(Int)
  case when(Moment)
  case text(String)

  /// Whether this says anything.
  public var isKnown: Bool { self != .unknown }
}

/// The answers of one person, and which facts they were asked at all.
public struct AnswerSheet: Sendable, Hashable {
  /// One answer for each fact of the vocabulary, by its place.
  public private(set) var answers: [Answer]
  /// The facts that hold an answer, an explicit *unknown* among them: these are not asked again.
  public private(set) var asked: FactSet

  /// An empty sheet for a vocabulary of `count` facts.
  public init(count: Int) {
    answers = Array(repeating: .unknown, count: count)
    asked = FactSet()
  }

  /// The answer to the fact at a place; setting it marks the fact as asked.
  public subscript(place: Int) -> Answer {
    get { answers[place] }
    set {
      answers[place] = newValue
      asked.insert(place)
    }
  }

  /// Takes an answer back, as if the fact had never been asked.
  public mutating func clear(_ place: Int) {
    answers[place] = .unknown
    asked.remove(place)
  }

  /// Fills in what another answer implies, without marking it as asked.
  mutating func imply(_ place: Int, _ answer: Answer) {
    answers[place] = answer
  }
}
