import DeskCore
import DeskService
import Hummingbird
import Logging

extension PublicSite {
  func interview(_ request: Request, _ language: Language, _ logger: Logger) async throws -> Response {
    try await withForm(request, language) { form in
      if form.one("go") == "calendar" { return calendar(of: form, language) }
      let outcome = Interview(context: context(language)).respond(to: form)
      if case .save(_, _) = outcome, let draft = outcome.draft { return await save(draft, language, logger) }
      if let failed = await saveAgain(outcome.draft, language, logger) { return failed }
      return show(outcome, language)
    }
  }

  func show(_ outcome: Interview.Outcome, _ language: Language) -> Response {
    switch outcome {
    case .question(let page): show(page, language, isPersonal: true)
    case .firstAid(let page): show(page, language, isPersonal: true)
    case .result(let page): show(page, language, isPersonal: true)
    case .answers(let page): show(page, language, isPersonal: true)
    case .save, .unreadable: unreadable(language)
    }
  }

  /// Keeps what somebody wants to go on with later, and shows the code.
  func save(_ draft: Draft, _ language: Language, _ logger: Logger) async -> Response {
    let code = draft.code.isEmpty ? PublicDesk.newResumeCode() : draft.code
    let kept = draft.under(code)
    if let failed = await keep(kept, language, logger) { return failed }
    return show(SavedPage(draft: kept, until: desk.draftEnd), language, isPersonal: true)
  }

  /// Keeps the newest state of what is kept already.
  ///
  /// - Returns: what to show where it could not be kept: the page would claim that it was.
  func saveAgain(_ draft: Draft?, _ language: Language, _ logger: Logger) async -> Response? {
    guard let draft, !draft.code.isEmpty else { return nil }
    return await keep(draft, language, logger)
  }

  private func keep(_ draft: Draft, _ language: Language, _ logger: Logger) async -> Response? {
    do throws(DeskError) {
      try await desk.saveDraft(draft.text(pack), underTyped: draft.code)
      return nil
    } catch {
      if case .unauthorised = error { return unreadable(language) }
      if case .invalid = error { return show(ErrorPage(kind: .tooLarge), language, status: .contentTooLarge) }
      log(error, logger)
      return show(UnavailablePage(attempt: .save(draft)), language, status: .serviceUnavailable)
    }
  }

  /// Notes for the operator why something was not done; nothing that anybody told us is in it.
  func log(_ error: DeskError, _ logger: Logger) {
    switch error {
    case .unavailable(let words): logger.error("storage is unavailable", metadata: ["reason": "\(words)"])
    case .internalFault(let words): logger.error("an act failed", metadata: ["reason": "\(words)"])
    default: return
    }
  }
}
