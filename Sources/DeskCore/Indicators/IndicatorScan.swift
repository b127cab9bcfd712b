/// Walks over a text once and finds its indicators.
///
/// Written by hand: backtracking patterns over 200,000 hostile characters are a trap, and the core imports
/// nothing. A recogniser is asked only where a word begins, and reads ahead either a bounded way or over
/// what it will consume.
struct IndicatorScan {
  let text: RefangedText
  private let scalars: [UInt32]
  private(set) var index = 0
  /// Where the last indicator ended.
  private var lastEnd = -1
  /// Where an escaped sign of a URL ended: a word begins behind it (`%2Fevil.example`).
  private var escapeEnd = -1
  private var found: [Indicator] = []
  private var seen: Set<Indicator> = []

  init(_ text: RefangedText) {
    self.text = text
    scalars = text.scalars
  }

  /// What a recogniser found: from where the walk began up to `end`.
  struct Hit {
    let type: IndicatorType
    let value: String
    let end: Int
    /// Where to go on, if that lies behind the end: the path behind a domain is not looked at again.
    var resume = 0
  }

  mutating func run() -> [Indicator] {
    while index < scalars.count {
      if let end = messageIDEnd(index) {
        index = end
      } else if let hit = recognise(index) {
        keep(hit)
        lastEnd = hit.end
        index = max(hit.end, hit.resume)
      } else if at(index) == 0x25, Letter.isHex(at(index + 1)), Letter.isHex(at(index + 2)) {
        index += 3
        escapeEnd = index
      } else {
        index = next(index)
      }
    }
    return found
  }

  private mutating func keep(_ hit: Hit) {
    guard seen.insert(Indicator(type: hit.type, value: hit.value, offset: 0)).inserted else { return }
    found.append(Indicator(type: hit.type, value: hit.value, offset: Int(text.places[index])))
  }

  /// Past the word that said nothing.
  private func next(_ index: Int) -> Int {
    guard Letter.isWord(at(index)) else { return index + 1 }
    var end = index
    while Letter.isWord(at(end)) { end += 1 }
    return end
  }

  private func recognise(_ index: Int) -> Hit? {
    let first = at(index)
    switch first {
    case 0x5C, 0xA5: return share(index)
    case 0x2F, 0x7E: return unixPath(index)
    case 0x25: return variablePath(index)
    case 0x3A: return ipv6(index)
    default: break
    }
    if Letter.isWord(first) || first == 0x5F { return startsWord(index) ? word(index) : nil }
    guard first >= 0xC0, isLetter(first), !isLetter(at(index - 1)), startsWord(index) else { return nil }
    return domain(index)
  }

  private func word(_ index: Int) -> Hit? {
    if Letter.isASCII(at(index)) {
      if let hit = url(index) ?? drivePath(index) ?? registryKey(index) ?? number(index) { return hit }
    }
    return ipv6(index) ?? token(index) ?? ipv4(index) ?? email(index) ?? domain(index)
  }

  // MARK: Looking around

  /// The scalar at an index; 0 outside.
  func at(_ index: Int) -> UInt32 {
    index >= 0 && index < scalars.count ? scalars[index] : 0
  }

  func scalars(_ range: Range<Int>) -> ArraySlice<UInt32> { scalars[range] }

  func isLetter(_ scalar: UInt32) -> Bool {
    Letter.isWord(scalar) || Letter.isCJK(scalar) || Letter.isOther(scalar)
  }

  /// Whether a word begins here and not in the middle of a longer one; right behind an indicator, a hyphen
  /// divides.
  func startsWord(_ index: Int) -> Bool {
    if index == escapeEnd { return true }
    let before = at(index - 1)
    if Letter.isWord(before) || before == 0x5F || Letter.isOther(before) { return false }
    guard before == 0x2E || before == 0x2D else { return true }
    if before == 0x2D, index - 1 == lastEnd { return true }
    let earlier = at(index - 2)
    return !(Letter.isWord(earlier) || earlier == 0x5F || Letter.isOther(earlier))
  }

  /// Whether a mark of defanging stands in a range.
  func isMarked(_ range: Range<Int>) -> Bool { text.marks[range].contains(true) }

  func string(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars[range] { text.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
    return String(text)
  }

  /// The word right before an index in lower case, signs and blanks between passed over; at most 24 scalars
  /// back.
  func wordBefore(_ index: Int, over signs: Set<UInt32>) -> String {
    var end = index
    while end > index - 8, signs.contains(at(end - 1)) { end -= 1 }
    var start = end
    while start > 0, start > end - 24, Letter.isASCII(at(start - 1)) { start -= 1 }
    return string(start..<end).lowercased()
  }

  /// Whether a text stands right before an index.
  func ends(_ index: Int, with words: String) -> Bool {
    var place = index
    for scalar in words.unicodeScalars.reversed() {
      place -= 1
      if Letter.lower(at(place)) != scalar.value { return false }
    }
    return true
  }
}
