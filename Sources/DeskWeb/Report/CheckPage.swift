import DeskCore

/// Everything that will be sent, each part to be changed, and the button that sends it.
struct CheckPage: Page, ReportPage {
  let state: ReportState
  let desk: Desk

  func title(_ context: PageContext) -> String { context(ReportWords.check) }

  func body(_ context: PageContext) -> HTML {
    let send: HTML = """
      <button class="primary" name="go" value="send">\(context(ReportWords.submit))</button>
      """
    return ReportFrame(state: state, desk: desk, step: .check, isFromCheck: false, context: context)
      .html(
        title: context(ReportWords.check), primary: send,
        """
        <p>\(context(ReportWords.checkLead))</p>
        \(section(
          ReportWords.told, .tell,
          [(ReportWords.narrative, state.narrative), (ReportWords.subject, state.subject)], context))\
        \(answers(context))\
        \(section(ReportWords.contacts, .contact, contacts(context), context))\
        \(section(ReportWords.consents, .consents, consents(context), context))\
        \(desk.information.map { "<p class=\"hint\"><b>\(context(ReportWords.information)):</b> \(context($0))</p>\n" as HTML })\
        <p>\(context(ReportWords.afterwards))</p>

        """)
  }

  private func contacts(_ context: PageContext) -> [(Words, String)] {
    let rows = [
      (ReportWords.name, state.name), (ReportWords.organisation, state.organisation),
      (ReportWords.email, state.email), (ReportWords.phone, state.phone),
    ]
    guard let safe = ReportWords.safeAnswers.first(where: { $0.value == state.safe }) else { return rows }
    return rows + [(ReportWords.isSafe, context(safe.label))]
  }

  private func consents(_ context: PageContext) -> [(Words, String)] {
    let publish = ReportWords.publishAnswers.first {
      $0.value == (state.publish.isEmpty ? "no" : state.publish)
    }
    let names = state.share.compactMap { context.pack.destinations[$0]?.name }
    return [
      (ReportWords.published, publish.map { context($0.label) } ?? ""),
      (ReportWords.shared, names.isEmpty ? context(ReportWords.nobody) : Words.list(names, context.language)),
    ]
  }

  private func section(
    _ heading: Words, _ step: ReportStep, _ rows: [(Words, String)], _ context: PageContext
  ) -> HTML {
    let list = rows.html { label, text in
      let shown: HTML =
        text.isBlank
        ? "<span class=\"hint\">\(context(ReportWords.none))</span>" : "<span class=\"told\">\(text)</span>"
      return "<dt>\(context(label))</dt><dd>\(shown)</dd>\n"
    }
    return """
      <section class="answered">
      <h2>\(context(heading))</h2>
      <dl>\(list)</dl>
      <p><button class="link" name="go" value="edit:\(step.rawValue)">\(context(InterviewWords.change))\
      <span class="hidden">: \(context(heading))</span></button></p>
      </section>

      """
  }

  private func answers(_ context: PageContext) -> HTML {
    let list = AnswerList.folded(state.interview.sheet, context)
    let change = list == nil ? ReportWords.answerQuestions : ReportWords.changeAnswers
    return """
      <section class="answered">
      <h2>\(context(ReportWords.answers))</h2>
      \(list ?? "<p>\(context(ReportWords.noAnswers))</p>\n")\
      <p><button class="link" name="go" value="answers">\(context(change))</button></p>
      </section>

      """
  }
}
