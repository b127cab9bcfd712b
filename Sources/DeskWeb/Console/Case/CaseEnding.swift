import DeskCore
import DeskService
import HTTPTypes
import Hummingbird

/// The acts with pages of their own: naming others, ending, giving away, a new receipt.
extension CaseVisit {
  func refer(_ form: FormBody, _ opened: ConsoleCase, _ place: CasePlace) async throws(DeskError) -> Response
  {
    let (destination, reason) = (form.one("destination") ?? "", form.typed("reason"))
    guard context.pack.destinations[destination] != nil else {
      return refuse(
        .referrals, form, opened, place, "field-destination", CaseActWords.chooseDestination)
    }
    guard reason.unicodeScalars.count <= Intake.mostText else {
      return refuse(.referrals, form, opened, place, "field-reason", CaseReplyWords.tooLong)
    }
    // Sent twice: it is there already.
    if let before = opened.justDone(.referral, by: context.actor.name, now: context.now),
      case .referral(destination) = before.detail, before.text == reason
    {
      return done(.referred, place)
    }
    _ = try await desk.refer(
      opened.reference, to: destination, because: reason, as: context.actor, language: context.language)
    return done(.referred, place)
  }

  func close(_ form: FormBody, _ opened: ConsoleCase, _ place: CasePlace) async throws(DeskError) -> Response
  {
    let reason = form.typed("reason")
    guard let outcome = form.one("outcome").flatMap(ClosureOutcome.init(rawValue:)) else {
      return refuse(.closure, form, opened, place, "field-outcome", CaseActWords.chooseOutcome)
    }
    guard reason.unicodeScalars.count <= Intake.mostText else {
      return refuse(.closure, form, opened, place, "field-reason", CaseReplyWords.tooLong)
    }
    if !opened.isSeen(form) {
      return refuse(
        .closure, form, opened, place, "field-outcome", CaseActWords.newWords, status: .conflict)
    }
    _ = try await desk.close(opened.reference, outcome, because: reason, as: context.actor)
    return done(.closed, place)
  }

  func decline(_ form: FormBody, _ opened: ConsoleCase, _ place: CasePlace) async throws(DeskError)
    -> Response
  {
    let words = DeclineText(opened: opened, assessment: assessment(opened), pack: context.pack)
    if form.one("go") == "compose" {
      let page = DeclinePage(
        opened: opened, assessment: assessment(opened), place: place,
        attempt: CaseAttempt(act: .decline, form: form, problems: []),
        composed: words.text(form.all("why"), form.all("destination")))
      return ConsoleResponses.show(page, context)
    }
    let text = form.typed("text")
    if let fault = fault(of: text, empty: CaseReplyWords.noText) {
      return refuse(.decline, form, opened, place, "field-text", fault)
    }
    if !opened.isSeen(form) {
      return refuse(.decline, form, opened, place, "field-text", CaseActWords.newWords, status: .conflict)
    }
    // Closed meanwhile by somebody else: a refusal would come on top of another end.
    guard opened.state != .closed else { return ConsoleResponses.redirect(to: place.path()) }
    var seen: Set<String> = []
    let named = form.all("destination").filter {
      context.pack.destinations[$0] != nil && seen.insert($0).inserted
    }
    _ = try await desk.decline(
      opened.reference, saying: text, referringTo: named, as: context.actor, language: context.language)
    return done(.declined, place)
  }

  func handOver(_ form: FormBody, _ opened: ConsoleCase, _ place: CasePlace) async throws(DeskError)
    -> Response
  {
    let (to, reason) = (form.one("desk") ?? "", form.typed("reason"))
    guard let target = context.pack.desk(to), target.email != nil, to != opened.desk else {
      return refuse(.handover, form, opened, place, "field-desk", CaseActWords.chooseDesk)
    }
    if let words = fault(of: reason, empty: CaseActWords.needsReason) {
      return refuse(.handover, form, opened, place, "field-reason", words)
    }
    _ = try await desk.handOver(
      opened.reference, to: to, because: reason, as: context.actor, language: context.language)
    guard !context.actor.maySee(to) else { return done(.handedOver, place) }
    // There is no page of the case to go to any more.
    return ConsoleResponses.show(
      HandedOverPage(reference: opened.reference, desk: to, from: place.from), context)
  }

  func replaceReceipt(
    _ form: FormBody, _ opened: ConsoleCase, _ place: CasePlace
  ) async throws(DeskError) -> Response {
    let reason = form.typed("reason")
    if let words = fault(of: reason, empty: NewReceiptWords.needsReason) {
      return refuse(.receipt, form, opened, place, "field-reason", words)
    }
    // A page that is loaded anew must not make the receipt void that it showed.
    guard opened.newestReceipt == form.one("seen") ?? "" else {
      return refuse(
        .receipt, form, opened, place, "field-reason", NewReceiptWords.madeMeanwhile, status: .conflict)
    }
    let receipt = try await desk.replaceReceipt(opened.reference, because: reason, as: context.actor)
    // Answered at once and not by a redirect: it is kept nowhere.
    return ConsoleResponses.show(
      NewReceiptShownPage(
        reference: opened.reference, receipt: receipt, language: opened.reportersLanguage,
        place: place), context,
      status: .created)
  }
}
