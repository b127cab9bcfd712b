/// A text as hints read it: width, case, kind of kana and long vowels folded, blanks as one, every place
/// known.
struct FoldedProse {
  private(set) var scalars: [UInt32] = []
  /// Where each stands in the text, in scalars; one more for the end.
  private(set) var places: [Int32] = []

  /// - Parameter isPart: whether it is a piece of a pattern, whose first blank divides words.
  init(_ text: some StringProtocol, isPart: Bool = false) {
    var place: Int32 = 0
    if isPart, text.first == " " { scalars.append(0x20) }
    for scalar in text.unicodeScalars {
      put(scalar.value, place)
      place += 1
    }
    places.append(place)
  }

  private mutating func put(_ scalar: UInt32, _ place: Int32) {
    var folded = scalar
    switch scalar {
    case 0xFF01...0xFF5E: folded = Letter.lower(scalar - 0xFEE0)
    case 0x41...0x5A: folded = scalar | 0x20
    case 0x09, 0x20, 0xA0, 0x3000: folded = 0x20
    case 0x0D, 0x30FC, 0xFF70: return
    case 0x2018, 0x2019: folded = 0x27
    case 0x30A1...0x30F6: folded = scalar - 0x60
    case 0xFF61: folded = 0x3002
    case 0xFF64: folded = 0x3001
    case 0xFF66...0xFF9D: folded = Self.halfWidth[Int(scalar - 0xFF66)]
    case 0xFF9E, 0xFF9F: return voice(scalar == 0xFF9E ? 1 : 2)
    default: break
    }
    if folded == 0x0A, scalars.last == 0x20 { drop() }
    if scalars.last == 0x0A { joinLine(scalar) }
    if folded == 0x20, scalars.isEmpty || scalars.last == 0x20 || scalars.last == 0x0A { return }
    scalars.append(folded)
    places.append(place)
  }

  private mutating func drop() {
    scalars.removeLast()
    places.removeLast()
  }

  /// Mail breaks its lines: a sentence goes on where a line begins with a small letter behind a letter or a
  /// comma, or with hiragana behind a letter of Japanese.
  private mutating func joinLine(_ next: UInt32) {
    guard scalars.count > 1 else { return }
    let last = scalars[scalars.count - 2]
    if next &- 0x61 < 26, Letter.isASCII(last) || last == 0x2C { scalars[scalars.count - 1] = 0x20 }
    if (0x3041...0x3096).contains(next), Letter.isCJK(last) { drop() }
  }

  /// Half-width kana carry their marks as letters of their own.
  private mutating func voice(_ step: UInt32) {
    guard let last = scalars.last else { return }
    if last == 0x3046, step == 1 { scalars[scalars.count - 1] = 0x3094 }
    guard (0x304B...0x307B).contains(last) else { return }
    scalars[scalars.count - 1] = last + step
  }

  private static let halfWidth: [UInt32] = {
    let kana = "をぁぃぅぇぉゃゅょっーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん"
    return kana.unicodeScalars.map(\.value)
  }()

  /// The scalar at an index; 0 outside.
  func at(_ index: Int) -> UInt32 {
    index >= 0 && index < scalars.count ? scalars[index] : 0
  }

  /// Whether words stand at an index; ASCII ones whole, if asked for.
  func stands(_ words: [UInt32], at index: Int, wholeStart: Bool = true, wholeEnd: Bool = true) -> Bool {
    guard index >= 0, index + words.count <= scalars.count else { return false }
    for offset in words.indices where scalars[index + offset] != words[offset] { return false }
    if wholeStart, Letter.isASCII(words[0]), Letter.isASCII(at(index - 1)) { return false }
    if wholeEnd, Letter.isASCII(words[words.count - 1]), Letter.isASCII(at(index + words.count)) {
      return false
    }
    return true
  }

  /// Whether words stand somewhere in a range.
  func contains(_ words: [UInt32], in range: Range<Int>) -> Bool {
    guard range.count >= words.count else { return false }
    return (range.lowerBound...range.upperBound - words.count).contains { stands(words, at: $0) }
  }

  // MARK: Sentences

  /// Whether a sentence ends with the scalar at an index.
  func endsSentence(_ index: Int) -> Bool {
    switch at(index) {
    case 0, 0x0A, 0x21, 0x3F, 0x3002: true
    case 0x2E: at(index + 1) == 0x20 || at(index + 1) == 0x0A || at(index + 1) == 0
    default: false
    }
  }

  /// Whether a clause ends there.
  func endsClause(_ index: Int) -> Bool {
    switch at(index) {
    case 0x3001, 0x2C, 0x3B, 0x300C, 0x300D: true
    case 0x3A: at(index + 1) == 0x20 || Letter.isCJK(at(index + 1))
    case 0x20: [Self.but, Self.though].contains { stands($0, at: index + 1) }
    default: endsSentence(index)
    }
  }

  private static let but = "but".unicodeScalars.map(\.value)
  private static let though = "though".unicodeScalars.map(\.value)

  /// Where the sentence ends that an index lies in; at most 300 scalars on.
  func sentenceEnd(_ index: Int) -> Int {
    var end = index
    while end < index + 300, !endsSentence(end) { end += 1 }
    return end
  }

  /// Where the clause begins; at most 80 scalars back.
  func clauseStart(_ index: Int) -> Int {
    var start = index
    while start > max(0, index - 80), !endsClause(start - 1) { start -= 1 }
    return start
  }
}
