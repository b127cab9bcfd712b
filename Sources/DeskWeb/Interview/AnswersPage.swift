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
      <div class="go"><button class="primary" name="go" value="continue">\(context(InterviewWords.resume))</button></div>
      <p><button class="link" name="go" value="result">\(context(InterviewWords.toResult))</button></p>
      <p><a href="\(context.link(.interview))">\(context(InterviewWords.startOver))</a></p>
      </form>
      """
  }

  private func section(_ question: Question, _ context: PageContext) -> HTML {
    let vocabulary = context.pack.rulebook.vocabulary
    let rows = question.facts.filter(state.sheet.asked.contains).html { place in
      """
      <dt>\(context(vocabulary[place].label))</dt>\
      <dd>\(AnswerWords.text(state.sheet[place], of: vocabulary[place], context))</dd>

      """
    }
    return """
      <section class="answered">
      <h2>\(context(question.ask))</h2>
      <dl>\(rows)</dl>
      <p><button class="link" name="go" value="edit:\(question.id)">\(context(InterviewWords.change))\
      <span class="hidden">: \(context(question.ask))</span></button></p>
      </section>

      """
  }
}
