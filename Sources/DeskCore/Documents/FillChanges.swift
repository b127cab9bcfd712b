extension Filling {
  /// What changed since the step before was noted as done.
  ///
  /// Only what this paper shows is compared: a receiver learns nothing of other matters by it.
  func changes() -> Piece {
    guard variant?.compares == true else { return .nothing }
    let (base, note, step) = base()
    var dossier = dossier
    dossier.version = base
    let before = Filling(
      dossier: dossier, template: template, variant: variant, pack: pack, language: language)
    let leaves = template.sections(of: variant).flatMap(\.rows).flatMap(\.leaves)
    let changed = changedFacts(before, leaves) + changedParticulars(before, leaves)
    let lines = changed.map(\.line) + changedJudgements(before, leaves)
    let head =
      note.map { DocumentWords.since(step, on: $0.on, language) } ?? DocumentWords.against[language]
    return Piece(
      known: [head] + (lines.isEmpty ? [DocumentWords.noChange[language]] : lines),
      [.done] + changed.flatMap(\.origins))
  }

  /// The version that was current when the step before was noted; the oldest where no such note stands.
  ///
  /// A note that was taken back and made again counts from when it was made again.
  private func base() -> (DossierVersion, DutyDone?, String) {
    let versions = dossier.earlier + [dossier.version]
    guard let place = template.variants.firstIndex(where: { $0.id == variant?.id }), place > 0,
      let stage = template.variants[place - 1].stage, let destination = template.destination
    else { return (versions[0], nil, "") }
    func note(_ version: DossierVersion) -> DutyDone? {
      version.done.last { $0.destination == destination && $0.stage == stage }
    }
    guard let present = note(dossier.version) else { return (versions[0], nil, "") }
    let since = versions.lastIndex { note($0) == nil }.map { $0 + 1 } ?? 0
    return (versions[since], present, template.variants[place - 1].name[language])
  }

  private typealias Change = (line: String, origins: [FilledDocument.Origin])

  private func changedFacts(_ before: Filling, _ leaves: [DocumentTemplate.Content]) -> [Change] {
    FactSet(leaves.flatMap(\.facts)).places.filter { before.answers[$0] != answers[$0] }.map { place in
      (
        change(vocabulary[place].label, before.shown(place), shown(place)), origins(place)
      )
    }
  }

  private func shown(_ place: Int) -> String {
    answers[place].isKnown ? words(place) : DocumentWords.unknownChoice[language]
  }

  private func changedParticulars(_ before: Filling, _ leaves: [DocumentTemplate.Content]) -> [Change] {
    let used = Set(leaves.compactMap(\.particular))
    return (pack.documents.particulars?.items ?? []).filter { used.contains($0.id) }.compactMap { item in
      let was = written(item.id, in: before.dossier.version.particulars)
      let now = written(item.id, in: dossier.version.particulars)
      guard was != now else { return nil }
      return (change(item.label, was, now), [.particular(item.id)])
    }
  }

  /// A long text stands in its own row: twice it would only hide what else changed.
  private func change(_ label: Words, _ before: String, _ after: String) -> String {
    func isLong(_ text: String) -> Bool { text.count > 80 || text.contains(where: \.isNewline) }
    if isLong(before) || isLong(after) {
      return "\(label[language]): \(DocumentWords.rewritten[language])"
    }
    func shown(_ text: String) -> String { text.isEmpty ? DocumentWords.notWritten[language] : text }
    return "\(label[language]): \(shown(before)) → \(shown(after))"
  }

  private func changedJudgements(
    _ before: Filling, _ leaves: [DocumentTemplate.Content]
  ) -> [String] {
    var lines: [String] = []
    for case .judgement(let kind) in leaves {
      let label =
        switch kind {
        case .verdict: DocumentWords.verdict
        case .types: DocumentWords.types
        case .because: DocumentWords.because
        case .urgency: DocumentWords.urgency
        }
      let (was, now) = (before.judgement(kind).lines, judgement(kind).lines)
      guard was != now else { continue }
      func shown(_ lines: [String]) -> String {
        lines.isEmpty
          ? DocumentWords.unknownChoice[language] : lines.joined(separator: language == .en ? ", " : "、")
      }
      let line = change(label, shown(was), shown(now))
      if !lines.contains(line) { lines.append(line) }
    }
    return lines
  }
}
