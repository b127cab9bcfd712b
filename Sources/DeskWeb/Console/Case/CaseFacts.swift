import DeskCore

/// The answers: what is known, what is not, and the way to change them.
struct CaseFacts {
  let page: CasePage
  let context: ConsoleContext

  private var sheet: AnswerSheet { page.opened.sheet }
  private var vocabulary: Vocabulary { context.pack.rulebook.vocabulary }

  var html: HTML {
    let known = sheet.asked.places.filter { sheet[$0].isKnown && sheet[$0] != .no }
    let no = sheet.asked.places.filter { sheet[$0] == .no }
    return """
      <section aria-labelledby="facts"><h2 id="facts">\(context(CaseWords.facts))</h2>
      \(known.isEmpty ? "<p>\(context(CaseWords.noFacts))</p>\n" as HTML : FactList.html(sheet, known, context))\
      \(no.isEmpty ? nil : names(CaseWords.answeredNo, no))\
      \(missing)\
      <p class="noprint"><a href="\(page.place.path(.assessments))">\(context(CaseWords.changeFacts))</a></p>
      </section>

      """
  }

  /// What could still change the judgement, the most useful first, then what nobody knows and nothing hangs
  /// on.
  private var missing: HTML? {
    let open = page.assessment.missing
    let unknown = sheet.asked.places.filter { !sheet[$0].isKnown && !open.contains($0) }
    guard !open.isEmpty || !unknown.isEmpty else { return nil }
    return """
      \(open.isEmpty ? "<p class=\"hint\">\(context(ResultWords.noMissing))</p>\n" as HTML : names(CaseWords.missing, open))\
      \(unknown.isEmpty ? nil : names(CaseWords.unknown, unknown))
      """
  }

  private func names(_ heading: Words, _ places: [Int]) -> HTML {
    """
    <details><summary>\(context(heading))\(context.bracketed("\(places.count)"))</summary>
    <p>\(Words.list(places.map { vocabulary[$0].label }, context.language))</p></details>

    """
  }
}

/// Answers fact by fact; what somebody typed stands as their words.
enum FactList {
  static func html(_ sheet: AnswerSheet, _ places: [Int], _ context: ConsoleContext) -> HTML {
    let vocabulary = context.pack.rulebook.vocabulary
    return """
      <dl class="facts">\(places.html { place in
        """
        <dt>\(context(vocabulary[place].label))</dt>\
        <dd>\(SaidView.inline(AnswerWords.text(sheet[place], of: vocabulary[place], context.page)))</dd>

        """
      })</dl>

      """
  }
}
