import DeskCore

/// Where a resume code is entered.
struct ResumePage: Page {
  /// What was typed, when the page comes back.
  var typed = ""
  var fault: Fault?

  /// Why a code opens nothing; what is wrong, unknown or expired is told alike.
  enum Fault: Sendable {
    case wrong
    /// It is a receipt, which belongs elsewhere.
    case isReceipt
  }

  var link: Link? { fault == nil ? .resume : nil }
  var carriesForm: Bool { true }
  var formLink: Link { .resume }
  var defaultGo: String { "open" }

  func title(_ context: PageContext) -> String {
    (fault == nil ? "" : context(InterviewWords.errorTitle)) + context(SavedWords.resume)
  }

  func body(_ context: PageContext) -> HTML {
    let problems = fault.map { fault in
      [
        FieldProblem(
          field: "field-code", message: context(fault == .wrong ? SavedWords.wrong : SavedWords.isReceipt))
      ]
    }
    let fields = FormFields(problems: problems ?? [], context: context)
    return """
      <form id="answers" method="post" action="\(context.link(.resume))" novalidate>
      \(FaultSummary.html(problems ?? [], context))\
      <h1>\(context(SavedWords.resume))</h1>
      <p>\(context(SavedWords.resumeLead))</p>
      \(fields.line(
        .init(
          name: "code", label: InterviewWords.code, hint: SavedWords.codeHint, isOptional: false, size: 36,
          isLiteral: true), typed))\
      <div class="go"><button class="primary" name="go" value="open">\(context(SavedWords.open))</button></div>
      <p><a href="\(context.link(.followUp))">\(context(ShellWords.followUp))</a></p>
      </form>
      """
  }
}
