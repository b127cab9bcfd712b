import DeskCore

/// What happened, in the person's own words.
struct TellPage: Page, ReportPage {
  let state: ReportState
  let desk: Desk
  let problems: [FieldProblem]
  let isFromCheck: Bool

  func title(_ context: PageContext) -> String {
    (problems.isEmpty ? "" : context(InterviewWords.errorTitle)) + context(ReportWords.tell)
  }

  func body(_ context: PageContext) -> HTML {
    let fields = FormFields(problems: problems, context: context)
    let subject = FormFields.Field(
      name: "subject", label: ReportWords.subject, hint: ReportWords.subjectHint, size: 40)
    let narrative = FormFields.Field(
      name: "narrative", label: ReportWords.narrative, hint: ReportWords.narrativeHint, isOptional: false)
    return ReportFrame(state: state, desk: desk, step: .tell, isFromCheck: isFromCheck, context: context)
      .html(
        title: context(ReportWords.tell), problems: problems,
        """
        <p>\(context(ReportWords.tellLead))</p>
        <details class="helps" open><summary>\(context(ReportWords.helps))</summary>
        <ul>\(ReportWords.helpList.html { "<li>\(context($0))</li>" })</ul></details>
        \(fields.area(narrative, state.narrative, rows: 8))\
        \(fields.line(subject, state.subject))
        """)
  }
}
