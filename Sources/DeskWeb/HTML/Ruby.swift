import DeskCore

/// Text with readings as ruby markup.
enum Ruby {
  /// The markup; text without readings is only escaped.
  static func html(_ text: String) -> HTML {
    EasyJapanese.pieces(text).reduce(into: HTML.empty) { markup, piece in
      switch piece {
      case .plain(let text): markup += "\(text)"
      case .read(let base, let reading):
        markup += "<ruby>\(base)<rp>(</rp><rt>\(reading)</rt><rp>)</rp></ruby>"
      }
    }
  }

  /// The text without its readings, for titles.
  static func plain(_ text: String) -> String {
    EasyJapanese.withoutReadings(text)
  }
}
