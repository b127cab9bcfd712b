import DeskCore

/// What the pages of a report have in common: the form around them, the way back, the desk, the buttons.
struct ReportFrame {
  let state: ReportState
  let desk: Desk
  let form: Form
  let step: ReportStep
  let isFromCheck: Bool
  let context: PageContext

  /// The page, with what it shows between heading and buttons.
  func html(title: String, problems: [FieldProblem] = [], primary: HTML? = nil, _ content: HTML) -> HTML {
    let next: HTML = """
      <button class="primary" name="go" value="next">\
      \(context(isFromCheck ? ReportWords.toCheck : ReportWords.next))</button>
      """
    return """
      <form id="answers" method="post" action="\(context.link(.report(state.form)))" novalidate>
      \(state.hidden(context.pack, step, isFromCheck: isFromCheck))\
      \(back)\
      \(FaultSummary.html(problems, context))\
      <h1>\(title)</h1>
      <p class="hint">\(context(ReportWords.to)): <b>\(context(desk.name))</b>\(formName) · \
      \(ReportWords.progress(step.number(in: form), ReportStep.all(of: form).count, context.language))</p>
      \(content)\
      <div class="go">\(primary ?? next)</div>
      \(SavingView.html(state.interview.draft, isOffered: true, context))\
      </form>
      """
  }

  /// Which form, where the desk has several.
  private var formName: HTML? {
    desk.forms.count > 1 ? " (\(context(form.name)))" : nil
  }

  /// The first page leads back to the result only for those who come from there.
  private var back: HTML? {
    let comesFromAnswers = !state.interview.sheet.asked.places.isEmpty
    guard isFromCheck || step.previous(in: form) != nil || comesFromAnswers else { return nil }
    let words = isFromCheck ? ReportWords.backToCheck : ReportWords.back
    return "<p><button class=\"back\" name=\"go\" value=\"back\">\(context(words))</button></p>\n"
  }
}

/// A page of a report.
protocol ReportPage: Page {
  var state: ReportState { get }
  var form: Form { get }
}

extension ReportPage {
  var link: Link? { nil }
  var carriesForm: Bool { true }
  var formLink: Link { .report(state.form) }
  /// Who found something, knows something or asks something has no harm to stop.
  var hasEmergencyStrip: Bool { form.asksInterview }
}
