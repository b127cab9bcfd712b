import DeskCore

/// Whom the reporter of a case must tell by when, what is done of it, what is not certain, and what has changed.
struct CaseDutiesPage: ConsolePage {
  let opened: ConsoleCase
  let dossier: Dossier
  let assessment: Assessment
  /// What has changed, the newest first.
  let changes: [DutyChange]
  let place: CasePlace
  var flash: CaseFlash?
  /// What was typed and is not stored.
  var entry: DutyEntry?
  /// What has to be mended in it.
  var problems: [FieldProblem] = []

  var area: ConsoleArea { .queue }
  var isWide: Bool { true }

  func title(_ context: ConsoleContext) -> String {
    (problems.isEmpty ? "" : context(InterviewWords.errorTitle))
      + "\(context(CaseDutyWords.title)): \(opened.reference)"
  }

  func body(_ context: ConsoleContext) -> HTML {
    """
    <div class="case duties-page">
    \(flash?.html(context))\
    \(FaultSummary.html(problems, context.page))\
    \(CaseSubPage.ways(place, context))\
    <h1>\(context(CaseDutyWords.title))</h1>
    \(CaseSubPage.about(opened, context))\
    <p>\(context(CaseDutyWords.lead))</p>
    <p class="careful">\(context(DutyWords.confirm))</p>
    \(certain(context))\
    \(others(context))\
    \(otherForm(context))\
    \(isAsked ? CaseOpenDuties(opened: opened, assessment: assessment, place: place, context: context).html : nil)\
    \(calendar(context))\
    \(CaseDutyChanges(changes: changes, opened: opened, context: context).html)\
    </div>
    """
  }

  /// Where nobody was asked about an incident, everything would be open.
  private var isAsked: Bool { opened.hasInterview }

  private var duties: [Duty] {
    Duty.all(of: assessment.obligations.filter(\.isCertain), done: dossier.version.done)
  }

  private func forms(_ context: ConsoleContext) -> CaseDutyForms {
    CaseDutyForms(place: place, entry: entry, problems: problems, context: context)
  }

  private func certain(_ context: ConsoleContext) -> HTML {
    let duties = duties
    let view = CaseDutyView(context: context, isClosed: opened.state == .closed)
    var seen: Set<DutyStep> = []
    let rows = duties.map { duty -> [HTML] in
      // A note stands for a step: of two rows with one step the first has the form.
      let below =
        seen.insert(DutyStep(duty)).inserted
        ? forms(context).of(duty) : "<span class=\"hint\">\(context(DutyWords.tellOnce))</span>"
      return [
        view.name(duty), view.due(duty), view.reasons(duty), view.certainty(duty),
        "\(view.tick(duty))\(below)",
      ]
    }
    let table = ConsoleTable(
      caption: context(CaseDutyWords.certain),
      columns: [
        CaseDutyWords.whom, CaseDutyWords.due, CaseDutyWords.why, CaseDutyWords.certainty, CaseDutyWords.told,
      ].map { ConsoleTable.Column(heading: context($0)) }, rows: rows)
    let count = CaseDutyWords.count(duties.count, done: duties.count(where: \.isDone), context.language)
    return """
      <section aria-labelledby="certain"><h2 id="certain">\(context(CaseDutyWords.certain))\
      \(duties.isEmpty ? nil : context.bracketed("\(count)"))</h2>
      \(duties.isEmpty ? "<p>\(context(CaseDutyWords.nothing))</p>\n" as HTML : table.html)</section>

      """
  }

  /// Notes of what no certain duty asks for, or asks for no more.
  private func others(_ context: ConsoleContext) -> HTML? {
    let known = Set(duties.map { DutyStep($0) })
    let notes = dossier.version.done.filter { !known.contains(DutyStep($0)) }
    guard !notes.isEmpty else { return nil }
    let rows = notes.html { note in
      """
      <li><b>\(DutyStep(note).words(context.page))</b> \(DutyView.tick(note, context.page))
      \(forms(context).takeBack(DutyStep(note)))</li>

      """
    }
    return """
      <section aria-labelledby="others"><h2 id="others">\(context(DutyWords.others))</h2>
      <ul>\(rows)</ul></section>

      """
  }

  private func otherForm(_ context: ConsoleContext) -> HTML? {
    let known = Set(duties.map { DutyStep($0) } + dossier.version.done.map { DutyStep($0) })
    var seen: Set<DutyStep> = []
    let open = isAsked ? assessment.obligations.filter { !$0.isCertain }.map { DutyStep($0) } : []
    return forms(context).other(open.filter { !known.contains($0) && seen.insert($0).inserted })
  }

  private func calendar(_ context: ConsoleContext) -> HTML {
    let offset = context.zoneOffset
    let isDated = duties.contains { $0.lastDay(offset: offset) != nil } || !dossier.earlier.isEmpty
    let link: HTML = """
      <p><a class="equal" href="\(ConsoleLink.calendar(opened.reference).path)" download>\
      \(context(DutyWords.calendarButton))</a></p>
      <p class="hint">\(context(DutyWords.calendarHint)) \(context(CaseDutyWords.calendarHint))</p>

      """
    return """
      <section class="noprint" aria-labelledby="calendar"><h2 id="calendar">\(context(DutyWords.calendar))</h2>
      \(isDated ? link : "<p>\(context(DutyWords.noDates))</p>\n" as HTML)</section>

      """
  }
}
