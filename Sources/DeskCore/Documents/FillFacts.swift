extension Filling {
  /// An answer was given, or it follows from another one.
  func origins(_ place: Int) -> [FilledDocument.Origin] {
    dossier.version.sheet[place] == answers[place] ? [.fact(place)] : [.fact(place), .rules]
  }

  func fact(_ place: Int) -> Piece {
    guard answers[place].isKnown else { return .nothing }
    return Piece(known: Self.lines(words(place)), origins(place))
  }

  func facts(_ places: [Int]) -> Piece {
    let known = places.filter { answers[$0].isKnown }
    return Piece(
      known: known.map { "\(vocabulary[$0].label[language]): \(words($0))" }, known.flatMap(origins))
  }

  /// That all of them are “no” is known too, and says something.
  func statements(_ places: [Int]) -> Piece {
    let holding = places.filter { answers[$0] == .yes }
    if holding.isEmpty, places.allSatisfy({ answers[$0] == .no }) {
      return Piece(known: [DocumentWords.noneOfThem[language]], places.flatMap(origins))
    }
    return Piece(
      known: holding.map { (vocabulary[$0].statement ?? vocabulary[$0].label)[language] },
      holding.flatMap(origins))
  }

  func checks(ofFact place: Int) -> Piece {
    let fact = vocabulary[place]
    let answer = answers[place]
    if case .tri = fact.kind {
      let lines = checks([
        (AnswerWords.yes[language], answer == .yes), (AnswerWords.no[language], answer == .no),
        (DocumentWords.unknownChoice[language], !answer.isKnown),
      ])
      return answer.isKnown ? Piece(known: lines, origins(place)) : Piece(fixed: lines, origins(place))
    }
    guard answer.isKnown else { return .nothing }
    return Piece(
      known: checks(
        fact.kind.values.enumerated().map { index, value in
          (value.label[language], Self.isChosen(value, index, answer))
        }), origins(place))
  }

  private static func isChosen(_ value: FactValue, _ index: Int, _ answer: Answer) -> Bool {
    switch answer {
    case .choice(let chosen): chosen == index
    case .multi(let chosen): chosen & (1 << UInt64(index)) != 0
    case .text(let text): text == value.id
    default: false
    }
  }

  func checks(ofParticular id: String) -> Piece {
    let values = dossier.version.particulars
    guard let item = pack.documents.particulars?.item(id), !written(id, in: values).isEmpty else {
      return .nothing
    }
    if item.kind == .yesNo {
      return Piece(
        known: checks([
          (AnswerWords.yes[language], values[id] == .flag(true)),
          (AnswerWords.no[language], values[id] == .flag(false)),
        ]), [.particular(id)])
    }
    let options = item.options.map { option -> (String, Bool) in
      let isChosen =
        switch values[id] {
        case .text(let chosen): chosen == option.id
        case .texts(let chosen): chosen.contains(option.id)
        default: false
        }
      guard case .text(let beside)? = values[item.key(beside: option)], !beside.isEmpty else {
        return (option.label[language], isChosen)
      }
      return (DocumentWords.name(option.label[language], beside, language), isChosen)
    }
    return Piece(known: checks(options), [.particular(id)])
  }

  /// ■ and □ in one line where it is short, else one a line.
  private func checks(_ options: [(label: String, isChosen: Bool)]) -> [String] {
    let marked = options.map { "\($0.isChosen ? "■" : "□")\(language == .en ? " " : "")\($0.label)" }
    let line = marked.joined(separator: language == .en ? "   " : "　")
    return line.count <= (language == .en ? 64 : 36) ? [line] : marked
  }

  func words(_ place: Int) -> String {
    answers[place].words(of: vocabulary[place], offset: offset, language)
  }
}
