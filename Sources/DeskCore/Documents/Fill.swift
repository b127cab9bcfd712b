extension Dossier {
  /// Fills a paper from the case.
  ///
  /// Nothing is guessed: what the case does not say is a row that says so.
  /// - Parameter variant: the step that it is written for; nil for the usual one.
  public func fill(
    _ template: DocumentTemplate, variant: String? = nil, pack: DeskPack, language: Language
  ) -> FilledDocument {
    let filling = Filling(
      dossier: self, template: template, variant: template.variant(variant), pack: pack, language: language)
    return filling.document()
  }
}

/// One paper being filled.
struct Filling {
  let dossier: Dossier
  let template: DocumentTemplate
  let variant: DocumentTemplate.Variant?
  let pack: DeskPack
  let language: Language
  /// The answers with what they imply.
  let answers: AnswerSheet
  let assessment: Assessment

  init(
    dossier: Dossier, template: DocumentTemplate, variant: DocumentTemplate.Variant?, pack: DeskPack,
    language: Language
  ) {
    self.dossier = dossier
    self.template = template
    self.variant = variant
    self.pack = pack
    self.language = language
    answers = pack.rulebook.rules.implications.closure(of: dossier.version.sheet)
    assessment = pack.rulebook.assess(dossier.version.sheet, withMissing: false)
  }

  var offset: Int { pack.rulebook.rules.zoneOffset }
  var vocabulary: Vocabulary { pack.rulebook.vocabulary }

  func document() -> FilledDocument {
    let shown = shown()
    let sections = shown.map { section in
      FilledDocument.Section(
        id: section.id, heading: section.heading?[language], rows: section.rows.map(row))
    }
    let name = template.name[language]
    return FilledDocument(
      stamp: template.stamp,
      name: variant.map { DocumentWords.name(name, $0.name[language], language) } ?? name,
      variant: variant?.id, layout: template.layout, language: language,
      receiver: template.destination.flatMap { pack.destinations[$0]?.name[language] },
      notes: notes(shown), discloses: discloses(shown, sections), reference: dossier.reference,
      madeOn: DateWords.full(dossier.today, language), isVerified: template.isVerified, sections: sections)
  }

  /// The rows of this step without those whose condition is known to be false.
  private func shown() -> [DocumentTemplate.Section] {
    let sections = template.sections(of: variant)
    let conditions = sections.flatMap(\.rows).map { $0.when ?? .constant(true) }
    var truths = pack.rulebook.truths(of: conditions, sheet: dossier.version.sheet)[...]
    return sections.compactMap { section in
      let rows = section.rows.filter { _ in truths.removeFirst() != false }
      guard !rows.isEmpty else { return nil }
      return DocumentTemplate.Section(id: section.id, heading: section.heading, rows: rows)
    }
  }

  private func notes(_ shown: [DocumentTemplate.Section]) -> [String] {
    var notes: [Words] = []
    if template.layout == .letter {
      notes.append(DocumentWords.draft)
    } else if !template.isOfficial {
      notes.append(DocumentWords.notOfficial)
    }
    if !template.isVerified {
      notes.append(DocumentWords.notVerified)
    } else if shown.contains(where: { !$0.rows.allSatisfy(\.isVerified) }) {
      notes.append(DocumentWords.rowsNotVerified)
    }
    let titles = template.sources.compactMap { pack.sources[$0]?.title }
    let sources = titles.isEmpty ? [] : [DocumentWords.sources(titles, asOf: template.asOf, language)]
    return notes.map { $0[language] } + sources
  }

  /// A row that says nothing gives nothing away.
  private func discloses(
    _ shown: [DocumentTemplate.Section], _ filled: [FilledDocument.Section]
  ) -> [String] {
    var all: Set<DocumentTemplate.Disclosure> = []
    for (row, filled) in zip(shown.flatMap(\.rows), filled.flatMap(\.rows)) where !filled.isUnknown {
      all.formUnion(row.disclosures)
    }
    return DocumentTemplate.Disclosure.allCases.filter(all.contains).compactMap {
      DocumentWords.disclosures[$0]?[language]
    }
  }
}
