import DeskCore

/// Whom the holder of a receipt must tell by when, what is done of it, and what has changed.
struct DutiesPage: Page {
  let dossier: Dossier
  /// What the rules make of its answers.
  let assessment: Assessment
  /// What has changed, the newest first.
  let changes: [DutyChange]
  /// As it is printed, in groups.
  let receipt: String
  /// What was just done.
  var flash: Flash?
  /// What was typed and is not stored.
  var entry: DutyEntry?
  /// What has to be mended in it.
  var problems: [FieldProblem] = []

  /// What was just done.
  enum Flash: Sendable {
    case noted, takenBack
  }

  var link: Link? { nil }
  var carriesForm: Bool { true }
  var formLink: Link { .followUpDuties }
  var defaultGo: String { "open" }

  func title(_ context: PageContext) -> String {
    (problems.isEmpty ? "" : context(InterviewWords.errorTitle)) + context(ResultWords.duties)
  }

  func body(_ context: PageContext) -> HTML {
    """
    \(DossierNav(receipt: receipt, current: .duties, context: context).html(id: "answers"))\
    \(flash.map { DossierFlash.html(DutyWords.flash($0), context) })\
    \(FaultSummary.html(problems, context))\
    <h1>\(context(ResultWords.duties))</h1>
    <p>\(context(DutyWords.lead))</p>
    <p class="careful">\(context(DutyWords.confirm))</p>
    <p class="hint">\(context(ResultWords.asOf)): \(DateWords.full(context.today, context.language))</p>
    \(settled(context))\
    \(OpenDutiesView(rows: open, context: context).html)\
    \(others(context))\
    \(otherForm(context))\
    <form method="post" action="\(context.link(.followUp))" class="noprint">
    \(DossierNav.hidden(receipt))\
    <p class="hint">\(context(DutyWords.changeHint)) <button class="link" name="go" value="answers">\
    \(context(DutyWords.changeAnswers))</button></p>
    </form>
    \(calendar(context))\
    \(DutyHistoryView(changes: changes, context: context).html)
    """
  }

  private var open: [Assessment.Obligation] { assessment.obligations.filter { !$0.isCertain } }

  private var duties: [Duty] {
    Duty.all(of: assessment.obligations.filter(\.isCertain), done: dossier.version.done)
  }

  private func settled(_ context: PageContext) -> HTML {
    let view = DutyView(context: context)
    var seen: Set<DutyStep> = []
    let cards = duties.html { duty -> HTML in
      let step = DutyStep(duty)
      // A note stands for a step: of two rows with one step the first has the form.
      let isFirst = seen.insert(step).inserted
      return view.card(
        duty, id: isFirst ? Self.anchor(step) : nil,
        below: isFirst
          ? DutyForms(receipt: receipt, entry: entry, problems: problems, context: context).of(duty)
          : "<p class=\"hint\">\(context(DutyWords.tellOnce))</p>\n")
    }
    let none = open.isEmpty ? ResultWords.noDuties : ResultWords.noDutiesButOpen
    return """
      <section><h2>\(context(DutyWords.settled))</h2>
      \(cards.isEmpty ? "<p>\(context(none))</p>\n" as HTML : "<ol class=\"duties\">\(cards)</ol>\n")\
      </section>

      """
  }

  /// Where a duty stands on the page.
  static func anchor(_ step: DutyStep) -> String { "duty-\(step.text)" }

  /// Notes of what no certain duty asks for, or asks for no more.
  private func others(_ context: PageContext) -> HTML? {
    let known = Set(duties.map { DutyStep($0) })
    let notes = dossier.version.done.filter { !known.contains(DutyStep($0)) }
    guard !notes.isEmpty else { return nil }
    let forms = DutyForms(receipt: receipt, entry: entry, problems: problems, context: context)
    let rows = notes.html { note in
      """
      <li><b>\(DutyStep(note).words(context))</b> \(DutyView.tick(note, context))
      \(forms.takeBack(DutyStep(note)))</li>

      """
    }
    return "<section><h2>\(context(DutyWords.others))</h2>\n<ul>\(rows)</ul></section>\n"
  }

  private func otherForm(_ context: PageContext) -> HTML? {
    let known = Set(duties.map { DutyStep($0) } + dossier.version.done.map { DutyStep($0) })
    var seen: Set<DutyStep> = []
    let steps = open.map { DutyStep($0) }.filter { !known.contains($0) && seen.insert($0).inserted }
    return DutyForms(receipt: receipt, entry: entry, problems: problems, context: context).other(steps)
  }

  private func calendar(_ context: PageContext) -> HTML {
    let offset = context.pack.rulebook.rules.zoneOffset
    let isDated = Duty.all(of: assessment.obligations).contains { $0.lastDay(offset: offset) != nil }
    // What a calendar does not hold is what people forget.
    let left = DutyCalendar.left(out: dossier, pack: context.pack).map { DutyStep($0).words(context) }
    let button: HTML = """
      <form method="post" action="\(context.link(.followUpCalendar))">
      \(DossierNav.hidden(receipt))\
      <div class="go"><button class="equal" name="go" value="ics">\(context(DutyWords.calendarButton))</button></div>
      </form>
      <p>\(context(DutyWords.calendarHint))</p>
      \(left.isEmpty ? nil : "<p>\(context(DutyWords.leftOut)): <b>\(left.joined(separator: context.language == .en ? ", " : "、"))</b></p>\n" as HTML)\
      <p class="hint">\(context(DutyWords.calendarAgain))</p>
      """
    let none: HTML = "<p>\(context(DutyWords.noDates))</p>"
    return """
      <section class="noprint"><h2>\(context(DutyWords.calendar))</h2>
      \(isDated || !dossier.earlier.isEmpty ? button : none)
      </section>

      """
  }
}
