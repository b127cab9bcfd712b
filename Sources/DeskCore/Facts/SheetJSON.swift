extension AnswerSheet {
  /// The answers as a request's `facts` has them: facts that were asked, *unknown* among them.
  public func json(_ vocabulary: Vocabulary) -> JSONText {
    .object(asked.places.map { (vocabulary[$0].id, Self.json(self[$0], vocabulary[$0].kind)) })
  }

  private static func json(_ answer: Answer, _ kind: FactKind) -> JSONText {
    switch answer {
    case .unknown: return .string("unknown")
    case .yes: return .string("yes")
    case .no: return .string("no")
    case .choice(let index): return .string(kind.values[index].id)
    case .multi(let chosen):
      return .strings(
        kind.values.enumerated().filter { chosen & (1 << UInt64($0.offset)) != 0 }.map(\.element.id))
    case .number(let number): return .number(number)
    case .when(.day(let day)): return .string(day.description)
    case .when(.instant(let seconds)): return .string(Moment.utc(seconds))
    case .text(let text): return .string(text)
    }
  }

  /// Reads answers that were stored; facts and values that the pack no longer knows are passed over.
  public init(stored json: JSON, _ vocabulary: Vocabulary) {
    self.init(count: vocabulary.count)
    guard case .object(let members) = json.content else { return }
    for member in members {
      guard
        let one = try? RequestObject.object(
          Array(JSONText.object([("facts", .object([(member.key, JSONText(member.value))]))]).text.utf8),
          language: .en, { AnswerSheet.read($0.value("facts"), vocabulary, &$0) }),
        let place = vocabulary.place(of: member.key)
      else { continue }
      self[place] = one[place]
    }
  }

  /// The answers of `other` laid over these.
  public mutating func merge(_ other: AnswerSheet) {
    for place in other.asked.places { self[place] = other[place] }
  }
}
