import DeskCore

/// Text with readings, written as `漢字《かんじ》`, as ruby markup.
enum Ruby {
  /// The markup; text without readings is only escaped.
  static func html(_ text: String) -> HTML {
    var markup = HTML.empty
    var plain = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "《"), let close = rest[open...].firstIndex(of: "》") {
      let before = rest[..<open]
      let baseStart = before.lastIndex { !isKanji($0) }.map { before.index(after: $0) } ?? before.startIndex
      plain += before[..<baseStart]
      let base = String(before[baseStart...])
      let reading = String(rest[rest.index(after: open)..<close])
      if base.isEmpty {
        plain += "《\(reading)》"
      } else {
        markup += "\(plain)<ruby>\(base)<rp>(</rp><rt>\(reading)</rt><rp>)</rp></ruby>"
        plain = ""
      }
      rest = rest[rest.index(after: close)...]
    }
    return markup + "\(plain + rest)"
  }

  /// The text without its readings, for titles.
  static func plain(_ text: String) -> String {
    text.replacing(#/《[^》]*》/#, with: "")
  }

  private static func isKanji(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    switch scalar.value {
    case 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: return true
    default: return false
    }
  }
}
