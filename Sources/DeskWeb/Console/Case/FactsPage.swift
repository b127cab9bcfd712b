import DeskCore

/// The questions of a case for staff: what is open first, then what was answered, each with a button of its
/// own.
struct FactsPage: ConsolePage {
  let opened: ConsoleCase
  let assessment: Assessment
  let place: CasePlace
  /// The question that is asked again, by its id.
  var editing: String?
  var flash: CaseFlash?
  var attempt: CaseAttempt?

  var area: ConsoleArea { .queue }
  var isWide: Bool { true }

  func title(_ context: ConsoleContext) -> String {
    CaseActFrame.title(CaseWords.changeFacts, opened, attempt, context)
  }

  func body(_ context: ConsoleContext) -> HTML {
    let open = openQuestions(context)
    let fresh = open.filter { $0.isFresh }
    let again = open.filter { !$0.isFresh }
    let ids = Set(open.map(\.question.id))
    let answered = context.pack.questions.filter { question in
      !ids.contains(question.id) && question.facts.contains(where: opened.sheet.asked.contains)
    }
    return """
      <div class="case facts-page">
      \(flash?.html(context))\
      \(FaultSummary.html(attempt?.problems ?? [], context.page))\
      \(CaseSubPage.ways(place, context))\
      <h1>\(context(CaseWords.changeFacts))</h1>
      \(CaseSubPage.about(opened, context))\
      <p class="hint">\(context(FactsWords.lead))</p>
      <div class="facts-panes">
      <div class="pane">
      \(edited(context))\
      \(group(FactsWords.open, fresh, context, empty: FactsWords.nothingOpen))\
      \(again.isEmpty ? nil : group(FactsWords.unknown, again, context))\
      \(self.answered(answered, context))\
      </div>
      <div class="pane side"><section aria-labelledby="verdict"><h2 id="verdict">\
      \(context(CaseWords.verdict))</h2>
      \(CaseVerdictLine(assessment: assessment, context: context).html)\
      <ul class="reasons">\(assessment.because.html { "<li>\(context.plain($0.text))</li>" })</ul>
      \(dates(context))\
      </section></div>
      </div>
      </div>
      """
  }

  /// Questions with a fact that could still change the judgement.
  private func openQuestions(_ context: ConsoleContext) -> [FactForm] {
    let missing = Set(assessment.missing)
    return context.pack.questions.compactMap { question in
      let facts = question.facts.filter(missing.contains)
      guard !facts.isEmpty, question.id != editing else { return nil }
      return form(question, facts, context)
    }
  }

  private func form(_ question: Question, _ shown: [Int], _ context: ConsoleContext) -> FactForm {
    let isTried = attempt?.form.one("question") == question.id
    return FactForm(
      question: question, shown: shown, opened: opened, place: place, attempt: isTried ? attempt : nil,
      context: context)
  }

  private func edited(_ context: ConsoleContext) -> HTML? {
    guard let question = context.pack.questions.first(where: { $0.id == editing }) else { return nil }
    let missing = Set(assessment.missing)
    let shown = question.facts.filter { opened.sheet.asked.contains($0) || missing.contains($0) }
    return """
      <section aria-labelledby="editing"><h2 id="editing">\(context(FactsWords.editing))</h2>
      \(form(question, shown.isEmpty ? question.facts : shown, context).html)</section>

      """
  }

  private func group(
    _ heading: Words, _ forms: [FactForm], _ context: ConsoleContext, empty: Words? = nil
  ) -> HTML {
    let id = forms.first.map { "group-\($0.question.id)" } ?? "group-none"
    return """
      <section aria-labelledby="\(id)"><h2 id="\(id)">\(context(heading))\(context.bracketed("\(forms.count)"))</h2>
      \(forms.isEmpty ? empty.map { "<p>\(context($0))</p>\n" as HTML } : nil)\
      \(forms.html(\.html))</section>

      """
  }

  /// What was answered, each with the way to ask it again.
  private func answered(_ questions: [Question], _ context: ConsoleContext) -> HTML? {
    guard !questions.isEmpty else { return nil }
    let rows = questions.filter { $0.id != editing }.html { question in
      """
      <div class="answered"><h3>\(context(question.ask))</h3>
      \(FactList.html(opened.sheet, question.facts.filter(opened.sheet.asked.contains), context))\
      <p><a href="\(place.path(.assessments, [("question", question.id)], at: "q-\(question.id)"))">\
      \(context(InterviewWords.change))\
      <span class="hidden">: \(context(question.ask))</span></a></p></div>

      """
    }
    return """
      <section aria-labelledby="answered"><h2 id="answered">\(context(FactsWords.answered))\
      \(context.bracketed("\(questions.count)"))</h2>
      <details\(assessment.missing.isEmpty ? " open" as HTML : nil)><summary>\(context(FactsWords.show))\
      </summary>
      \(rows)</details></section>

      """
  }

  private func dates(_ context: ConsoleContext) -> HTML? {
    let certain = opened.duties(assessment)
    guard !certain.isEmpty else { return nil }
    let view = CaseDutyView(context: context, isClosed: opened.state == .closed)
    return """
      <h3>\(context(CaseWords.duties))</h3>
      <ul>\(certain.html { "<li>\(view.line($0))</li>\n" })</ul>

      """
  }
}

/// The words of the page with the facts.
enum FactsWords {
  static let lead = Words(
    ja: "分かったことだけ記録してください。答えを記録するたびに、判断と期限を計算し直します。報告者の画面の答えも変わります。",
    en:
      "Record what is known. With each answer everything is judged anew. The answers on the reporter’s page change too."
  )
  static let editing = Words(ja: "直す答え", en: "Answer to change")
  static let open = Words(ja: "まだ聞いていないこと", en: "Not asked yet")
  static let nothingOpen = Words(
    ja: "判断を変えうることは、すべて聞いています。", en: "Everything that could change the judgement was asked.")
  static let unknown = Words(ja: "「わからない」とのこと", en: "“I do not know” so far")
  static let answered = Words(ja: "答えのあること", en: "Answered")
  static let show = Words(ja: "答えを見る", en: "Show the answers")
  static let record = Words(ja: "この答えを記録", en: "Record this answer")
  static let nothing = Words(
    ja: "新しい答えがありません。答えを選ぶか、書いてください。", en: "There is no new answer. Choose or write one.")
  static let changedMeanwhile = Words(
    ja: "まだ記録していません。そのあいだに、ほかの人が答えを変えました。いまの答えと判断を確かめて、もう一度記録してください。",
    en:
      "This was not recorded: somebody else changed the answers meanwhile. Look at them and record yours again."
  )
}
