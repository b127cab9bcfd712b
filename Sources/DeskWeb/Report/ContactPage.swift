import DeskCore

/// How to reach the person: none of it needed, unless the form says why.
struct ContactPage: Page, ReportPage {
  let state: ReportState
  let desk: Desk
  let form: Form
  let problems: [FieldProblem]
  let isFromCheck: Bool

  private var isNeeded: Bool { form.contact?.isRequired == true }

  private func heading(_ context: PageContext) -> String {
    context(isNeeded ? ReportWords.contactNeeded : ReportWords.contact)
  }

  func title(_ context: PageContext) -> String {
    (problems.isEmpty ? "" : context(InterviewWords.errorTitle)) + heading(context)
  }

  func body(_ context: PageContext) -> HTML {
    let fields = FormFields(problems: problems, context: context)
    let name = FormFields.Field(
      name: "name", label: ReportWords.name, isOptional: !isNeeded, autocomplete: "name")
    let email = FormFields.Field(
      name: "email", label: ReportWords.email,
      hint: form.asksInterview ? ReportWords.emailHint : ReportWords.emailHintAlone, autocomplete: "email",
      keys: "email", size: 32, isLiteral: true)
    let phone = FormFields.Field(name: "phone", label: ReportWords.phone, autocomplete: "tel", keys: "tel")
    return ReportFrame(
      state: state, desk: desk, form: form, step: .contact, isFromCheck: isFromCheck, context: context
    ).html(
      title: heading(context), problems: problems,
      """
      <p>\(context(form.contact?.lead ?? ReportWords.contactLead))</p>
      \(fields.line(name, state.name))\
      \(fields.line(
        .init(name: "organisation", label: ReportWords.organisation, autocomplete: "organization", size: 32),
        state.organisation))\
      \(fields.line(email, state.email))\
      \(safe(fields, context))\
      \(remind(fields, context))\
      \(fields.line(phone, state.phone))
      """)
  }

  /// Where an attacker may read mail, the question is about that; elsewhere it is about what mail may carry.
  private func safe(_ fields: FormFields, _ context: PageContext) -> HTML {
    let answers = ReportWords.safeAnswers(form)
    return fields.rows(
      "safe", legend: ReportWords.safe(form), hint: form.asksInterview ? ReportWords.safeHint : nil,
      answers.map { ($0.value, context($0.label)) }, chosen: [state.safe])
  }

  /// Deadlines come with incidents alone.
  private func remind(_ fields: FormFields, _ context: PageContext) -> HTML? {
    guard form.asksInterview else { return nil }
    return fields.rows(
      "remind", isMany: true, legend: ReportWords.reminding, hint: ReportWords.remindHint,
      [("yes", context(ReportWords.remind))], chosen: [state.remind])
  }
}

/// The words of faults that this page alone has.
enum ContactWords {
  static let remindNeedsAddress = Words(
    ja: "期限のお知らせには、メールアドレスが必要です。アドレスを書くか、お知らせの選択を外してください。",
    en: "A reminder of deadlines needs a mail address. Give one, or untick the reminder.")
}
