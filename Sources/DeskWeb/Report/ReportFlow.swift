import DeskCore

/// Writing to a desk: what page follows which button. Nothing is kept between two requests.
struct ReportFlow: Sendable {
  let context: PageContext
  /// The form, in the version that its desk offers.
  let form: Form
  /// The desk that it goes to.
  let desk: Desk
  private var pack: DeskPack { context.pack }

  /// What follows.
  enum Outcome: Sendable {
    case tell(TellPage)
    case details(DetailsPage)
    case contact(ContactPage)
    case consents(ConsentPage)
    case check(CheckPage)
    /// The way leads to the interview, which carries the report along.
    case interview(Interview.Outcome)
    /// The person wants a code to go on with later.
    case save(ReportState, ReportStep)
    /// Everything is there: it is to be stored.
    case send(ReportState)
    case unreadable

    /// What is to be kept under the resume code, where there is one.
    var draft: Draft? {
      switch self {
      case .tell(let page): .report(page.state, .tell)
      case .details(let page): .report(page.state, .details(page.number))
      case .contact(let page): .report(page.state, .contact)
      case .consents(let page): .report(page.state, .consents)
      case .check(let page): .report(page.state, .check)
      case .interview(let outcome): outcome.draft
      case .save(let state, let step): .report(state, step)
      case .send(let state): .report(state, .check)
      case .unreadable: nil
      }
    }
  }

  /// - Returns: nil where no desk has this form.
  init?(context: PageContext, form: String) {
    guard let (desk, stamp) = ReportForm.find(form, context.pack), let form = context.pack.form(stamp) else {
      return nil
    }
    self.context = context
    self.form = form
    self.desk = desk
  }

  /// The first page for somebody who comes without the interview.
  func begin() -> Outcome {
    let sheet = AnswerSheet(count: pack.rulebook.vocabulary.count)
    return show(ReportState(form: form.id, InterviewState(sheet: sheet)), .tell, freshKey: "")
  }

  /// The page of a step.
  ///
  /// - Parameter freshKey: what a repeat of the sending will be known by, if nothing is set yet.
  func show(
    _ state: ReportState, _ step: ReportStep, problems: [FieldProblem] = [], isFromCheck: Bool = false,
    freshKey: String
  ) -> Outcome {
    switch step.fitted(to: form) {
    case .tell:
      return .tell(
        TellPage(state: state, desk: desk, form: form, problems: problems, isFromCheck: isFromCheck))
    case .details(let number):
      return .details(
        DetailsPage(
          state: state, desk: desk, form: form, number: number, problems: problems, isFromCheck: isFromCheck))
    case .contact:
      return .contact(
        ContactPage(state: state, desk: desk, form: form, problems: problems, isFromCheck: isFromCheck))
    case .consents:
      let bodies = ConsentPage.bodies(for: state, context)
      return .consents(
        ConsentPage(state: state, desk: desk, form: form, bodies: bodies, isFromCheck: isFromCheck))
    case .check:
      var keyed = state
      if keyed.repeatKey.isEmpty { keyed.repeatKey = freshKey }
      return .check(CheckPage(state: keyed, desk: desk, form: form))
    }
  }

  /// The page that follows a posted form.
  func respond(to body: FormBody, freshKey: String) -> Outcome {
    guard !body.isDoubled("step"), !body.isDoubled("origin"),
      var state = ReportState(body, form: form.id, pack),
      // A case that was sent already is changed on its own page, not sent again.
      state.interview.receipt.isEmpty
    else { return .unreadable }
    let go = body.one("go") ?? "next"
    if go == "report" { return show(state, .tell, freshKey: freshKey) }
    guard let step = body.one("step").flatMap(ReportStep.init(rawValue:))?.fitted(to: form) else {
      return .unreadable
    }
    let isFromCheck = body.one("origin") == "check"
    func again(_ problems: [FieldProblem] = []) -> Outcome {
      show(state, step, problems: problems, isFromCheck: isFromCheck, freshKey: freshKey)
    }
    switch go {
    case "stay": return again()
    case "next":
      let problems = state.problems(step, context)
      guard problems.isEmpty else { return again(problems) }
      state.filled.settle(form, context)
      return show(state, isFromCheck ? .check : step.next(in: form), freshKey: freshKey)
    case "back":
      if isFromCheck { return show(state, .check, freshKey: freshKey) }
      state.filled.settle(form, context)
      guard let previous = step.previous(in: form) else { return interview(state, view: "result") }
      return show(state, previous, freshKey: freshKey)
    case "save":
      let problems = state.problems(step, context, isLenient: true)
      guard problems.isEmpty else { return again(problems) }
      state.filled.settle(form, context)
      return .save(state, step)
    case "answers": return interview(state, view: "answers")
    case "send": return send(state, step, freshKey: freshKey)
    default:
      guard go.hasPrefix("edit:"), let step = ReportStep(rawValue: String(go.dropFirst(5))) else {
        return .unreadable
      }
      return show(state, step, isFromCheck: true, freshKey: freshKey)
    }
  }

  private func interview(_ state: ReportState, view: String) -> Outcome {
    .interview(Interview(context: context).show(state.carrying, view: view))
  }

  /// Nothing is sent that was not shown in full, and nothing that would be refused.
  private func send(_ state: ReportState, _ step: ReportStep, freshKey: String) -> Outcome {
    var state = state
    state.filled.settle(form, context)
    for step in ReportStep.all(of: form) {
      let problems = state.problems(step, context)
      if !problems.isEmpty {
        return show(state, step, problems: problems, isFromCheck: true, freshKey: freshKey)
      }
    }
    guard step == .check, !state.repeatKey.isEmpty else { return show(state, .check, freshKey: freshKey) }
    return .send(state)
  }
}
