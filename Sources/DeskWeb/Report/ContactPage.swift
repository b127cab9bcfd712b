import DeskCore

/// How to reach the person, none of it needed.
struct ContactPage: Page, ReportPage {
  let state: ReportState
  let desk: Desk
  let problems: [FieldProblem]
  let isFromCheck: Bool

  func title(_ context: PageContext) -> String {
    (problems.isEmpty ? "" : context(InterviewWords.errorTitle)) + context(ReportWords.contact)
  }

  func body(_ context: PageContext) -> HTML {
    let fields = FormFields(problems: problems, context: context)
    let email = FormFields.Field(
      name: "email", label: ReportWords.email, hint: ReportWords.emailHint, autocomplete: "email",
      keys: "email", size: 32, isLiteral: true)
    return ReportFrame(state: state, desk: desk, step: .contact, isFromCheck: isFromCheck, context: context)
      .html(
        title: context(ReportWords.contact), problems: problems,
        """
        <p>\(context(ReportWords.contactLead))</p>
        \(fields.line(.init(name: "name", label: ReportWords.name, autocomplete: "name"), state.name))\
        \(fields.line(
          .init(name: "organisation", label: ReportWords.organisation, autocomplete: "organization", size: 32),
          state.organisation))\
        \(fields.line(email, state.email))\
        \(fields.rows(
          "safe", legend: ReportWords.safe, hint: ReportWords.safeHint,
          ReportWords.safeAnswers.map { ($0.value, context($0.label)) }, chosen: [state.safe]))\
        \(fields.line(
          .init(name: "phone", label: ReportWords.phone, autocomplete: "tel", keys: "tel"), state.phone))
        """)
  }
}
