import DeskCore

/// What happened, or what the form asks for in its place, in the person's own words.
struct TellPage: Page, ReportPage {
  let state: ReportState
  let desk: Desk
  let form: Form
  let problems: [FieldProblem]
  let isFromCheck: Bool

  func title(_ context: PageContext) -> String {
    (problems.isEmpty ? "" : context(InterviewWords.errorTitle)) + heading(context)
  }

  private func heading(_ context: PageContext) -> String { context(form.tell?.title ?? ReportWords.tell) }

  func body(_ context: PageContext) -> HTML {
    let fields = FormFields(problems: problems, context: context)
    let subject = FormFields.Field(
      name: "subject", label: ReportWords.subject, hint: form.tell?.subject ?? ReportWords.subjectHint,
      size: 40)
    let narrative = FormFields.Field(
      name: "narrative", label: form.tell?.label ?? ReportWords.narrative,
      hint: form.tell?.hint ?? ReportWords.narrativeHint, isOptional: false)
    return ReportFrame(
      state: state, desk: desk, form: form, step: .tell, isFromCheck: isFromCheck, context: context
    ).html(
      title: heading(context), problems: problems,
      """
      \(form.intro.map { "<p>\(context($0))</p>\n" as HTML })\
      <p>\(context(form.tell?.lead ?? ReportWords.tellLead))</p>
      \(form.tell == nil ? helps(context) : nil)\
      \(fields.area(narrative, state.narrative, rows: 8))\
      \(fields.line(subject, state.subject))
      """)
  }

  private func helps(_ context: PageContext) -> HTML {
    """
    <details class="helps" open><summary>\(context(ReportWords.helps))</summary>
    <ul>\(ReportWords.helpList.html { "<li>\(context($0))</li>" })</ul></details>

    """
  }
}
