import DeskCore

/// Where a receipt number is entered.
struct FollowUpEntryPage: Page {
  /// What was typed, when the page comes back.
  var typed = ""
  /// Whether it opened nothing; wrong, unknown, expired and revoked are told alike.
  var isRefused = false

  var link: Link? { isRefused ? nil : .followUp }
  var carriesForm: Bool { true }
  var formLink: Link { .followUp }
  var defaultGo: String { "open" }

  func title(_ context: PageContext) -> String {
    (isRefused ? context(InterviewWords.errorTitle) : "") + context(ShellWords.followUp)
  }

  func body(_ context: PageContext) -> HTML {
    let problems =
      isRefused ? [FieldProblem(field: "field-receipt", message: context(FollowUpWords.wrong))] : []
    let fields = FormFields(problems: problems, context: context)
    return """
      <form id="answers" method="post" action="\(context.link(.followUp))" novalidate>
      \(FaultSummary.html(problems, context))\
      <h1>\(context(ShellWords.followUp))</h1>
      <p>\(context(FollowUpWords.entryLead))</p>
      \(fields.line(
        .init(
          name: "receipt", label: FollowUpWords.receipt, hint: FollowUpWords.receiptHint, isOptional: false,
          size: 40, isLiteral: true), typed))\
      <div class="go"><button class="primary" name="go" value="open">\(context(FollowUpWords.open))</button></div>
      <p class="hint">\(context(FollowUpWords.lost))</p>
      <p><a href="\(context.link(.resume))">\(context(FollowUpWords.notSentYet))</a></p>
      </form>
      """
  }
}
