extension FactHints {
  /// What a text speaks for: each answer once, with the words that stand first; of several answers to a
  /// fact all.
  ///
  /// What is denied, doubted or asked speaks for nothing. At most four numbers and four dates of a fact are
  /// named.
  ///
  /// - Parameters:
  ///   - today: the day on which the text was written, for dates without a year and for 「昨日」.
  ///   - offset: how many seconds the desk's zone lies east of UTC.
  /// - Returns: proposals in the order of the facts, those of a fact in the order of the text.
  public func proposals(in text: String, today: CalendarDate, offset: Int) -> [FactProposal] {
    guard !hints.isEmpty else { return [] }
    let prose = FoldedProse(text)
    let dates = DateScan(prose: prose, today: today, offset: offset).dates()
    var gathering = ProposalGathering(
      hints: self, text: text, prose: prose, match: HintMatch(prose: prose, dates: dates))
    gathering.run()
    return gathering.sorted
  }
}

/// Goes over a text once and keeps what its hits speak for.
struct ProposalGathering {
  let hints: FactHints
  let text: String
  let prose: FoldedProse
  let match: HintMatch
  private var found: [Key: FactProposal] = [:]
  private var counts: [Int: Int] = [:]

  private struct Key: Hashable {
    let place: Int
    let answer: Answer
  }

  private static let mostValues = 4

  init(hints: FactHints, text: String, prose: FoldedProse, match: HintMatch) {
    self.hints = hints
    self.text = text
    self.prose = prose
    self.match = match
  }

  var sorted: [FactProposal] {
    found.values.sorted { ($0.place, $0.offset) < ($1.place, $1.offset) }
  }

  mutating func run() {
    let scalars = prose.scalars
    for index in scalars.indices {
      let next = index + 1 < scalars.count ? scalars[index + 1] : 0
      for entry in hints.index.literals[UInt64(scalars[index]) << 32 | UInt64(next)] ?? [] {
        weigh(entry, index)
      }
      for entry in hints.index.literals[UInt64(scalars[index]) << 32] ?? [] where next != 0 {
        weigh(entry, index)
      }
      if Letter.isDigit(scalars[index]) { for entry in hints.index.numbers { weigh(entry, index) } }
      if match.dates[index] != nil { for entry in hints.index.dates { weigh(entry, index) } }
    }
  }

  private mutating func weigh(_ entry: HintIndex.Entry, _ index: Int) {
    let hint = hints.hints[entry.hint]
    guard let hit = match.hit(hint.pattern, entry.start, at: index), let answer = answer(hint, hit) else {
      return
    }
    let key = Key(place: hint.place, answer: answer)
    guard found[key] == nil, !isDoubted(hint, hit, index) else { return }
    if hint.evidence.isValue {
      guard counts[hint.place, default: 0] < Self.mostValues else { return }
      counts[hint.place, default: 0] += 1
    }
    let range = Int(prose.places[index])..<Int(prose.places[hit.end])
    found[key] = FactProposal(
      place: hint.place, answer: answer, quote: Quote(text: text, range: range).words,
      offset: range.lowerBound)
  }

  private func answer(_ hint: FactHint, _ hit: HintMatch.Hit) -> Answer? {
    switch hint.evidence {
    case .answer(let answer): return answer
    case .number:
      guard let range = hit.value else { return nil }
      var digits = String.UnicodeScalarView()
      for scalar in prose.scalars[range] { digits.append(Unicode.Scalar(scalar) ?? " ") }
      return DateText.number(String(digits)).map(Answer.number)
    case .date: return hit.value.flatMap { match.dates[$0.lowerBound] }.map { .when($0.moment) }
    }
  }

  // MARK: Doubts

  private func isDoubted(_ hint: FactHint, _ hit: HintMatch.Hit, _ index: Int) -> Bool {
    let doubts = hints.doubts
    if hit.gaps.contains(where: { gap in doubts.before.contains { prose.contains($0, in: gap) } }) {
      return true
    }
    // "… found and no files were encrypted": words that deny by themselves are not denied by those before
    // them.
    let isDenial = doubts.before.contains { prose.stands($0, at: index) }
    let clause = clause(before: index)
    if !isDenial, doubts.before.contains(where: { prose.contains($0, in: clause) }) { return true }
    if isDenied(hit.end) { return true }
    guard !hint.isAsked else { return false }
    let sentence = index..<min(prose.sentenceEnd(hit.end) + 1, prose.scalars.count)
    return doubts.questions.contains { prose.contains($0, in: sentence) }
  }

  /// The clause before a hit; of a list ("no theft, encryption or …") with what stands before it.
  private func clause(before index: Int) -> Range<Int> {
    var start = prose.clauseStart(index)
    let or: [UInt32] = [0x6F, 0x72]
    if index - start <= 16, start > 0, !prose.endsSentence(start - 1), prose.contains(or, in: start..<index) {
      start = prose.clauseStart(start - 1)
    }
    return start..<index
  }

  /// Whether a denial follows with nothing but kana and bridges between.
  private func isDenied(_ end: Int) -> Bool {
    var place = end
    while place < end + 40, !prose.endsClause(place) {
      if hints.doubts.after.contains(where: { prose.stands($0, at: place) }) { return true }
      if let bridge = hints.doubts.bridges.first(where: { prose.stands($0, at: place) }) {
        place += bridge.count
      } else if (0x3041...0x309F).contains(prose.at(place)) || prose.at(place) == 0x20 {
        place += 1
      } else {
        return false
      }
    }
    return false
  }
}

/// The words of a hit with what stands around them in its line.
struct Quote {
  let text: String
  let range: Range<Int>

  static let most = 80

  var words: String {
    let scalars = text.unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: range.lowerBound)
    let end = scalars.index(start, offsetBy: min(range.count, Self.most))
    var (first, last) = (start, end)
    var left = Self.most - min(range.count, Self.most)
    func isBreak(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }
    // What follows is worth as much as what comes before.
    var ahead = left / 2
    while ahead > 0, last < scalars.endIndex, !isBreak(scalars[last]) {
      last = scalars.index(after: last)
      ahead -= 1
      left -= 1
    }
    while left > 0, first > scalars.startIndex, !isBreak(scalars[scalars.index(before: first)]) {
      first = scalars.index(before: first)
      left -= 1
    }
    return String(scalars[first..<last])
  }
}
