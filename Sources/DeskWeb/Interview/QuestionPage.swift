import DeskCore

/// One question of the interview.
struct QuestionPage: Page {
  let state: InterviewState
  let question: Question
  /// Places of the facts to show, in the question's order.
  let shown: [Int]
  /// What was typed when the page comes back; nil when it is shown from the answers.
  let typed: FormBody?
  let problems: [FieldProblem]
  /// How many questions there can be at most, this one included.
  let left: Int
  /// First aid that is known already.
  let firstAid: [Guidance]
  /// `answers` where the person came from the list of answers and goes back there.
  let origin: String

  var link: Link? { nil }
  var carriesForm: Bool { true }
  var hasEmergencyStrip: Bool { true }

  func title(_ context: PageContext) -> String {
    (problems.isEmpty ? "" : context(InterviewWords.errorTitle)) + context(question.ask)
  }

  func body(_ context: PageContext) -> HTML {
    """
    <form id="answers" method="post" action="\(context.link(.interview))" novalidate>
    \(state.hidden(context.pack, view: "question"))\
    <input type="hidden" name="question" value="\(question.id)">
    <input type="hidden" name="shown" value="\(ids(context).joined(separator: ","))">
    \(origin.isEmpty ? nil : "<input type=\"hidden\" name=\"origin\" value=\"\(origin)\">\n" as HTML)\
    \(state.path.isEmpty && origin.isEmpty ? nil : back(context))\
    \(firstAidLinks(context))\
    \(FaultSummary.html(problems, context))\
    \(fields(context))\
    <details class="why"><summary>\(context(InterviewWords.why))</summary><p>\(context(question.why))</p></details>
    <div class="go"><button class="primary" name="go" value="next">\(context(InterviewWords.next))</button>\
    \(question.kind == .fields ? unknownButton(context) : nil)</div>
    <p class="progress">\(InterviewWords.left(left, context.language))</p>
    \(state.path.isEmpty && state.receipt.isEmpty ? nil : resultButton(context))\
    \(SavingView.html(state.draft, isOffered: state.receipt.isEmpty, context))\
    \(state.path.isEmpty && state.receipt.isEmpty && origin.isEmpty ? expert(context) : nil)\
    </form>
    """
  }

  /// The other way, for those who know the field.
  private func expert(_ context: PageContext) -> HTML {
    "<p class=\"hint noprint\"><a href=\"\(context.link(.expert))\">\(context(ExpertWords.title))</a></p>\n"
  }

  private func ids(_ context: PageContext) -> [String] {
    shown.map { context.pack.rulebook.vocabulary[$0].id }
  }

  private func back(_ context: PageContext) -> HTML {
    "<p><button class=\"back\" name=\"go\" value=\"back\">\(context(origin.isEmpty ? InterviewWords.back : InterviewWords.backToAnswers))</button></p>\n"
  }

  private func unknownButton(_ context: PageContext) -> HTML {
    "<button class=\"equal\" name=\"go\" value=\"unknown\">\(context(InterviewWords.unknown))</button>"
  }

  private func resultButton(_ context: PageContext) -> HTML {
    "<p><button class=\"link\" name=\"go\" value=\"result\">\(context(InterviewWords.result))</button></p>\n"
  }

  private func firstAidLinks(_ context: PageContext) -> HTML? {
    guard !firstAid.isEmpty else { return nil }
    let links = firstAid.html { guidance in
      """
      <li><a href="\(context.link(.firstAid(guidance.id)))" target="_blank" rel="noopener">\(context(guidance.title))\
      <span class="hidden"> (\(context(InterviewWords.opensTab)))</span></a></li>
      """
    }
    return
      "<aside class=\"known\" aria-label=\"\(context(InterviewWords.firstAidKnown))\"><ul>\(links)</ul></aside>\n"
  }

  private func fields(_ context: PageContext) -> HTML {
    let view = QuestionFields(page: self, context: context)
    return question.kind == .fields ? view.fields() : view.group()
  }
}
