/// Finds one pattern at one place of a text.
struct HintMatch {
  let prose: FoldedProse
  let dates: [Int: DateFound]

  /// A day or an instant that stands in a text.
  struct DateFound: Sendable {
    let end: Int
    let moment: Moment
  }

  /// What was found.
  struct Hit {
    var end: Int
    /// What `*` stood for.
    var gaps: [Range<Int>] = []
    /// Where the number or the date stands.
    var value: Range<Int>?
  }

  private static let mostGap = 20

  /// What a pattern finds at an index from one of its starts on.
  func hit(_ pattern: HintPattern, _ start: Int, at index: Int) -> Hit? {
    match(pattern.nodes, start, index, isFirst: true)
  }

  /// - Parameter isFirst: whether nothing of the pattern stands right before: an ASCII word begins here.
  private func match(_ nodes: [HintPattern.Node], _ node: Int, _ index: Int, isFirst: Bool) -> Hit? {
    switch nodes[node] {
    case .end: return Hit(end: index)
    case .literal(let words, let next):
      guard prose.stands(words, at: index, wholeStart: isFirst, wholeEnd: next == 0) else { return nil }
      return match(nodes, next, index + words.count, isFirst: false)
    case .branch(let firsts):
      for first in firsts {
        if let hit = match(nodes, first, index, isFirst: isFirst) { return hit }
      }
      return nil
    case .number(let next):
      guard let end = numberEnd(index) else { return nil }
      var hit = match(nodes, next, end, isFirst: false)
      hit?.value = index..<end
      return hit
    case .date(let next):
      guard let date = dates[index] else { return nil }
      var hit = match(nodes, next, date.end, isFirst: false)
      hit?.value = index..<date.end
      return hit
    case .gap(let next): return passGap(nodes, next, index)
    }
  }

  private func passGap(_ nodes: [HintPattern.Node], _ next: Int, _ index: Int) -> Hit? {
    if next == 0 {
      var end = index
      while end < index + 30, Letter.isASCII(prose.at(end)) { end += 1 }
      return Hit(end: end)
    }
    var place = index
    while place <= index + Self.mostGap {
      if var hit = match(nodes, next, place, isFirst: true) {
        hit.gaps.append(index..<place)
        return hit
      }
      if prose.endsSentence(place) { return nil }
      place += 1
    }
    return nil
  }

  /// The end of a number that begins here: digits, commas between them, 万.
  private func numberEnd(_ index: Int) -> Int? {
    let before = prose.at(index - 1)
    guard Letter.isDigit(prose.at(index)), !Letter.isDigit(before), before != 0x2E, before != 0x2C,
      before != 0x2D, before != 0x4E07
    else {
      return nil
    }
    var end = index
    while end < index + 14, Letter.isDigit(prose.at(end)) || isDivider(end) { end += 1 }
    return end
  }

  private func isDivider(_ index: Int) -> Bool {
    switch prose.at(index) {
    case 0x2C: Letter.isDigit(prose.at(index + 1))
    case 0x4E07: true
    default: false
    }
  }
}
