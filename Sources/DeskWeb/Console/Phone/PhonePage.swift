import DeskCore

/// A call under way: on the left what is typed, on the right what to say.
struct PhonePage: ConsolePage {
  let state: PhoneState
  let assessment: Assessment
  /// What to ask next, or what is asked again.
  let questions: [PhoneQuestion]
  /// How many questions there can be at most.
  let left: Int
  var problems: [FieldProblem] = []
  /// What was typed, where something in it has to be mended.
  var typed: FormBody?
  var notice: Notice?

  /// What came of the last button, where nothing was stored.
  enum Notice: Sendable {
    case notTaken, notHanded, tooLong
    /// This call was taken in before, with other contents.
    case taken
  }

  /// How many questions stand on the page.
  static let mostQuestions = 3

  var area: ConsoleArea { .phone }
  var isWide: Bool { true }

  /// The caller's side of the page: what is read out.
  func say(_ context: ConsoleContext) -> PageContext {
    PageContext(pack: context.pack, language: state.caller, today: context.today)
  }

  func title(_ context: ConsoleContext) -> String {
    (problems.isEmpty ? "" : context(InterviewWords.errorTitle)) + context(PhoneWords.title)
  }

  func body(_ context: ConsoleContext) -> HTML {
    """
    <form method="post" action="\(ConsoleLink.phone.path)" novalidate>
    \(context.token)\(state.hidden(context.pack))\
    <button class="hidden" name="go" value="next" tabindex="-1" aria-hidden="true">OK</button>
    <h1>\(context(PhoneWords.title))</h1>
    \(FaultSummary.html(problems, context.page, id: "questions"))\
    \(noticeBox(context))\
    <div class="call">
    <div>
    \(told(context))\
    <section\(problems.isEmpty ? " id=\"questions\"" as HTML : nil)><h2>\(context(PhoneWords.ask))\(howMany(context))</h2>
    \(PhoneQuestions(page: self, context: context).html())</section>
    \(PhoneGiven(sheet: state.report.interview.sheet, context: context).html())\
    \(buttons(context))\
    </div>
    <aside class="say" aria-labelledby="say" tabindex="0"><h2 id="say">\(context(PhoneWords.say))</h2>
    \(PhoneSay(page: self, context: context).html())</aside>
    </div>
    </form>
    """
  }

  private func howMany(_ context: ConsoleContext) -> HTML? {
    left == 0 ? nil : " <span class=\"hint\">\(PhoneWords.left(left, context.language))</span>"
  }

  private func noticeBox(_ context: ConsoleContext) -> HTML? {
    let words: Words
    switch notice {
    case .notTaken: words = PhoneWords.notTaken
    case .notHanded: words = PhoneWords.notHanded
    case .tooLong: words = PhoneWords.tooLong
    case .taken: words = PhoneWords.taken
    case nil: return nil
    }
    return "<p class=\"flash warn\" role=\"alert\">\(context(words))</p>\n"
  }

  /// What is typed while listening; the number to call back comes first, in case the line breaks.
  private func told(_ context: ConsoleContext) -> HTML {
    let fields = ConsoleFields(problems: problems, context: context)
    let report = state.report
    let safe = ConsoleFields.Field(name: "safe", label: PhoneWords.safe, isOptional: true)
    let phone = ConsoleFields.Field(
      name: "phone", label: PhoneWords.phone, isOptional: true, type: "tel", size: 18, hasFocus: state.isEmpty
    )
    let email = ConsoleFields.Field(
      name: "email", label: ReportWords.email, hint: PhoneWords.emailHint, isOptional: true, type: "email",
      size: 28, isLiteral: true)
    return """
      <section><h2>\(context(PhoneWords.told))</h2>
      <div class="row">
      \(fields.line(phone, report.phone))\
      \(fields.select(
        .init(name: "form", label: PhoneWords.desk), PhoneDesks.choices(context), chosen: report.form))\
      \(fields.select(
        .init(name: "caller", label: PhoneWords.language), Self.languages, chosen: state.caller.rawValue))\
      </div>
      \(fields.area(.init(name: "narrative", label: PhoneWords.narrative), report.narrative, rows: 8))\
      <div class="row">
      \(line(fields, "subject", ReportWords.subject, report.subject, size: 40))\
      \(line(fields, "name", ReportWords.name, report.name, size: 20))\
      \(line(fields, "organisation", ReportWords.organisation, report.organisation, size: 28))\
      \(fields.line(email, report.email))\
      \(fields.select(safe, safeAnswers(context), chosen: report.safe))\
      </div></section>

      """
  }

  private func line(
    _ fields: ConsoleFields, _ name: String, _ label: Words, _ value: String, size: Int
  ) -> HTML {
    fields.line(.init(name: name, label: label, isOptional: true, size: size), value)
  }

  private static let languages = [(Language.ja.rawValue, "日本語"), (Language.en.rawValue, "English")]

  private func safeAnswers(_ context: ConsoleContext) -> [(value: String, label: String)] {
    [
      ("", context(PhoneWords.notYet)), ("yes", context(PhoneWords.isSafe)),
      ("no", context(PhoneWords.isNotSafe)), ("unknown", context(InterviewWords.unknown)),
    ]
  }

  private func buttons(_ context: ConsoleContext) -> HTML {
    let fields = ConsoleFields(problems: [], context: context)
    return """
      <div class="acts">
      <div class="go"><button class="primary" name="go" value="next" \
      formaction="\(ConsoleLink.phone.path)#questions">\(context(PhoneWords.next))</button>
      <button class="equal" name="go" value="receive">\(context(PhoneWords.receive))</button>
      <button class="equal" name="go" value="hand">\(context(PhoneWords.hand))</button>
      \(fields.check("mine", "yes", context(PhoneWords.mine), isOn: state.isMine))</div>
      <p class="hint">\(context(PhoneWords.nothingStored))</p>
      </div>

      """
  }
}
