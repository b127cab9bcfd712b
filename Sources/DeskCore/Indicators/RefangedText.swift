/// A text as the search for indicators reads it: widths folded, what was defanged made whole, every place
/// known.
struct RefangedText {
  /// Unicode scalars; U+0000 stands for what lies outside.
  private(set) var scalars: [UInt32] = []
  /// Where each stands in the text, in scalars.
  private(set) var places: [Int32] = []
  /// Whether each stands for a mark that keeps an address from being followed: `[.]`, `hxxp`.
  private(set) var marks: [Bool] = []

  private let source: [UInt32]

  init(_ text: String) {
    source = text.unicodeScalars.map { Self.narrow($0.value) }
    scalars.reserveCapacity(source.count)
    places.reserveCapacity(source.count)
    marks.reserveCapacity(source.count)
    var index = 0
    while index < source.count { index = take(index) }
  }

  /// Full-width signs as ASCII, every hyphen as one, every blank of a line as one.
  private static func narrow(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xFF01...0xFF5E: scalar - 0xFEE0
    case 0x3000, 0xA0: 0x20
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: 0x2D
    case 0xFFE5: 0xA5
    case 0xFF61: 0x3002
    default: scalar
    }
  }

  private mutating func put(_ scalar: UInt32, _ place: Int, isMark: Bool = false) {
    scalars.append(scalar)
    places.append(Int32(place))
    marks.append(isMark)
  }

  /// Takes what stands at an index over; returns the index after it.
  private mutating func take(_ index: Int) -> Int {
    switch source[index] {
    case 0x28, 0x3C, 0x5B, 0x7B, 0x3010, 0x3014:
      if let (body, end) = mark(index) { return replace(index, with: body, to: end) }
    case 0x48, 0x68:
      if let end = scheme(index) { return end }
    case 0x46, 0x66:
      if let end = scheme(index) { return end }
    default: break
    }
    put(source[index], index)
    return index + 1
  }

  private func at(_ index: Int) -> UInt32 {
    source.indices.contains(index) ? source[index] : 0
  }

  // MARK: Brackets

  private static let closing: [UInt32: UInt32] = [
    0x28: 0x29, 0x3C: 0x3E, 0x5B: 0x5D, 0x7B: 0x7D, 0x3010: 0x3011, 0x3014: 0x3015,
  ]
  /// What stands between brackets, and what it means; the longest first.
  private static let bodies: [(written: [UInt32], means: [UInt32])] = [
    ("://", "://"), (".", "."), ("。", "."), ("@", "@"), (":", ":"), ("/", "/"), ("dot", "."), ("ドット", "."),
    ("アットマーク", "@"), ("アット", "@"), ("at", "@"),
  ].map { (Self.values($0.0), Self.values($0.1)) }

  private static func values(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  /// `[.]`, `(dot)`, `{at}`, `[://]`: what it means and where it ends.
  private func mark(_ open: Int) -> (body: [UInt32], end: Int)? {
    guard let close = Self.closing[source[open]] else { return nil }
    var start = open + 1
    if at(start) == 0x20 { start += 1 }
    for body in Self.bodies {
      guard (0..<body.written.count).allSatisfy({ Letter.lower(at(start + $0)) == body.written[$0] }) else {
        continue
      }
      var end = start + body.written.count
      if at(end) == 0x20 { end += 1 }
      guard at(end) == close else { continue }
      return (body.means, end + 1)
    }
    return nil
  }

  /// Puts what a mark means; a dot or an at sign between words loses the blanks around it (`name (at) host`).
  private mutating func replace(_ open: Int, with body: [UInt32], to end: Int) -> Int {
    var end = end
    let joins = body == [0x2E] || body == [0x40]
    if joins, scalars.count >= 2, scalars[scalars.count - 1] == 0x20,
      Letter.isWord(scalars[scalars.count - 2]), at(end) == 0x20, Letter.isWord(at(end + 1))
    {
      scalars.removeLast()
      places.removeLast()
      marks.removeLast()
      end += 1
    }
    for scalar in body { put(scalar, open, isMark: true) }
    return end
  }

  // MARK: Schemes

  /// `hxxp`, `hXXps`, `h**p`, `htxp`, `fxp` before a colon; nil where there is none.
  private mutating func scheme(_ index: Int) -> Int? {
    if index > 0, Letter.isWord(at(index - 1)) { return nil }
    let isHyper = Letter.lower(source[index]) == 0x68
    func isMasked(_ scalar: UInt32) -> Bool { scalar == 0x2A || Letter.lower(scalar) == 0x78 }
    func isPlain(_ scalar: UInt32) -> Bool { Letter.lower(scalar) == 0x74 }
    let length = isHyper ? 2 : 1
    let middle = (1...length).map { at(index + $0) }
    guard middle.allSatisfy({ isMasked($0) || isPlain($0) }), middle.contains(where: isMasked),
      Letter.lower(at(index + length + 1)) == 0x70
    else { return nil }
    var end = index + length + 2
    let isSecure = Letter.lower(at(end)) == 0x73
    if isSecure { end += 1 }
    guard at(end) == 0x3A || Self.closing[at(end)] != nil else { return nil }
    let name = (isHyper ? "http" : "ftp") + (isSecure ? "s" : "")
    for scalar in Self.values(name) { put(scalar, index, isMark: true) }
    return end
  }
}

/// Kinds of letters, by the number of the scalar.
enum Letter {
  static func isDigit(_ scalar: UInt32) -> Bool { scalar &- 0x30 < 10 }

  static func isASCII(_ scalar: UInt32) -> Bool { (scalar | 0x20) &- 0x61 < 26 }

  /// An ASCII letter or digit.
  static func isWord(_ scalar: UInt32) -> Bool { isDigit(scalar) || isASCII(scalar) }

  static func isHex(_ scalar: UInt32) -> Bool { isDigit(scalar) || (scalar | 0x20) &- 0x61 < 6 }

  static func isBlank(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || (0x09...0x0D).contains(scalar) || scalar == 0x85 || scalar == 0x2028 || scalar == 0x2029
  }

  /// Kana, kanji, hangul: prose runs into them without a blank.
  static func isCJK(_ scalar: UInt32) -> Bool {
    guard scalar >= 0x3005 else { return false }
    switch scalar {
    case 0x3005, 0x3007, 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x323AF:
      return true
    default: return false
    }
  }

  /// A letter of another alphabet than ours: é, д, ع.
  static func isOther(_ scalar: UInt32) -> Bool {
    guard scalar >= 0xC0, !isCJK(scalar), let unicode = Unicode.Scalar(scalar) else { return false }
    return unicode.properties.isAlphabetic || unicode.properties.generalCategory == .nonspacingMark
  }

  /// ASCII in lower case; anything else as it is.
  static func lower(_ scalar: UInt32) -> UInt32 { scalar &- 0x41 < 26 ? scalar | 0x20 : scalar }
}
