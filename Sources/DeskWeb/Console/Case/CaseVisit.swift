import DeskCore
import DeskService
import HTTPTypes
import Hummingbird
import Logging

/// One request about a case: reads it, does one act, shows a page.
struct CaseVisit: Sendable {
  let site: ConsoleSite
  let desk: StaffDesk
  let limits: Limits
  let context: ConsoleContext
  let logger: Logger
  let place: CasePlace

  /// The case's page.
  func showCase(_ query: FormBody) async throws -> Response {
    try await withCase { opened, place in
      let asks = query.one("ask") == "1" ? askText(opened, about: query.one("about")) : nil
      let draft = asks.map { [opened.draftText, $0].filter { !$0.isEmpty }.joined(separator: "\n\n") }
      return ConsoleResponses.show(
        page(
          opened, place, flash: flash(query, opened), draft: draft,
          draftWords: draft == nil ? nil : CaseReplyWords.asked, showsAll: query.one("all") == "1"), context)
    }
  }

  /// What the address says was just done, where the case agrees.
  func flash(_ query: FormBody, _ opened: ConsoleCase) -> CaseFlash? {
    let flash = query.one("done").flatMap(CaseFlash.init(rawValue:))
    return flash.flatMap { $0.holds(of: opened, now: context.now) ? $0 : nil }
  }

  /// One of the pages below it.
  func showPage(_ act: CaseActPage, _ query: FormBody) async throws -> Response {
    try await withCase { opened, place in
      // What does not fit the case has no page: its own says why.
      guard !opened.isDestroyed else { return ConsoleResponses.redirect(to: place.path()) }
      if act.isOfDossier { return try await showDossier(act, opened, place, query) }
      guard !(opened.state == .closed && (act == .closure || act == .decline)) else {
        return ConsoleResponses.redirect(to: place.path())
      }
      return show(act, opened, place, query: query)
    }
  }

  /// Reads the case; that it was read is an event.
  func withCase(
    _ answer: (ConsoleCase, CasePlace) async throws -> Response
  ) async throws -> Response {
    let opened: ConsoleCase
    do throws(DeskError) { opened = try await read() } catch {
      guard case .internalFault = error else { throw error }
      site.log(error, logger)
      return ConsoleResponses.show(CaseUnopenedPage(place: place), context, status: .conflict)
    }
    return try await answer(opened, CasePlace(reference: opened.reference, from: place.from))
  }

  /// The case as it is now.
  func read() async throws(DeskError) -> ConsoleCase {
    let view = try await desk.read(place.reference, as: context.actor)
    return ConsoleCase(view, try await desk.mails(of: place.reference, as: context.actor), context)
  }

  func page(
    _ opened: ConsoleCase, _ place: CasePlace, flash: CaseFlash? = nil, attempt: CaseAttempt? = nil,
    draft: String? = nil, draftWords: Words? = nil, note: String? = nil, showsAll: Bool = false
  ) -> CasePage {
    CasePage(
      opened: opened, assessment: assessment(opened), place: place, mostFileBytes: limits.attachmentBytes,
      flash: flash, attempt: attempt, draft: draft, draftWords: draftWords, note: note, showsAll: showsAll)
  }

  func assessment(_ opened: ConsoleCase) -> Assessment { context.pack.rulebook.assess(opened.sheet) }

  /// - Parameter about: the rule whose duty it would settle; nil for all that is not known.
  func askText(_ opened: ConsoleCase, about: String? = nil) -> String? {
    let assessment = assessment(opened)
    let facts = about.map { CaseOpenDuties.facts(about: $0, assessment, context.pack) }
    let asked = AskText(opened: opened, assessment: assessment, pack: context.pack)
    var narrow = asked
    narrow.only = facts
    // What is known meanwhile is not asked again: then it is about the rest.
    return narrow.text ?? asked.text
  }

  /// The page of an act, with what was tried on it.
  func show(
    _ act: CaseActPage, _ opened: ConsoleCase, _ place: CasePlace, query: FormBody = FormBody(),
    attempt: CaseAttempt? = nil, status: HTTPResponse.Status = .ok
  ) -> Response {
    let assessment = assessment(opened)
    func answer(_ page: some ConsolePage) -> Response { ConsoleResponses.show(page, context, status: status) }
    switch act {
    case .referrals:
      return answer(
        ReferPage(
          opened: opened, assessment: assessment, place: place, chosen: query.one("to") ?? "",
          attempt: attempt))
    case .closure: return answer(ClosePage(opened: opened, place: place, attempt: attempt))
    case .decline:
      return answer(DeclinePage(opened: opened, assessment: assessment, place: place, attempt: attempt))
    case .handover:
      return answer(
        HandOverPage(opened: opened, place: place, chosen: query.one("desk") ?? "", attempt: attempt))
    case .receipt: return answer(NewReceiptPage(opened: opened, place: place, attempt: attempt))
    case .assessments where attempt?.form.one("go") != "overrule":
      return answer(
        FactsPage(
          opened: opened, assessment: assessment, place: place,
          editing: query.one("question") ?? editedAgain(attempt, assessment),
          flash: flash(query, opened), attempt: attempt))
    case .reporterView: return answer(ReporterViewPage(opened: opened, place: place))
    case .print: return answer(CasePrintPage(opened: opened, assessment: assessment, place: place))
    case .replies, .notes, .assignment, .labels, .attachments, .assessments, .duties, .documents,
      .particulars:
      return answer(page(opened, place, attempt: attempt))
    }
  }

  /// A question that is not among the open ones must be shown where it has a fault.
  private func editedAgain(_ attempt: CaseAttempt?, _ assessment: Assessment) -> String? {
    guard let id = attempt?.form.one("question"),
      let question = context.pack.questions.first(where: { $0.id == id })
    else { return nil }
    let missing = Set(assessment.missing)
    let shown = Set((attempt?.form.one("shown") ?? "").split(separator: ",").map(String.init))
    let open = question.facts.filter(missing.contains).map { context.pack.rulebook.vocabulary[$0].id }
    return shown == Set(open) ? nil : id
  }

  /// The act's page again, with what was typed and what has to be mended.
  func refuse(
    _ act: CaseActPage, _ form: FormBody, _ opened: ConsoleCase, _ place: CasePlace, _ field: String,
    _ words: Words, status: HTTPResponse.Status = .unprocessableContent
  ) -> Response {
    let problem = FieldProblem(field: field, message: context(words))
    return show(
      act, opened, place, attempt: CaseAttempt(act: act, form: form, problems: [problem]), status: status)
  }

  /// Back to the case, where it is said what was done.
  func done(_ flash: CaseFlash, _ place: CasePlace) -> Response {
    ConsoleResponses.redirect(to: place.path(nil, [("done", flash.rawValue)], at: flash.anchor))
  }
}
