import DeskCore
import DeskService
import Foundation
import HTTPTypes
import Hummingbird
import Logging

extension PublicSite {
  func beginReport(_ form: String, _ language: Language) throws -> Response {
    guard let flow = ReportFlow(context: context(language), form: form), case .tell(let page) = flow.begin()
    else { throw HTTPError(.notFound) }
    return show(page, language)
  }

  func report(
    _ request: Request, _ form: String, _ language: Language, _ logger: Logger
  ) async throws -> Response {
    guard let flow = ReportFlow(context: context(language), form: form) else { throw HTTPError(.notFound) }
    return try await withForm(request, language) { body in
      let outcome = flow.respond(to: body, freshKey: PublicDesk.freshKey())
      switch outcome {
      case .send(let state): return await send(state, flow, language, logger)
      case .save: return await save(outcome.draft!, language, logger)
      default:
        if let failed = await saveAgain(outcome.draft, language, logger) { return failed }
        return show(outcome, language)
      }
    }
  }

  func show(_ outcome: ReportFlow.Outcome, _ language: Language) -> Response {
    switch outcome {
    case .tell(let page): show(page, language, isPersonal: true)
    case .details(let page): show(page, language, isPersonal: true)
    case .contact(let page): show(page, language, isPersonal: true)
    case .consents(let page): show(page, language, isPersonal: true)
    case .check(let page): show(page, language, isPersonal: true)
    case .interview(let outcome): show(outcome, language)
    case .save, .send, .unreadable: unreadable(language)
    }
  }

  private func send(
    _ state: ReportState, _ flow: ReportFlow, _ language: Language, _ logger: Logger
  ) async -> Response {
    guard let intake = state.intake(pack: pack, language: language) else { return unreadable(language) }
    // Language and resume code are left out of it: the same report sent again in the other language is a repeat.
    let body = Data(Draft.report(state, .check).text(pack).utf8)
    do throws(DeskError) {
      let received = try await desk.receive(
        intake, channel: .web, repeating: PublicDesk.Repeat(key: state.repeatKey, body: body),
        followUp: publicURL + Link.followUp.path(language))
      guard let (reference, receipt) = Self.codes(received.json) else {
        throw .internalFault("a kept answer cannot be read")
      }
      // What was sent need not be kept twice; if it cannot be forgotten now, it is in two weeks.
      if !state.interview.draft.isEmpty { try? await desk.removeDraft(typed: state.interview.draft) }
      let page = ReceiptPage(
        reference: reference, receipt: receipt, state: state, desk: flow.desk, form: flow.form, pack: pack)
      return show(page, language, status: .created, isPersonal: true)
    } catch {
      log(error, logger)
      if case .conflict = error {
        return show(AlreadySentPage(state: state, form: flow.form), language, status: .conflict)
      }
      let page = UnavailablePage(attempt: .send(state, flow.desk, flow.form))
      return show(page, language, status: .serviceUnavailable)
    }
  }

  private static func codes(_ json: String) -> (reference: String, receipt: String)? {
    guard let answer = try? JSONReader.read(Array(json.utf8)).value,
      let reference = answer["reference"]?.text,
      let receipt = answer["receipt"]?.text
    else { return nil }
    return (reference, receipt)
  }
}
