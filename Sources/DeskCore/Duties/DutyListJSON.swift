extension Dossier {
  /// The duties of a case with what was done and how they came about, as the API tells them.
  public func dutiesJSON(pack: DeskPack, language: Language) -> JSONText {
    let vocabulary = pack.rulebook.vocabulary
    let changes = DutyHistory.changes(of: self, pack: pack)
    // A version's answers are told as a request has them, each by its id.
    var told: [Int: JSONText] = [:]
    for version in earlier + [version] { told[version.number] = version.sheet.json(vocabulary) }
    let numbers = (earlier + [version]).map(\.number)
    func before(_ number: Int) -> JSONText? { numbers.last { $0 < number }.flatMap { told[$0] } }
    return .object([
      ("version", .number(version.number)), ("duties", .array(rows(pack, language))),
      (
        "changes",
        .array(changes.map { $0.json(vocabulary, before: before($0.number), after: told[$0.number]) })
      ),
    ])
  }

  /// Obligations as an assessment tells them, each with its note.
  private func rows(_ pack: DeskPack, _ language: Language) -> [JSONText] {
    let assessment = pack.rulebook.assess(version.sheet, withMissing: false)
    let json = assessment.json(pack: pack, sheet: version.sheet, language: language)
    guard case .array(let rows)? = json.member("obligations") else { return [] }
    return zip(assessment.obligations, rows).map { row, json in
      let note = version.done.last { $0.isOf(row.destination, row.stage) }
      guard case .object(let members) = json else { return json }
      let done: JSONText =
        note.map { .object([("on", .string($0.on.description)), ("number", .string($0.number))]) } ?? .null
      return .object(members + [("done", done)])
    }
  }
}

extension DutyChange {
  fileprivate func json(_ vocabulary: Vocabulary, before: JSONText?, after: JSONText?) -> JSONText {
    .object([
      ("version", .number(number)), ("at", JSONText(at)), ("by", JSONText(by)),
      (
        "facts",
        .array(
          facts.map { fact in
            let id = vocabulary[fact.place].id
            return .object([
              ("fact", .string(id)), ("before", before?.member(id) ?? .null),
              ("after", after?.member(id) ?? .null),
            ])
          })
      ),
      ("particulars", .strings(particulars)), ("appeared", .array(appeared.map(\.brief))),
      ("vanished", .array(vanished.map(\.brief))),
      (
        "moved",
        .array(
          moved.map { pair in
            .object(
              pair.after.members + [
                ("before", pair.before.due?.json ?? .null), ("after", pair.after.due?.json ?? .null),
              ])
          })
      ),
      ("done", .array(done.map(\.json))), ("undone", .array(undone.map(\.json))),
    ])
  }
}

extension Duty {
  fileprivate var members: [(String, JSONText)] {
    [
      ("destination", .string(destination)), ("stage", .string(stage.rawValue)),
      ("force", .string(first.rule.force.rawValue)), ("rules", .strings(rows.map(\.rule.id))),
    ]
  }

  /// `{"destination","stage","force","rules","due"}`
  fileprivate var brief: JSONText {
    .object(members + (due.map { [("due", $0.json)] } ?? []))
  }
}

extension JSONText {
  fileprivate func member(_ key: String) -> JSONText? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.0 == key }?.1
  }
}
