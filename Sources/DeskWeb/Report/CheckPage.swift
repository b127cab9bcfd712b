import DeskCore

/// Everything that will be sent, each part to be changed, and the button that sends it.
struct CheckPage: Page, ReportPage {
  let state: ReportState
  let desk: Desk
  let form: Form

  func title(_ context: PageContext) -> String { context(ReportWords.check) }

  func body(_ context: PageContext) -> HTML {
    let send: HTML = """
      <button class="primary" name="go" value="send">\(context(ReportWords.submit))</button>
      """
    return ReportFrame(
      state: state, desk: desk, form: form, step: .check, isFromCheck: false, context: context
    ).html(
      title: context(ReportWords.check), primary: send,
      """
      <p>\(context(ReportWords.checkLead))</p>
      \(section(context(ReportWords.told), .tell, told(context), context))\
      \(details(context))\
      \(answers(context))\
      \(section(context(ReportWords.contacts), .contact, contacts(context), context))\
      \(consents(context))\
      \(desk.information.map { "<p class=\"hint\"><b>\(context(ReportWords.information)):</b> \(context($0))</p>\n" as HTML })\
      <p>\(context(ReportWords.afterwards))</p>

      """)
  }

  private func told(_ context: PageContext) -> [(label: String, value: String)] {
    [
      (context(form.tell?.label ?? ReportWords.narrative), state.narrative),
      (context(ReportWords.subject), state.subject),
    ]
  }

  /// The form's items, page by page, as they will be kept: dates in full. What cannot be read stands as typed.
  private func details(_ context: PageContext) -> [HTML] {
    let (values, faults) = state.filled.read(form, context)
    let offset = context.pack.rulebook.rules.zoneOffset
    return form.pages.indices.map { number in
      let rows = form.items(on: number).compactMap { item -> (label: String, value: String)? in
        let text =
          faults.contains { $0.item.id == item.id }
          ? state.filled.entry(item.id) : item.words(of: values, offset: offset, context.language)
        return text.isEmpty ? nil : (context(item.label), text)
      }
      return section(
        DetailsPage.heading(form, number, context), .details(number), rows, context,
        note: number == form.pages.count - 1 ? DetailsWords.notListed : nil)
    }
  }

  private func contacts(_ context: PageContext) -> [(label: String, value: String)] {
    var rows = [
      (ReportWords.name, state.name), (ReportWords.organisation, state.organisation),
      (ReportWords.email, EmailAddress.folded(state.email)), (ReportWords.phone, state.phone),
    ]
    if let safe = ReportWords.safeAnswers(form).first(where: { $0.value == state.safe }) {
      rows.append((form.asksInterview ? ReportWords.isSafe : ReportWords.byMail, context(safe.label)))
    }
    if state.remind == "yes" { rows.append((ReportWords.reminding, context(ReportWords.remind))) }
    return rows.map { (context($0.0), $0.1) }
  }

  private func consents(_ context: PageContext) -> HTML? {
    guard form.asksConsents else { return nil }
    let publish = ReportWords.publishAnswers.first {
      $0.value == (state.publish.isEmpty ? "no" : state.publish)
    }
    let names = state.share.compactMap { context.pack.destinations[$0]?.name }
    let rows = [
      (context(ReportWords.published), publish.map { context($0.label) } ?? ""),
      (
        context(ReportWords.shared),
        names.isEmpty ? context(ReportWords.nobody) : Words.list(names, context.language)
      ),
    ]
    return section(context(ReportWords.consents), .consents, rows, context)
  }

  private func section(
    _ heading: String, _ step: ReportStep, _ rows: [(label: String, value: String)], _ context: PageContext,
    note: Words? = nil
  ) -> HTML {
    let list = rows.html { label, text in
      let shown: HTML =
        text.isBlank
        ? "<span class=\"hint\">\(context(ReportWords.none))</span>" : "<span class=\"told\">\(text)</span>"
      return "<dt>\(label)</dt><dd>\(shown)</dd>\n"
    }
    let nothing: HTML = "<p class=\"hint\">\(context(ReportWords.none))</p>\n"
    return """
      <section class="answered">
      <h2>\(heading)</h2>
      \(rows.isEmpty ? nothing : "<dl>\(list)</dl>\n")\
      \(note.map { "<p class=\"hint\">\(context($0))</p>\n" as HTML })\
      <p><button class="link" name="go" value="edit:\(step.rawValue)">\(context(InterviewWords.change))\
      <span class="hidden">: \(heading)</span></button></p>
      </section>

      """
  }

  /// The interview, where it belongs to the form or the person comes from it.
  private func answers(_ context: PageContext) -> HTML? {
    let list = AnswerList.folded(state.interview.sheet, context)
    guard form.asksInterview || list != nil else { return nil }
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
