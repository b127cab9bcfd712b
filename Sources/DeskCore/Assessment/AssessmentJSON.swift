extension Assessment {
  /// The assessment as `contract.md` shows it.
  ///
  /// - Parameter sheet: the answers that it judges, for `next`.
  public func json(pack: DeskPack, sheet: AnswerSheet, language: Language) -> JSONText {
    let vocabulary = pack.rulebook.vocabulary
    func ids(_ places: [Int]) -> JSONText { .strings(places.map { vocabulary[$0].id }) }
    let explanation = Explanation(pack: pack, language: language)
    var members: [(String, JSONText)] = [
      ("pack", .string(pack.stamp)),
      ("verdict", .string(verdict)),
      (
        "because",
        .array(
          because.map {
            .object([
              ("rule", .string($0.rule)), ("facts", ids($0.facts)), ("text", .string($0.text[language])),
            ])
          })
      ),
      ("incidentTypes", .strings(incidentTypes.map(\.id))),
      ("urgency", .string(urgency)),
      ("targetedAttack", .string(targetedAttack)),
      ("desk", .string(desk)),
      (
        "declined",
        .array(
          declined.map {
            .object([
              ("wish", .string($0.wish)), ("destinations", .strings($0.destinations)),
              ("text", .string($0.text[language])),
            ])
          })
      ),
      ("guidance", .strings(guidance.map(\.id))),
      (
        "referrals",
        .array(
          referrals.map {
            .object([
              ("destination", .string($0.rule.destination)), ("rule", .string($0.rule.id)),
              ("told", .bool($0.told)), ("text", .string($0.rule.grounds.text[language])),
            ])
          })
      ),
      ("obligations", .array(obligations.map { $0.json(explanation, ids) })),
      ("missing", ids(missing)),
    ]
    if let next = pack.next(after: sheet, missing: missing) {
      members.append(
        (
          "next",
          .object([("question", .string(next.question.ask[language])), ("facts", ids(next.facts))])
        ))
    }
    return .object(members)
  }
}

extension Assessment.Obligation {
  fileprivate func json(_ explanation: Explanation, _ ids: ([Int]) -> JSONText) -> JSONText {
    var members: [(String, JSONText)] = [
      ("rule", .string(rule.id)), ("destination", .string(destination)),
      ("force", .string(rule.force.rawValue)), ("stage", .string(stage.rawValue)),
    ]
    switch clockStart {
    case .day(let day): members.append(("clockStart", .string(day.description)))
    case .instant(let seconds): members.append(("clockStart", .string(Moment.utc(seconds))))
    case nil: break
    }
    if let due { members.append(("due", due.json)) }
    members += [("certain", .bool(isCertain)), ("verified", .bool(isVerified)), ("told", .bool(told))]
    if !hangsOn.isEmpty { members.append(("hangsOn", ids(hangsOn))) }
    if let basis {
      members.append(("basis", .string(basis[explanation.language])))
    }
    let sources = rule.grounds.sources.compactMap { explanation.pack.sources[$0] }
    members.append(
      (
        "source",
        .string(sources.map { $0.url ?? $0.title[explanation.language] }.joined(separator: " "))
      ))
    members.append(("text", .string(explanation.text(of: self))))
    return .object(members)
  }
}

extension Assessment.Due {
  /// Exactly one of the contract's four shapes.
  public var json: JSONText {
    switch self {
    case .promptly: .object([("promptly", .bool(true))])
    case .band(let earliest, let latest):
      .object([("earliest", .string(earliest.description)), ("latest", .string(latest.description))])
    case .date(let date): .object([("date", .string(date.description))])
    case .at(let seconds): .object([("at", .string(Moment.utc(seconds)))])
    }
  }
}
