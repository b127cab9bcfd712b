/// What fits into a cell of Excel.
///
/// A cell holds 32,767 UTF-16 units and 253 line feeds, and a row is at most 409 points high, so that what is
/// longer is neither seen nor printed ("Excel specifications and limits",
/// https://support.microsoft.com/office/c13798fc-f1d5-4e73-998d-c02268bc65ae). The height is what binds:
/// about 22 lines.
enum CellText {
  private static let mostUnits = 32_767
  private static let mostLines = 22

  /// The text in pieces that fit into a column of so many half-width characters, at least one. A line end at
  /// which it is cut is left out; nothing else is.
  static func pieces(_ text: String, width: Int) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var column = 0
    var line = 1
    var units = 0
    func isFull(_ more: Int) -> Bool { line > mostLines || units + more > mostUnits }
    for character in characters(CleanText.lines(text)) {
      let size = character.utf16.count
      if character == "\n" {
        (line, column) = (line + 1, 0)
        if isFull(size) {
          pieces.append(piece)
          (piece, line, units) = ("", 1, 0)
          continue
        }
      } else {
        let wide = halves(character)
        if column + wide > width { (line, column) = (line + 1, 0) }
        if isFull(size) {
          pieces.append(piece)
          (piece, line, units, column) = ("", 1, 0, 0)
        }
        column += wide
      }
      piece += character
      units += size
    }
    return pieces + [piece]
  }

  /// How many lines of so many half-width characters a text takes, at least one.
  static func lines(_ text: String, width: Int) -> Int {
    var lines = 1
    var column = 0
    for character in characters(text) {
      let wide = halves(character)
      if character == "\n" || column + wide > width { (lines, column) = (lines + 1, 0) }
      if character != "\n" { column += wide }
    }
    return lines
  }

  /// Excel reads `_x0041_` in a text as the character U+0041: an underscore that would begin one is written
  /// as its own escape (ECMA-376 Part 1, 22.9.2.19).
  static func literal(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    guard scalars.contains("_") else { return text }
    var literal = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let isEscape =
        scalar == "_" && index + 6 < scalars.count && "xX".unicodeScalars.contains(scalars[index + 1])
        && scalars[index + 6] == "_"
        && scalars[index + 2..<index + 6].allSatisfy(\.properties.isASCIIHexDigit)
      literal.append(contentsOf: (isEscape ? "_x005F_" : String(scalar)).unicodeScalars)
    }
    return String(literal)
  }

  /// What a reader sees as one character; scalars where somebody heaped up more than a cell could hold.
  private static func characters(_ text: String) -> [String] {
    text.flatMap { character -> [String] in
      let one = String(character)
      return one.utf16.count <= 64 ? [one] : one.unicodeScalars.map { String($0) }
    }
  }

  /// Two for wide characters, one for the others: near enough to Unicode's East Asian Width for a height.
  private static func halves(_ character: String) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100..<0x1160, 0x2010..<0x2E00, 0x2E80..<0xA4D0, 0xAC00..<0xD7B0, 0xF900..<0xFB00, 0xFE30..<0xFE70,
      0xFF01..<0xFF61, 0xFFE0..<0xFFE7, 0x1F000..<0x20000, 0x20000..<0x40000:
      return 2
    default: return 1
    }
  }
}
