import DeskCore

/// How the duties of a case came about: who changed what, and what that did to recipients and dates.
struct DutyHistoryView {
  /// The newest first.
  let changes: [DutyChange]
  let context: PageContext

  /// The most changes that a page shows.
  private static let most = 25
  /// The most items of the particulars that a change names.
  private static let mostItems = 6

  var html: HTML {
    let rest = changes.count - Self.most
    let list: HTML = """
      <p class="hint">\(context(DutyHistoryWords.newestFirst))</p>
      <ol class="talk">\(changes.prefix(Self.most).html(entry))</ol>
      \(rest > 0 ? "<p class=\"hint\">\(context(DutyHistoryWords.earlier(rest)))</p>\n" as HTML : nil)
      """
    return """
      <section><h2 id="history">\(context(DutyHistoryWords.title))</h2>
      \(changes.isEmpty ? "<p>\(context(DutyHistoryWords.none))</p>" as HTML : list)
      </section>
      """
  }

  /// One change; the reporter is not told which person of the desk it was.
  func entry(_ change: DutyChange) -> HTML {
    let who = change.by == "reporter" ? DutyHistoryWords.you : DutyHistoryWords.desk
    return """
      <li><p class="by"><b>\(change.by == nil ? "" : context(who))</b> \
      <span class="hint">\(change.at.map { MomentView.html($0, context) })</span></p>
      <ul>\(lines(change))</ul></li>

      """
  }

  private func lines(_ change: DutyChange) -> HTML {
    let vocabulary = context.pack.rulebook.vocabulary
    let facts = change.facts.html { fact in
      """
      <li>\(context(DutyHistoryWords.answer)) <b>\(context(vocabulary[fact.place].label))</b>: \
      \(answer(fact.before, fact.place)) → \(answer(fact.after, fact.place))</li>

      """
    }
    let moved = change.moved.html { pair in
      """
      <li>\(context(DutyHistoryWords.moved)): <b>\(DutyStep(pair.after).words(context))</b>: \
      \(term(pair.before)) → <b>\(term(pair.after))</b></li>

      """
    }
    let changesDuties = !(change.appeared.isEmpty && change.vanished.isEmpty && change.moved.isEmpty)
    return """
      \(facts)\(papers(change.particulars))\
      \(change.appeared.html { row(DutyHistoryWords.appeared, $0) })\
      \(moved)\
      \(change.vanished.html { row(DutyHistoryWords.vanished, $0) })\
      \(changesDuties || change.facts.isEmpty ? nil : "<li class=\"hint\">\(context(DutyHistoryWords.noDuty))</li>\n" as HTML)\
      \(change.done.html { "<li>\(context(DutyHistoryWords.noted)): <b>\(DutyStep($0).words(context))</b> \(DutyView.tick($0, context))</li>\n" })\
      \(change.undone.html { "<li>\(context(DutyHistoryWords.undone)): <b>\(DutyStep($0).words(context))</b></li>\n" })
      """
  }

  private func row(_ words: Words, _ duty: Duty) -> HTML {
    """
    <li>\(context(words)): <b>\(DutyStep(duty).words(context))</b>: \(term(duty))</li>

    """
  }

  private func term(_ duty: Duty) -> String {
    DutyView(context: context).term(duty.first) ?? context(DutyHistoryWords.noDate)
  }

  private func answer(_ answer: Answer, _ place: Int) -> HTML {
    // What nobody was asked is no answer, and reads like one that is not known.
    answer.isKnown
      ? "<span class=\"told\">\(AnswerWords.text(answer, of: context.pack.rulebook.vocabulary[place], context))</span>"
      : "\(context(DutyHistoryWords.nothing))"
  }

  /// Which items of the particulars were written anew; what stands in them is on their own page.
  private func papers(_ keys: [String]) -> HTML? {
    guard !keys.isEmpty else { return nil }
    let items = context.pack.documents.particulars?.items ?? []
    let labels = items.filter { item in item.keys.contains(where: keys.contains) }.map(\.label)
    let shown = Words.list(Array(labels.prefix(Self.mostItems)), context.language)
    let rest = labels.count - Self.mostItems
    let more: HTML? = rest > 0 ? "\(context(DutyHistoryWords.more(rest)))" : nil
    let names: HTML? = labels.isEmpty ? nil : ": \(shown)\(more)"
    return "<li>\(context(DutyHistoryWords.papers))\(names)</li>\n"
  }
}
