import DeskCore

/// What was found in the text: answers that it speaks for, each to be ticked by a person, and indicators.
struct ExpertFindings {
  let page: ExpertPage
  let context: PageContext

  /// The most that is shown; the text itself is sent whole.
  private static let most = 60
  private static let mostIndicators = 100

  private var vocabulary: Vocabulary { context.pack.rulebook.vocabulary }

  var html: HTML {
    """
    <section class="notice-box" aria-labelledby="proposals">
    <h2 id="proposals" tabindex="-1"\(page.problems.isEmpty ? " autofocus" as HTML : nil)>\
    \(context(ExpertWords.findings))</h2>
    \(page.proposals.isEmpty ? "<p>\(context(ExpertWords.noProposals))</p>\n" as HTML : proposals)\
    \(indicators)</section>

    """
  }

  private var proposals: HTML {
    let shown = page.proposals.prefix(Self.most)
    return """
      <p>\(context(ExpertWords.proposalsLead))</p>
      <ul class="proposals">\(shown.html(proposal))</ul>
      \(shown.count < page.proposals.count ? "<p class=\"hint\">\(ExpertWords.shown(shown.count, page.proposals.count, context.language))</p>\n" as HTML : nil)\
      <p><button class="equal" name="go" value="take">\(context(ExpertWords.take))</button></p>

      """
  }

  private func proposal(_ proposal: FactProposal) -> HTML {
    let fact = vocabulary[proposal.place]
    let line = ExpertState.line(proposal.place, proposal.answer, vocabulary)
    let isOn = page.state.taken.contains(line)
    let rivals = page.proposals.count { $0.place == proposal.place }
    let isRival = if case .multi = fact.kind { false } else { rivals > 1 }
    return """
      <li><label class="row"><input type="checkbox" name="take" value="\(line)"\(isOn ? " checked" as HTML : nil)> \
      <span><b>\(context(fact.label)): \(AnswerWords.text(proposal.answer, of: fact, context))</b>\
      \(current(proposal, fact))\(isRival ? " <span class=\"careful\">\(context(ExpertWords.rival))</span>" as HTML : nil)\
      <q>\(proposal.quote)</q><span class="hidden"> \(context(ExpertWords.takeThis))</span></span></label></li>

      """
  }

  /// What the answer is now, where it is another one.
  private func current(_ proposal: FactProposal, _ fact: Fact) -> HTML? {
    let entries = page.state.entries[proposal.place]
    guard !entries.isEmpty, fact.kind.name != "multi" else { return nil }
    let values: [String: String] = Dictionary(
      fact.kind.values.map { ($0.id, context($0.label)) }
        + [("yes", context(AnswerWords.yes)), ("no", context(AnswerWords.no))],
      uniquingKeysWith: { first, _ in first })
    let words = entries.map { values[$0] ?? $0 }.joined(separator: ", ")
    return " <span class=\"hint\">(\(context(ExpertWords.now)): \(words))</span>"
  }

  private var indicators: HTML {
    let shown = page.indicators.prefix(Self.mostIndicators)
    guard !shown.isEmpty else { return "<p class=\"hint\">\(context(ExpertWords.noIndicators))</p>\n" }
    let rows = IndicatorType.allCases.compactMap { type -> HTML? in
      let values = shown.filter { $0.type == type }
      guard !values.isEmpty else { return nil }
      return """
        <dt>\(context(ExpertWords.types[type]!))</dt>\
        \(values.html { "<dd><code>\(Self.short($0.defanged))</code></dd>" })

        """
    }
    return """
      <details><summary>\(ExpertWords.indicators(page.indicators.count, context.language))</summary>
      <p class="hint">\(context(ExpertWords.indicatorsHint))</p>
      <dl class="indicators">\(rows)</dl>
      \(shown.count < page.indicators.count ? "<p class=\"hint\">\(ExpertWords.shown(shown.count, page.indicators.count, context.language))</p>\n" as HTML : nil)\
      </details>

      """
  }

  private static func short(_ value: String) -> String {
    value.unicodeScalars.count > 200 ? String(value.prefix(200)) + "…" : value
  }
}
