import DeskCore

/// Everything on one page for somebody who knows the field: facts, text and logs, what they speak for, the
/// judgement.
struct ExpertPage: Page {
  var state = ExpertState()
  var view = View.plain
  var problems: [FieldProblem] = []
  /// What was read of a file just now.
  var added: ExpertFile.Added?
  /// Answers that the text speaks for, to be confirmed one by one.
  var proposals: [FactProposal] = []
  /// What stands in the text by which an attack can be known.
  var indicators: [Indicator] = []
  /// What the answers come to, where it was asked for.
  var judgement: Judgement?

  /// What is shown besides the entries.
  enum View: String, Sendable {
    case plain, proposals, judged
  }

  /// The judgement, and how many questions the interview would still ask.
  struct Judgement: Sendable {
    let assessment: Assessment
    let left: Int
  }

  var link: Link? { view == .plain && problems.isEmpty ? .expert : nil }
  var carriesForm: Bool { true }
  var formLink: Link { .expert }
  var defaultGo: String { "judge" }
  var hasEmergencyStrip: Bool { true }

  func title(_ context: PageContext) -> String {
    (problems.isEmpty ? "" : context(InterviewWords.errorTitle)) + context(ExpertWords.title)
  }

  func body(_ context: PageContext) -> HTML {
    """
    <form id="answers" class="expert" method="post" action="\(context.link(.expert))" novalidate>
    \(FormField.hidden([FormField(name: "view", value: view.rawValue)]))\
    \(FaultSummary.html(problems, context))\
    <h1>\(context(ExpertWords.title))</h1>
    <p>\(context(ExpertWords.lead))</p>
    <p class="hint">\(context(ExpertWords.notStored))</p>
    \(judgement.map { ExpertResult(judgement: $0, context: context).html })\
    \(view == .proposals ? ExpertFindings(page: self, context: context).html : nil)\
    \(jumps(context))\
    \(text(context))\
    <h2 id="facts">\(context(ExpertWords.facts))</h2>
    <p class="hint">\(context(ExpertWords.factsHint))</p>
    \(ExpertFacts(entries: state.entries, problems: problems, context: context).html)\
    \(buttons(context))\
    </form>
    """
  }

  private func jumps(_ context: PageContext) -> HTML {
    let links = [("text", ExpertWords.text)] + ExpertFacts.groups.map { ("g-\($0.id)", $0.heading) }
    return """
      <nav class="noprint" aria-label="\(context(ExpertWords.jump))"><ul class="jumps">\
      \(links.html { "<li><a href=\"#\($0.0)\">\(context($0.1))</a>" })</ul></nav>

      """
  }

  private func text(_ context: PageContext) -> HTML {
    let fields = FormFields(problems: problems, context: context)
    let subject = FormFields.Field(name: "subject", label: ReportWords.subject, size: 40)
    let narrative = FormFields.Field(
      name: "narrative", label: ExpertWords.narrative, hint: ExpertWords.narrativeHint)
    let file = FormFields.Field(name: "file", label: ExpertWords.file, hint: ExpertWords.fileHint)
    return """
      <h2 id="text">\(context(ExpertWords.text))</h2>
      \(desk(context))\
      \(fields.line(subject, state.subject))\
      \(added.map { note($0, context) })\
      \(fields.area(narrative, state.narrative, rows: 14))\
      <div class="go"><button class="equal" name="go" value="propose">\(context(ExpertWords.propose))</button></div>
      <p class="hint">\(context(ExpertWords.proposeHint))</p>
      <div class="noprint">\(fields.file(file))\
      <p><button class="link" name="go" value="file" formenctype="multipart/form-data">\(context(ExpertWords.readFile))\
      </button></p></div>

      """
  }

  private func note(_ added: ExpertFile.Added, _ context: PageContext) -> HTML {
    """
    <p class="flash" role="status">\(ExpertWords.added(added, context.language))</p>

    """
  }

  private func desk(_ context: PageContext) -> HTML {
    let options = context.pack.desks.filter { $0.email != nil }.flatMap { desk in
      ReportForm.all(of: desk.id, context.pack).map { form -> (id: String, label: String) in
        let name = desk.forms.count > 1 ? " (\(context(ReportForm.name(form, context.pack))))" : ""
        return (form, context(desk.name) + name)
      }
    }
    let problem = problems.first { $0.field == "field-form" }
    return """
      <div class="field"><label for="field-form">\(context(ReportWords.to))</label>
      \(problem.map { "<p class=\"error\" id=\"field-form-error\"><b>!</b> \($0.message)</p>\n" as HTML })\
      <select id="field-form" name="form"\
      \(problem == nil ? nil : " aria-describedby=\"field-form-error\" aria-invalid=\"true\"" as HTML)>\
      <option value="">\(context(ExpertWords.proposedDesk))\
      \(options.html { "<option value=\"\($0.id)\"\($0.id == state.form ? " selected" as HTML : nil)>\($0.label)" })\
      </select></div>

      """
  }

  private func buttons(_ context: PageContext) -> HTML {
    """
    <div class="go noprint"><button class="\(judgement == nil ? "primary" : "equal")" name="go" value="judge">\
    \(context(ExpertWords.judge))</button>\
    <button class="\(judgement == nil ? "equal" : "primary")" name="go" value="send">\
    \(context(ExpertWords.send))</button></div>
    <p class="hint noprint">\(context(ExpertWords.sendHint))</p>

    """
  }
}
