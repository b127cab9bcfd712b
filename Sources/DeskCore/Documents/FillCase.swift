extension Filling {
  /// What the case itself says.
  func matter(_ matter: DocumentTemplate.Matter) -> Piece {
    let text: String? =
      switch matter {
      case .reference: dossier.reference
      case .received:
        dossier.receivedAt.flatMap { Moment(rfc3339: $0) }.map {
          DateWords.full($0, offset: offset, language)
        }
      case .subject: dossier.subject
      case .narrative: dossier.narrative
      case .organisation: dossier.contact.organisation
      case .name: dossier.contact.name
      case .email: dossier.contact.email
      case .phone: dossier.contact.phone
      case .files: dossier.files.joined(separator: "\n")
      case .today: DateWords.full(dossier.today, language)
      }
    return Piece(known: Self.lines(text ?? ""), [.matter(matter)])
  }

  /// What the rules make of the answers; that they make nothing of them is not known to be "nothing".
  func judgement(_ judgement: DocumentTemplate.Judgement) -> Piece {
    let isOpen = assessment.verdict == "undetermined"
    switch judgement {
    case .verdict:
      return Piece(
        known: [DocumentWords.verdicts[assessment.verdict]?[language]].compactMap(\.self), [.rules])
    case .types:
      return Piece(known: assessment.incidentTypes.map { $0.label[language] }, [.rules])
    case .because:
      let reasons = assessment.because.filter { $0.rule != "facts.contradiction" }
      let facts = reasons.flatMap(\.facts).map(FilledDocument.Origin.fact)
      return Piece(known: reasons.map { $0.text[language] }, [.rules] + facts)
    case .urgency:
      if isOpen, assessment.urgency == "routine" { return .nothing }
      return Piece(
        known: [DocumentWords.urgencies[assessment.urgency]?[language]].compactMap(\.self), [.rules])
    }
  }

  /// Who was told: what was noted, by its day, then who else knows by the answers.
  func told() -> Piece {
    var lines: [String] = []
    var origins: [FilledDocument.Origin] = []
    let notes = dossier.version.done.sorted { $0.on < $1.on }
    for note in notes { lines.append(line(note)) }
    if !notes.isEmpty { origins.append(.done) }
    if let place = vocabulary.place(of: "done.told"), case .multi(let chosen) = answers[place] {
      let noted = Set(notes.compactMap { pack.destinations[$0.destination]?.told })
      for (index, value) in vocabulary[place].kind.values.enumerated()
      where chosen & (1 << UInt64(index)) != 0 && !noted.contains(value.id) {
        lines.append("\(value.label[language]): \(DocumentWords.told[language])")
      }
      if lines.isEmpty { lines.append(DocumentWords.toldNobody[language]) }
      origins += self.origins(place)
    }
    return Piece(known: lines, origins)
  }

  /// 「警察（報告）: 2026年11月25日(水) 令和8年、番号 12-345」
  private func line(_ note: DutyDone) -> String {
    let name = pack.destinations[note.destination]?.name[language] ?? note.destination
    let stage = note.stage.words[language]
    let date = DateWords.full(note.on, language)
    let number = note.number.isEmpty ? "" : language == .en ? ", number \(note.number)" : "、番号 \(note.number)"
    return "\(DocumentWords.name(name, stage, language)): \(date)\(number)"
  }
}
