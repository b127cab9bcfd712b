extension Filling {
  /// What one part of a row says.
  struct Piece {
    var lines: [String] = []
    var origins: [FilledDocument.Origin] = []
    /// Whether something is known by it: words that always stand there are not enough.
    var isKnown = false

    static let nothing = Piece()

    /// Something that is known; nothing where there are no words.
    init(known lines: [String], _ origins: [FilledDocument.Origin]) {
      guard !lines.isEmpty else { return }
      self.lines = lines
      self.origins = origins
      isKnown = true
    }

    /// Words that stand there whether anything is known or not.
    init(fixed lines: [String], _ origins: [FilledDocument.Origin]) {
      self.lines = lines
      self.origins = origins
    }

    private init() {}
  }

  func row(_ row: DocumentTemplate.Row) -> FilledDocument.Row {
    let pieces = row.parts.map(piece)
    let isUnknown =
      !pieces.contains(where: \.isKnown) && !row.leaves.allSatisfy(\.isFixed)
    var origins: [FilledDocument.Origin] = []
    for origin in pieces.flatMap(\.origins) where !isUnknown && !origins.contains(origin) {
      origins.append(origin)
    }
    let asks = row.particulars.filter { written($0, in: dossier.version.particulars).isEmpty }
    return FilledDocument.Row(
      id: row.id, number: row.number, label: row.label?[language], hint: row.hint?[language],
      text: isUnknown ? unknown(row, asks) : pieces.flatMap(\.lines).joined(separator: "\n"),
      isUnknown: isUnknown, isVerified: row.isVerified, origins: origins,
      asks: asks)
  }

  /// A paragraph without a label would not say what is unknown: there the words do.
  private func unknown(_ row: DocumentTemplate.Row, _ asks: [String]) -> String {
    guard template.layout == .letter else { return DocumentWords.unknown[language] }
    guard row.label == nil else { return DocumentWords.unknownInLetter[language] }
    let labels = asks.compactMap { pack.documents.particulars?.item($0)?.label }
    return DocumentWords.notFilledIn(labels.isEmpty ? [row.hint].compactMap(\.self) : labels, language)
  }

  private func piece(_ part: DocumentTemplate.Part) -> Piece {
    var piece = piece(part.content)
    guard let label = part.label?[language], let first = piece.lines.first else { return piece }
    piece.lines = piece.lines.count == 1 ? ["\(label): \(first)"] : ["\(label):"] + piece.lines
    return piece
  }

  private func piece(_ content: DocumentTemplate.Content) -> Piece {
    switch content {
    case .fact(let place): fact(place)
    case .facts(let places): facts(places)
    case .statements(let places): statements(places)
    case .factChecks(let place): checks(ofFact: place)
    case .particular(let id):
      Piece(known: Self.lines(written(id, in: dossier.version.particulars)), [.particular(id)])
    case .particularChecks(let id): checks(ofParticular: id)
    case .form(let id): form(id)
    case .matter(let matter): self.matter(matter)
    case .judgement(let judgement): self.judgement(judgement)
    case .duties(let destination, let part): duties(destination, part)
    case .told: told()
    case .words(let words): Piece(fixed: Self.lines(words[language]), [.template])
    case .first(let parts): first(parts)
    case .changes: changes()
    }
  }

  /// The first that knows something, else the first that has words at all.
  private func first(_ parts: [DocumentTemplate.Part]) -> Piece {
    var spare = Piece.nothing
    for part in parts {
      let piece = piece(part)
      if piece.isKnown { return piece }
      if spare.lines.isEmpty { spare = piece }
    }
    return spare
  }

  /// What stands under an item of the particulars, in words; empty where nothing does.
  func written(_ id: String, in values: FormValues) -> String {
    pack.documents.particulars?.item(id)?.words(of: values, offset: offset, language) ?? ""
  }

  private func form(_ id: String) -> Piece {
    guard let item = dossier.form.flatMap(pack.form)?.item(id) else { return .nothing }
    return Piece(known: Self.lines(item.words(of: dossier.fields, offset: offset, language)), [.form(id)])
  }

  /// The lines of a text without the empty ones around it; none of an empty text.
  static func lines(_ text: String) -> [String] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }
    guard let first = lines.firstIndex(where: { !isBlank($0) }),
      let last = lines.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return lines[first...last].map(String.init)
  }
}
