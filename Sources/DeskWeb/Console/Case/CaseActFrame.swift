import DeskCore

/// The frame of a page for one act: which case it is about, what the act means, the form.
struct CaseActFrame {
  let act: CaseActPage
  let title: Words
  let opened: ConsoleCase
  let place: CasePlace
  let attempt: CaseAttempt?
  let context: ConsoleContext

  var problems: [FieldProblem] { CaseAttempt.problems(attempt, act) }
  var fields: ConsoleFields { ConsoleFields(problems: problems, context: context) }

  /// The page's title; the reference alone says which case.
  static func title(_ words: Words, _ opened: ConsoleCase, _ attempt: CaseAttempt?, _ context: ConsoleContext)
    -> String
  {
    (attempt == nil ? "" : context(InterviewWords.errorTitle)) + "\(context(words)): \(opened.reference)"
  }

  /// What was typed; nil where nothing was tried yet.
  func typed(_ name: String) -> String? { CaseAttempt.typed(attempt, act, name) }

  /// What was ticked; nil where nothing was tried yet.
  func ticked(_ name: String) -> [String]? { CaseAttempt.ticked(attempt, act, name) }

  func html(_ inner: HTML) -> HTML {
    """
    <div class="case act-page">
    \(FaultSummary.html(attempt?.problems ?? [], context.page))\
    \(CaseSubPage.ways(place, context))\
    <h1>\(context(title))</h1>
    \(CaseSubPage.about(opened, context))\
    \(inner)\
    </div>
    """
  }

  /// The form, its button, and the way out.
  func form(_ fields: HTML, button: Words, hidden: [FormField] = [], more: HTML? = nil) -> HTML {
    """
    <form method="post" action="\(place.target(act))" novalidate>
    \(place.hidden(context, hidden))\(fields)\
    <p class="go"><button class="primary" name="go" value="do">\(context(button))</button>\
    \(more)<a class="out" href="\(place.path())">\(context(CaseActWords.leave))</a></p>
    </form>

    """
  }
}

/// What the pages below a case have in common.
enum CaseSubPage {
  /// The way back.
  static func ways(_ place: CasePlace, _ context: ConsoleContext) -> HTML {
    """
    <ul class="ways noprint"><li><a href="\(place.path())" data-key="back">\
    ← \(context(CaseWords.backToCase))</a></li></ul>

    """
  }

  /// Which case it is.
  static func about(_ opened: ConsoleCase, _ context: ConsoleContext) -> HTML {
    let (shown, rest) = SaidView.cut(opened.subject, most: 120)
    return """
      <p class="case-ref"><b class="id">\(opened.reference)</b> \
      <span class="mark state \(opened.state.rawValue)">\(context(CaseStateWords.states[opened.state]!))\
      </span> \
      <span class="desk-name">\(RoleWords.desk(opened.desk, context))</span></p>
      <p class="subject">\(opened.subject.isEmpty ? "\(context(CaseWords.noSubject))" as HTML : SaidView.inline(rest == nil ? shown : shown + "…"))</p>

      """
  }
}
