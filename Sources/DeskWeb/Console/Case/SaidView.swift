import DeskCore

/// Words of other people as markup: text alone, never a link, its direction of writing its own, and what
/// would turn that direction unseen made visible (threats A5).
enum SaidView {
  /// A name, a subject, an answer: inside a line.
  static func inline(_ text: String) -> HTML { "<bdi>\(marked(text))</bdi>" }

  /// What somebody wrote into a field: a line where it is one, else all of it, and what is long is folded.
  static func value(_ text: String, _ context: ConsoleContext) -> HTML {
    if text.contains("\n") { return folded(text, context) }
    let (shown, rest) = cut(text, most: mostInLine)
    guard let rest else { return inline(text) }
    return """
      \(inline(shown + "…"))\
      <details><summary>\(CaseWords.rest(rest.count, context.language))</summary>\(block("…" + rest))</details>
      """
  }

  private static let mostInLine = 160

  /// A text of several lines, each line break kept.
  static func block(_ text: String) -> HTML { "<p class=\"told\" dir=\"auto\">\(marked(text))</p>\n" }

  /// The same; what is longer than a screen stands behind a line that says how much there is.
  static func folded(_ text: String, _ context: ConsoleContext, most: Int = 2_000) -> HTML {
    let (shown, rest) = cut(text, most: most)
    guard let rest else { return block(text) }
    return """
      \(block(shown + "…"))\
      <details><summary>\(CaseWords.rest(rest.count, context.language))</summary>\
      \(block("…" + rest))</details>

      """
  }

  /// The beginning of a text and what is left of it; nothing is left where the rest is not worth a click.
  static func cut(_ text: String, most: Int) -> (shown: String, rest: String?) {
    guard text.unicodeScalars.count > most + most / 4 else { return (text, nil) }
    let shown = text.prefix(most)
    let rest = text[shown.endIndex...]
    return rest.count > most / 4 ? (String(shown), String(rest)) : (text, nil)
  }

  /// The text with a visible mark in the place of each sign that turns the direction of writing or controls a
  /// device.
  static func marked(_ text: String) -> HTML {
    guard text.unicodeScalars.contains(where: isHidden) else { return "\(text)" }
    var markup = HTML.empty
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard isHidden(scalar) else {
        plain.append(scalar)
        continue
      }
      markup += "\(String(plain))<span class=\"hidden-sign\">U+\(hexadecimal(scalar))</span>"
      plain = String.UnicodeScalarView()
    }
    return markup + "\(String(plain))"
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case ..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
