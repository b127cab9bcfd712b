import DeskCore

/// All answers given so far, each to be changed.
struct AnswersPage: Page {
  let state: InterviewState
  var link: Link? { nil }
  var carriesForm: Bool { true }
  var hasEmergencyStrip: Bool { true }

  func title(_ context: PageContext) -> String { context(InterviewWords.answers) }

  func body(_ context: PageContext) -> HTML {
    let answered = context.pack.questions.filter { $0.facts.contains(where: state.sheet.asked.contains) }
    return """
      <form id="answers" method="post" action="\(context.link(.interview))">
      \(state.hidden(context.pack, view: "answers"))\
      <h1>\(context(InterviewWords.answers))</h1>
      \(answered.isEmpty ? "<p>\(context(InterviewWords.noAnswers))</p>\n" as HTML : nil)\
      \(answered.html { section($0, context) })\
      \(actions(context))\
      \(SavingView.html(state.draft, isOffered: false, context))\
      </form>
      """
  }

  private func actions(_ context: PageContext) -> HTML {
    if !state.receipt.isEmpty {
      return """
        \(ChangeView.buttons(context))\
        <p><button class="link" name="go" value="result">\(context(InterviewWords.toResult))</button></p>

        """
    }
    let isReport = state.reportForm != nil
    let report: HTML? = state.reportForm.map {
      """
      <button class="primary" formaction="\(context.link(.report($0)))" name="go" value="report">\
      \(context(ReportWords.backToReport))</button>
      """
    }
    return """
      <div class="go">\(report)<button class="\(isReport ? "equal" : "primary")" name="go" value="continue">\
      \(context(InterviewWords.resume))</button></div>
      <p><button class="link" name="go" value="result">\(context(InterviewWords.toResult))</button></p>
      \(isReport ? nil : "<p><a href=\"\(context.link(.interview))\">\(context(InterviewWords.startOver))</a></p>\n" as HTML)
      """
  }

  private func section(_ question: Question, _ context: PageContext) -> HTML {
    """
    <section class="answered">
    <h2>\(context(question.ask))</h2>
    <dl>\(AnswerList.rows(state.sheet, question.facts, context))</dl>
    <p><button class="link" name="go" value="edit:\(question.id)">\(context(InterviewWords.change))\
    <span class="hidden">: \(context(question.ask))</span></button></p>
    </section>

    """
  }
}
