/// What people typed, fit for XML and for a calendar: both forbid most control characters.
///
/// XML 1.0 (section 2.2) allows tab, line feed and carriage return alone below U+0020, and neither U+FFFE nor
/// U+FFFF; one of them makes Word call the whole file damaged. Everything else of Unicode stays as it is.
enum CleanText {
  /// The text in one convention for line ends, `\n`.
  static func lines(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isSpecial) else { return text }
    var clean = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where isAfterReturn: break
      case 0x0A...0x0D, 0x85, 0x2028, 0x2029: clean.append("\n")
      case 0x09: clean.append(" ")
      case _ where isSpecial(scalar): break
      default: clean.append(scalar)
      }
      isAfterReturn = scalar.value == 0x0D
    }
    return String(clean)
  }

  /// The text on one line.
  static func line(_ text: String) -> String {
    let clean = lines(text)
    guard clean.unicodeScalars.contains("\n") else { return clean }
    return String(String.UnicodeScalarView(clean.unicodeScalars.map { $0 == "\n" ? " " : $0 }))
  }

  /// The lines of a text.
  static func split(_ text: String) -> [String] {
    // By scalars: a combining mark after a line feed would hide it from a comparison of characters.
    lines(text).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
