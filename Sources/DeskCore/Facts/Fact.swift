/// Something an interview can find out, and in which words.
///
/// The vocabulary is a pack's data; ids and values are an interface that stored answers outlive.
public struct Fact: Sendable {
  /// The id that rules, requests and stored answers use: `sign.files_encrypted`.
  public let id: String
  /// What kind of answer it takes.
  public let kind: FactKind
  /// A short noun phrase for lists.
  public let label: Words
  /// For a tri: a sentence that is true when the answer is yes.
  public let statement: Words?
  /// For a number: what is counted.
  public let unit: Words?

  /// A fact of the vocabulary.
  public init(id: String, kind: FactKind, label: Words, statement: Words?, unit: Words?) {
    self.id = id
    self.kind = kind
    self.label = label
    self.statement = statement
    self.unit = unit
  }
}

/// What kind of answer a fact takes; *unknown* is an answer to every kind.
public enum FactKind: Sendable {
  /// yes or no
  case tri
  /// one of these values
  case choice([FactValue])
  /// any of these values, none included
  case multi([FactValue])
  /// a whole number, 0 to 1,000,000,000
  case number
  /// a day or an instant
  case when
  /// text of at most 200 characters; one of these values where there are any
  case text([FactValue])

  /// The values to choose from; empty for the kinds that have none.
  public var values: [FactValue] {
    switch self {
    case .choice(let values), .multi(let values), .text(let values): values
    default: []
    }
  }

  /// The word that a pack's `type:` uses.
  public var name: String {
    switch self {
    case .tri: "tri"
    case .choice: "choice"
    case .multi: "multi"
    case .number: "number"
    case .when: "when"
    case .text: "text"
    }
  }
}

/// One value of a choice or a multi.
public struct FactValue: Sendable {
  /// The id that rules and requests use: `executed`.
  public let id: String
  /// The value in words.
  public let label: Words

  /// One value of a choice or a multi.
  public init(id: String, label: Words) {
    self.id = id
    self.label = label
  }
}

/// All facts of a pack, in its order; a fact is known by its place in it.
public struct Vocabulary: Sendable {
  /// The facts, in the pack's order.
  public let facts: [Fact]
  private let places: [String: Int]

  /// A vocabulary; of two facts with one id the later counts.
  public init(_ facts: [Fact]) {
    self.facts = facts
    places = Dictionary(facts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
  }

  /// How many facts there are.
  public var count: Int { facts.count }

  /// The place of the fact with this id.
  public func place(of id: String) -> Int? { places[id] }

  /// The fact at a place.
  public subscript(place: Int) -> Fact { facts[place] }
}
