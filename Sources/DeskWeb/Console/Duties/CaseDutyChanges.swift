import DeskCore

/// What each change of a case did to its duties, the newest first.
struct CaseDutyChanges {
  let changes: [DutyChange]
  let opened: ConsoleCase
  let context: ConsoleContext

  private static let mostShown = 20

  private var vocabulary: Vocabulary { context.pack.rulebook.vocabulary }
  private var view: CaseDutyView { CaseDutyView(context: context, isClosed: true) }

  var html: HTML {
    let rows = changes.prefix(Self.mostShown).html(row)
    let more = changes.count - Self.mostShown
    return """
      <section aria-labelledby="changes"><h2 id="changes">\(context(DutyHistoryWords.title))</h2>
      \(changes.isEmpty ? "<p>\(context(DutyHistoryWords.none))</p>\n" as HTML : "<ol class=\"history\">\n\(rows)</ol>\n")\
      \(more > 0 ? "<p class=\"hint\">\(context(DutyHistoryWords.earlier(more)))</p>\n" as HTML : nil)\
      </section>

      """
  }

  private func row(_ change: DutyChange) -> HTML {
    let when: HTML? = change.at.map { "\(ConsoleTime.html($0, context)) " }
    let who: HTML? = change.by.map { CaseEventWords(context: context).who($0) }
    let lines = causes(change) + effects(change)
    return "<li>\(when)\(who)\n<ul>\(lines.html { "<li>\($0)</li>\n" })</ul></li>\n"
  }

  /// What somebody changed.
  private func causes(_ change: DutyChange) -> [HTML] {
    let facts = change.facts.html { fact -> HTML in
      """
      \(context(vocabulary[fact.place].label)): \(text(fact.before, fact.place)) → \
      <b>\(text(fact.after, fact.place))</b>
      """
    }
    let items = CaseParticulars.names(change.particulars, context)
    let written: [HTML] = items.isEmpty ? [] : ["\(context(DutyHistoryWords.papers)): \(items)"]
    let done = change.done.html { note -> HTML in
      "\(context(DutyHistoryWords.noted)): \(DutyStep(note).words(context.page)) \(DutyView.tick(note, context.page))"
    }
    let undone = change.undone.html { note -> HTML in
      "\(context(DutyHistoryWords.undone)): \(DutyStep(note).words(context.page))"
    }
    return facts + written + done + undone
  }

  /// What became of the duties.
  private func effects(_ change: DutyChange) -> [HTML] {
    let appeared = change.appeared.html { duty -> HTML in
      "<span class=\"mark careful\">\(context(DutyHistoryWords.appeared))</span> \(view.name(duty)) \(view.due(duty))"
    }
    let vanished = change.vanished.html { duty -> HTML in
      "<span class=\"mark done\">\(context(DutyHistoryWords.vanished))</span> \(view.name(duty))"
    }
    let moved = change.moved.html { duties -> HTML in
      """
      <span class="mark careful">\(context(DutyHistoryWords.moved))</span> \(view.name(duties.after)) \
      \(view.due(duties.before)) → \(view.due(duties.after))
      """
    }
    return appeared + vanished + moved
  }

  private func text(_ answer: Answer, _ place: Int) -> HTML {
    SaidView.inline(AnswerWords.text(answer, of: vocabulary[place], context.page))
  }
}
