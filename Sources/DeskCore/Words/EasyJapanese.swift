/// やさしい日本語: Japanese in which every kanji has its reading behind it, as `漢字《かんじ》`.
public enum EasyJapanese {
  /// A piece of text: plain, or kanji with their reading.
  public enum Piece: Sendable, Hashable {
    case plain(String)
    case read(base: String, reading: String)
  }

  /// The pieces of a text, in order; the reading belongs to the run of kanji right before it.
  public static func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var plain = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "《"), let close = rest[open...].firstIndex(of: "》") {
      let before = rest[..<open]
      let start = before.lastIndex { !isKanji($0) }.map { before.index(after: $0) } ?? before.startIndex
      plain += before[..<start]
      let base = String(before[start...])
      let reading = String(rest[rest.index(after: open)..<close])
      if base.isEmpty {
        plain += "《\(reading)》"
      } else {
        if !plain.isEmpty { pieces.append(.plain(plain)) }
        pieces.append(.read(base: base, reading: reading))
        plain = ""
      }
      rest = rest[rest.index(after: close)...]
    }
    plain += rest
    if !plain.isEmpty { pieces.append(.plain(plain)) }
    return pieces
  }

  /// The text without its readings.
  public static func withoutReadings(_ text: String) -> String {
    pieces(text).map { piece in
      switch piece {
      case .plain(let text): text
      case .read(let base, _): base
      }
    }.joined()
  }

  /// The first run of kanji that has no reading.
  public static func unread(in text: String) -> String? {
    for case .plain(let plain) in pieces(text) {
      if let start = plain.firstIndex(where: isKanji) {
        return String(plain[start...].prefix(while: isKanji))
      }
    }
    return nil
  }

  static func isKanji(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    switch scalar.value {
    case 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: return true
    default: return false
    }
  }
}
