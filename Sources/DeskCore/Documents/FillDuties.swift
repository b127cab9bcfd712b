extension Filling {
  /// What the rules say of telling a destination.
  func duties(_ destination: String, _ part: DocumentTemplate.DutyPart) -> Piece {
    let rows = assessment.obligations.filter { $0.destination == destination }
    switch part {
    case .grounds:
      let lines = rows.map(ground)
      return Piece(known: lines.isEmpty ? [DocumentWords.noDuty[language]] : Self.once(lines), [.rules])
    case .dates:
      let lines = Duty.all(of: rows, done: []).map(date)
      return Piece(known: lines.isEmpty ? [DocumentWords.noDate[language]] : Self.once(lines), [.rules])
    case .start:
      let starts = rows.compactMap(\.clockStart).map { DateWords.full($0, offset: offset, language) }
      let facts = rows.compactMap { row in
        pack.rulebook.rules.clocks[row.rule.clock].facts.first { answers[$0].isKnown }
      }
      return Piece(known: Self.once(starts), [.rules] + facts.map(FilledDocument.Origin.fact))
    }
  }

  private func ground(_ row: Assessment.Obligation) -> String {
    let basis = row.basis.map { language == .en ? " (\($0.en))" : "（\($0.ja)）" } ?? ""
    return row.rule.grounds.text[language] + basis + marks(row.isCertain, row.isVerified)
  }

  private func date(_ duty: Duty) -> String {
    let step = duty.stage.words[language]
    let due = DocumentWords.due(duty, offset: offset, language)
    return
      "\(step.prefix(1).uppercased() + step.dropFirst()): \(due)\(marks(duty.isCertain, duty.isVerified))"
  }

  private func marks(_ isCertain: Bool, _ isVerified: Bool) -> String {
    (isCertain ? "" : DocumentWords.notCertain[language])
      + (isVerified ? "" : DocumentWords.ruleNotVerified[language])
  }

  private static func once(_ lines: [String]) -> [String] {
    lines.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
