import DeskCore

/// Giving a case to another desk.
struct HandOverPage: ConsolePage {
  let opened: ConsoleCase
  let place: CasePlace
  /// The desk that the page was opened for.
  var chosen = ""
  var attempt: CaseAttempt?

  var area: ConsoleArea { .queue }

  func title(_ context: ConsoleContext) -> String {
    CaseActFrame.title(CaseActWords.handOver, opened, attempt, context)
  }

  func body(_ context: ConsoleContext) -> HTML {
    let frame = CaseActFrame(
      act: .handover, title: CaseActWords.handOver, opened: opened, place: place, attempt: attempt,
      context: context)
    let reason = frame.fields.area(
      .init(name: "reason", label: CaseActWords.reason, hint: CaseActWords.handOverReason),
      frame.typed("reason") ?? "", rows: 4)
    return frame.html(
      """
      <ul><li><b>\(context(CaseActWords.handOverKey))</b></li><li>\(context(CaseActWords.handOverSeen))</li>\
      \(opened.held.isEmpty ? nil : "<li><b>\(context(CaseActWords.heldGo))</b></li>" as HTML)</ul>
      \(frame.form(desks(frame, context) + reason, button: CaseActWords.handItOver))
      """)
  }

  /// Every desk that takes cases, and whether whoever hands over can still read it there.
  private func desks(_ frame: CaseActFrame, _ context: ConsoleContext) -> HTML {
    let problem = frame.fields.problem("desk")
    let to = frame.typed("desk") ?? chosen
    let desks = context.pack.desks.filter { $0.email != nil && $0.id != opened.desk }
    let rows = desks.enumerated().html { index, desk in
      let id = index == 0 ? ConsoleFields.id("desk") : "desk-\(desk.id)"
      let sees = context.actor.maySee(desk.id)
      let words = context(sees ? CaseActWords.youStillSee : CaseActWords.youLoseIt)
      return """
        <label class="check" for="\(id)"><input type="radio" id="\(id)" name="desk" value="\(desk.id)"\
        \(to == desk.id ? " checked" as HTML : nil)> <span>\(context(desk.name)) \
        <span class="\(sees ? "hint" : "careful")">\(words)</span><br>\
        <span class="hint">\(context(desk.summary))</span></span></label>

        """
    }
    return """
      <fieldset\(problem == nil ? nil : " aria-describedby=\"\(ConsoleFields.id("desk"))-error\"" as HTML)>\
      <legend>\(context(CaseActWords.toDesk))</legend>
      \(problem)\(rows)</fieldset>

      """
  }
}

/// The case is another desk's now, and whoever gave it away does not see it any more.
struct HandedOverPage: ConsolePage {
  let reference: String
  /// The desk's id.
  let desk: String
  /// The list to go back to.
  let from: String?

  var area: ConsoleArea { .queue }

  func title(_ context: ConsoleContext) -> String { context(CaseFlash.handedOver.words) }

  func body(_ context: ConsoleContext) -> HTML {
    """
    <h1>\(title(context))</h1>
    <p><b class="id">\(reference)</b> → <b>\(RoleWords.desk(desk, context))</b></p>
    <p>\(context(CaseActWords.goneFromYou))</p>
    <p><a href="\(from ?? ConsoleLink.home.path)">\(context(CaseWords.back))</a></p>
    """
  }
}
