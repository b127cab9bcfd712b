import DeskCore
import DeskService
import HTTPTypes
import Hummingbird
import Logging

/// `/phone`: a case that somebody tells by telephone, typed while listening.
struct PhoneRoutes: Sendable {
  let site: ConsoleSite
  let desk: StaffDesk
  /// The door of intake: what staff type comes in as what anybody writes, and is sealed by public keys alone.
  let intake: PublicDesk
  let limits: Limits
  fileprivate let takings = PhoneTakings()

  init(site: ConsoleSite, desk: StaffDesk, intake: PublicDesk, limits: Limits) {
    self.site = site
    self.desk = desk
    self.intake = intake
    self.limits = limits
  }

  func addRoutes(to router: Router<BasicRequestContext>) {
    router.get("/phone") { request, context in
      try await site.withSession(request, context) { _, page in try begin(page) }
    }
    router.post("/phone") { request, context in
      try await site.withForm(request, context) { _, form, page in
        try await PhoneCall(routes: self, page: page, logger: context.logger).answer(form)
      }
    }
  }

  private func begin(_ page: ConsoleContext) throws(DeskError) -> Response {
    guard let form = PhoneDesks.first(page) else { throw .forbidden }
    let state = PhoneState(form: form, language: page.language, pack: page.pack)
    // The frame's change of language is a form of its own: what is typed here would be lost with it.
    var page = page
    page.here = nil
    return ConsoleResponses.show(PhonePage.standing(state, page), page)
  }
}

extension PhonePage {
  /// The page of a state, with what to ask next.
  ///
  /// - Parameters:
  ///   - again: what the page asked before, where something in it has to be mended.
  ///   - editing: the id of a question that is asked again.
  static func standing(
    _ state: PhoneState, _ page: ConsoleContext, again: [PhoneQuestion] = [], editing: String? = nil
  ) -> PhonePage {
    let (pack, sheet) = (page.pack, state.report.interview.sheet)
    let assessment = pack.rulebook.assess(sheet)
    var questions = again
    if questions.isEmpty {
      if let question = pack.questions.first(where: { $0.id == editing }) {
        questions = [PhoneQuestion(question: question, facts: facts(of: question, sheet, pack))]
      }
      let next = pack.next(mostQuestions, after: sheet, missing: assessment.missing)
      questions += next.filter { $0.question.id != editing }.prefix(mostQuestions - questions.count)
    }
    let left = pack.questionsLeft(after: sheet, missing: assessment.missing)
    return PhonePage(state: state, assessment: assessment, questions: questions, left: left)
  }

  /// The facts of a question that matter or were answered.
  private static func facts(of question: Question, _ sheet: AnswerSheet, _ pack: DeskPack) -> [Int] {
    var cleared = sheet
    for place in question.facts { cleared.clear(place) }
    let missing = FactSet(pack.rulebook.assess(cleared).missing)
    let facts = question.facts.filter { missing.contains($0) || sheet.asked.contains($0) }
    return facts.isEmpty ? question.facts : facts
  }
}

/// One button pressed during a call.
private struct PhoneCall {
  let routes: PhoneRoutes
  let page: ConsoleContext
  let logger: Logger

  private var pack: DeskPack { page.pack }

  func answer(_ form: FormBody) async throws(DeskError) -> Response {
    guard PhoneDesks.first(page) != nil else { throw .forbidden }
    guard var state = PhoneState(form, pack) else {
      return ConsoleResponses.show(ConsoleErrorPage(kind: .unreadable), page, status: .badRequest)
    }
    let answers = PhoneAnswers(form: form, context: page.page)
    let go = form.one("go") ?? "next"
    var problems = answers.apply(to: &state.report.interview)
    let isStored = go == "receive" || go == "hand"
    if isStored { problems = state.problems(page.page, isLenient: go == "hand") + desk(state) + problems }
    guard problems.isEmpty else { return again(state, answers, problems) }
    switch go {
    case "receive": return await receive(state)
    case "hand": return await hand(state)
    default:
      let editing = go.hasPrefix("edit:") ? String(go.dropFirst(5)) : nil
      return ConsoleResponses.show(PhonePage.standing(state, page, editing: editing), page)
    }
  }

  /// A desk whose cases the person does not see is none to take a call for.
  private func desk(_ state: PhoneState) -> [FieldProblem] {
    let isOwn = PhoneDesks.choices(page).contains { $0.value == state.report.form }
    return isOwn
      ? [] : [FieldProblem(field: ConsoleFields.id("form"), message: page(PhoneWords.notYourDesk))]
  }

  private func again(_ state: PhoneState, _ answers: PhoneAnswers, _ problems: [FieldProblem]) -> Response {
    var shown = PhonePage.standing(state, page, again: answers.shown)
    shown.problems = problems
    shown.typed = answers.form
    return ConsoleResponses.show(shown, page, status: .unprocessableContent)
  }

  private func refused(
    _ state: PhoneState, _ notice: PhonePage.Notice, _ status: HTTPResponse.Status
  ) -> Response {
    var shown = PhonePage.standing(state, page)
    shown.notice = notice
    return ConsoleResponses.show(shown, page, status: status)
  }

  private func receive(_ state: PhoneState) async -> Response {
    let taking = PhoneTaking(
      desk: routes.desk, intake: routes.intake, page: page, logger: logger, log: routes.site.log)
    // The language is not in the draft's text: the same call in the other one is not another call.
    let body = Draft.report(state.report, .check).text(pack)
    let key = "\(page.actor.name)\n\(body)"
    switch await routes.takings.once(key, { await taking.take(state, body: body) }) {
    case .taken(let reference, let receipt, let isNoted):
      let shown = PhoneReceiptPage(
        reference: reference, receipt: receipt, caller: state.caller, phone: state.report.phone,
        hasMail: page.isMailSent && !state.report.email.isBlank, isNoted: isNoted)
      return ConsoleResponses.show(shown, page, status: .created)
    case .takenOtherwise:
      var fresh = state
      fresh.report.repeatKey = PublicDesk.freshKey()
      return refused(fresh, .taken, .conflict)
    case .failed: return refused(state, .notTaken, .serviceUnavailable)
    }
  }

  /// Each time under a code of its own: what the caller has changed meanwhile is not written over.
  private func hand(_ state: PhoneState) async -> Response {
    let code = PublicDesk.newResumeCode()
    do throws(DeskError) {
      try await routes.intake.saveDraft(state.draft(page.page).text(pack), underTyped: code)
      let secret = try await routes.intake.draftLink(for: code)
      let shown = PhoneHandoverPage(
        state: state, code: code, secret: secret, linkEnd: routes.intake.draftLinkEnd,
        codeEnd: routes.intake.draftEnd)
      return ConsoleResponses.show(shown, page)
    } catch {
      routes.site.log(error, logger)
      if case .invalid = error { return refused(state, .tooLong, .contentTooLarge) }
      return refused(state, .notHanded, .serviceUnavailable)
    }
  }
}
