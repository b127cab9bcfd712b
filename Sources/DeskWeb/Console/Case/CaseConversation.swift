import DeskCore

/// What was said, oldest first: the reporter's words, the desk's words and the desk's notes, told apart by
/// place, ground and words; what else happened stands between them in one line.
struct CaseConversation {
  let opened: ConsoleCase
  let place: CasePlace
  let showsAll: Bool
  let context: ConsoleContext

  private static let mostShown = 40

  var html: HTML {
    let entries = opened.timeline.filter { isShown($0) }
    let skipped = showsAll ? 0 : max(0, entries.count - Self.mostShown)
    // The first words tell what it is all about: they stay.
    let first = entries.prefix(skipped > 0 ? 1 : 0)
    let rest = entries.dropFirst(skipped)
    return """
      <section aria-labelledby="talk"><h2 id="talk">\(context(CaseWords.talk))</h2>
      \(entries.count > 3 ? newest : nil)\
      <ol class="talk">
      \(first.html(row))\(skipped > 0 ? more(skipped - 1) : nil)\(rest.html(row))</ol>
      <p id="talk-end" class="hidden">\(context(CaseWords.talkEnd))</p>
      </section>

      """
  }

  private var newest: HTML {
    "<p class=\"noprint\"><a href=\"#talk-end\">\(context(CaseWords.toNewest))</a></p>\n"
  }

  private func isShown(_ entry: ConsoleCase.Entry) -> Bool {
    switch entry.kind {
    case .received, .message, .reply, .note, .closure, .reopening, .handover, .mail: true
    case .attachment, .answers: entry.isForReporter
    // What the desk does for papers is no word between the two.
    case .particulars, .duty: entry.by == "reporter"
    default: false
    }
  }

  private func more(_ count: Int) -> HTML {
    """
    <li class="event"><a href="\(place.path(nil, [("all", "1")], at: "talk"))">\
    \(CaseWords.earlier(count, context.language))</a></li>

    """
  }

  private func row(_ entry: ConsoleCase.Entry) -> HTML {
    switch entry.kind {
    case .received: said(entry, "from-reporter", CaseWords.reporter, opened.narrative)
    case .message: said(entry, "from-reporter", CaseWords.reporter, entry.text)
    case .reply: said(entry, "to-reporter", CaseWords.deskSaid, entry.text)
    case .note: said(entry, "internal", CaseWords.note, entry.text)
    default: happened(entry)
    }
  }

  private func said(_ entry: ConsoleCase.Entry, _ kind: String, _ who: Words, _ text: String) -> HTML {
    let by: HTML? =
      kind == "from-reporter" ? nil : " <span class=\"hint\">\(SaidView.inline(entry.by))</span>"
    let hidden: HTML? =
      kind == "internal" ? " <span class=\"mark\">\(context(CaseWords.hiddenFromReporter))</span>" : nil
    return """
      <li class="\(kind)" id="e-\(entry.id)">
      <p class="by"><b>\(context(who))</b>\(hidden)\(by) \
      <span class="hint">\(ConsoleTime.html(entry.at, context))</span></p>
      \(whole(text))</li>

      """
  }

  private static let mostInPage = 20_000

  /// What would make the page as long as a book is read in the view for printing, where everything is whole.
  private func whole(_ text: String) -> HTML {
    guard text.unicodeScalars.count > Self.mostInPage else { return SaidView.folded(text, context) }
    let shown = SaidView.cut(text, most: 2_000).shown
    return """
      \(SaidView.block(shown + "…"))\
      <p><a href="\(place.path(.print))">\(CaseWords.whole(text.count, context.language))</a></p>

      """
  }

  private func happened(_ entry: ConsoleCase.Entry) -> HTML {
    """
    <li class="event\(entry.kind == .mail ? " failed" : "")" id="e-\(entry.id)">\
    \(CaseEventWords(context: context).line(entry)) <span class="hint">\
    \(ConsoleTime.html(entry.at, context))</span></li>

    """
  }
}
