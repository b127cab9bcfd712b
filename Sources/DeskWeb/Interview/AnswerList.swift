import DeskCore

/// Answers as a list, fact by fact.
enum AnswerList {
  static func rows(_ sheet: AnswerSheet, _ places: [Int], _ context: PageContext) -> HTML {
    let vocabulary = context.pack.rulebook.vocabulary
    return places.filter(sheet.asked.contains).reduce(into: HTML.empty) { rows, place in
      rows += """
        <dt>\(context(vocabulary[place].label))</dt>\
        <dd>\(AnswerWords.text(sheet[place], of: vocabulary[place], context))</dd>

        """
    }
  }

  /// All of them behind a line that says how many there are; nil where there are none.
  static func folded(_ sheet: AnswerSheet, _ context: PageContext) -> HTML? {
    let places = sheet.asked.places
    guard !places.isEmpty else { return nil }
    return """
      <details class="given"><summary>\(InterviewWords.count(places.count, context.language))</summary>
      <dl>\(rows(sheet, places, context))</dl></details>

      """
  }
}
