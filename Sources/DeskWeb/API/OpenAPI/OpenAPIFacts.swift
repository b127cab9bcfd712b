import DeskCore

extension OpenAPI {
  /// The answers of an interview: each fact of the pack with its values.
  var facts: JSONSchema {
    .request(pack.rulebook.vocabulary.facts.map { ($0.id, schema(of: $0)) })
      .said("Answers, by fact. A fact that is left out is unknown; `unknown` says that it was asked.")
  }

  private func schema(of fact: Fact) -> JSONSchema {
    let ids = fact.kind.values.map(\.id)
    var schema: JSONSchema
    switch fact.kind {
    case .tri: schema = .ref("Tri")
    case .choice: schema = Self.orUnknown(ids)
    case .multi:
      let chosen = JSONSchema.array(of: .one(of: ids)).with("uniqueItems", .bool(true))
      schema = .any(of: [.exactly("unknown"), chosen])
    case .number: schema = .ref("Count")
    case .when: schema = .ref("When")
    case .text: schema = ids.isEmpty ? .text(most: 200) : Self.orUnknown(ids)
    }
    schema = schema.with("title", .string(fact.label.en))
    let words = meaning(of: fact)
    return words.isEmpty ? schema : schema.said(words)
  }

  /// What the answers of a fact say, in words.
  private func meaning(of fact: Fact) -> String {
    var sentences: [String] = []
    if let statement = fact.statement { sentences.append("Yes: \(statement.en)") }
    if let unit = fact.unit { sentences.append("Counted in: \(unit.en)") }
    if case .multi = fact.kind { sentences.append("Any of these; an empty array says none of them.") }
    let values = fact.kind.values.map { "`\($0.id)` \($0.label.en)" }
    if !values.isEmpty { sentences.append(values.joined(separator: "; ")) }
    return sentences.joined(separator: "\n\n")
  }

  private static func orUnknown(_ ids: [String]) -> JSONSchema {
    .one(of: ids.filter { $0 != "unknown" } + ["unknown"])
  }

  /// Yes, no or unknown.
  static let tri = JSONSchema.one(of: ["yes", "no", "unknown"])

  /// How many.
  static let count = JSONSchema.any(of: [.exactly("unknown"), .integer(from: 0, to: 1_000_000_000)])
    .said("A whole number in digits alone: neither 1.0 nor 1e3.")

  /// A day or an instant.
  static let when: JSONSchema = {
    let day = #"20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"#
    return .any(of: [
      .exactly("unknown"), .text(pattern: "^\(day)$", format: "date"),
      .text(pattern: "^\(day)[Tt]", format: "date-time").with("maxLength", .number(64)),
    ]).said(
      """
      As precisely as it is known: a day in the desk's time zone, or an instant with its offset. The years 2000 to \
      2099. Fractions of a second are dropped.
      """)
  }()
}
