import DeskCore

/// Ending a case.
struct ClosePage: ConsolePage {
  let opened: ConsoleCase
  let place: CasePlace
  var attempt: CaseAttempt?

  var area: ConsoleArea { .queue }

  func title(_ context: ConsoleContext) -> String {
    CaseActFrame.title(CaseActWords.close, opened, attempt, context)
  }

  func body(_ context: ConsoleContext) -> HTML {
    let frame = CaseActFrame(
      act: .closure, title: CaseActWords.close, opened: opened, place: place, attempt: attempt,
      context: context)
    let reason = frame.fields.area(
      .init(name: "reason", label: CaseActWords.reason, hint: CaseActWords.staffOnly, isOptional: true),
      frame.typed("reason") ?? "", rows: 4)
    return frame.html(
      """
      \(lastWord(context))\
      <ul><li>\(context(CaseActWords.closeSeen))</li><li>\(context(mail(context)))</li>\
      <li>\(context(CaseActWords.closeAgain))</li>\
      \(opened.held.isEmpty ? nil : "<li><b>\(context(CaseActWords.heldGo))</b></li>" as HTML)</ul>
      \(frame.form(
        outcomes(frame, context) + reason,
        button: CaseActWords.closeIt, hidden: [FormField(name: "seen", value: opened.newestWord)]))
      """)
  }

  /// What the reporter said last: it may have come after the case page was opened.
  private func lastWord(_ context: ConsoleContext) -> HTML? {
    let last = opened.timeline.last { $0.kind == .message || $0.kind == .reply }
    guard let last, last.kind == .message else { return nil }
    let text = String(last.text.prefix(200)) + (last.text.count > 200 ? "…" : "")
    return """
      <p class="careful">\(context(CaseActWords.lastWord)) \(ConsoleTime.html(last.at, context)): \
      \(SaidView.inline(text))</p>

      """
  }

  private func mail(_ context: ConsoleContext) -> Words {
    guard opened.contact.email?.isBlank == false else { return CaseActWords.closeNoMail }
    return context.isMailSent ? CaseActWords.closeMail : CaseReplyWords.mailOnTrial
  }

  /// Each outcome as staff call it, and as the reporter reads it.
  private func outcomes(_ frame: CaseActFrame, _ context: ConsoleContext) -> HTML {
    let problem = frame.fields.problem("outcome")
    let chosen = frame.typed("outcome")
    let rows = ClosureOutcome.allCases.enumerated().html { index, outcome in
      let id = index == 0 ? ConsoleFields.id("outcome") : "outcome-\(outcome.rawValue)"
      let words = FollowUpWords.outcomes[outcome].map { context($0) } ?? ""
      return """
        <label class="check" for="\(id)"><input type="radio" id="\(id)\
        " name="outcome" value="\(outcome.rawValue)"\
        \(chosen == outcome.rawValue ? " checked" as HTML : nil)> <span>\
        \(context(CaseStateWords.outcomes[outcome]!)) \
        <span class="hint">→ \(words)</span></span></label>

        """
    }
    return """
      <fieldset\(problem == nil ? nil : " aria-describedby=\"\(ConsoleFields.id("outcome"))-error\"" as HTML)>\
      <legend>\(context(CaseActWords.outcome))</legend>
      \(problem)\(rows)</fieldset>

      """
  }
}
