import DeskCore

/// A filled paper as it is read and printed: the same rows as in its text and its files.
struct PaperView {
  let filled: FilledDocument
  /// What stands below a row on the screen alone, such as where it comes from.
  var beside: (FilledDocument.Row) -> HTML? = { _ in nil }

  private var language: Language { filled.language }
  private var isLetter: Bool { filled.layout == .letter }

  var html: HTML {
    """
    <article class="paper\(isLetter ? " letter" : "")" lang="\(language.htmlCode)">
    <dl class="facts">\
    \(filled.receiver.map { "<dt>\(DocumentWords.receiver[language])</dt><dd><b>\($0)</b></dd>\n" as HTML })\
    <dt>\(DocumentWords.madeOn[language])</dt><dd>\(filled.madeOn)</dd>
    \(filled.reference.map { "<dt>\(DocumentWords.reference[language])</dt><dd>\($0)</dd>\n" as HTML })</dl>
    \(notes)\(isLetter ? letter : form)</article>

    """
  }

  /// What must be known of a paper goes with it; in a letter it is meant for the sender and does not.
  private var notes: HTML? {
    guard !filled.notes.isEmpty else { return nil }
    return """
      <ul class="remarks\(isLetter ? " noprint" : "")">\(filled.notes.html { "<li>\($0)</li>" })</ul>

      """
  }

  private var form: HTML {
    let hasOwnNumbers = filled.sections.contains { $0.rows.contains { $0.number != nil } }
    var count = 0
    let groups = filled.sections.enumerated().html { place, section -> HTML in
      let rows = section.rows.html { row -> HTML in
        count += 1
        return self.row(row, number: row.number ?? (hasOwnNumbers ? nil : "(\(count))"))
      }
      return """
        \(section.heading.map { "<h2>\(place + 1). \($0)</h2>\n" as HTML })\
        <dl class="rows">\(rows)</dl>

        """
    }
    return "\(groups)"
  }

  private func row(_ row: FilledDocument.Row, number: String?) -> HTML {
    let label = [number, row.label].compactMap(\.self).joined(separator: " ")
    return """
      <div id="\(Self.anchor(row))"><dt>\(label)\
      \(row.isVerified ? nil : " <span class=\"careful\">[\(DocumentWords.unverified[language])]</span>" as HTML)\
      \(row.hint.map { "<span class=\"hint noprint\">\($0)</span>" as HTML })</dt>
      <dd>\(text(row))\(beside(row))</dd></div>

      """
  }

  private var letter: HTML {
    let groups = filled.sections.html { section -> HTML in
      let rows = section.rows.html { row -> HTML in
        let label = [row.number, row.label].compactMap(\.self).joined(separator: " ")
        return """
          <div id="\(Self.anchor(row))">\(label.isEmpty ? nil : "<p class=\"subject\">\(label)</p>\n" as HTML)\
          \(row.hint.map { "<p class=\"hint noprint\">\($0)</p>\n" as HTML })\
          \(text(row))\(beside(row))</div>

          """
      }
      return "\(section.heading.map { "<h2>\($0)</h2>\n" as HTML })\(rows)"
    }
    return "\(groups)"
  }

  private func text(_ row: FilledDocument.Row) -> HTML {
    "<p class=\"told\(row.isUnknown ? " unknown" : "")\">\(row.text)</p>\n"
  }

  /// Where a row stands on its page.
  static func anchor(_ row: FilledDocument.Row) -> String { "row-\(row.id)" }
}
