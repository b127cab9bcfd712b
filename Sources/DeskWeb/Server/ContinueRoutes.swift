import DeskCore
import DeskService
import HTTPTypes
import Hummingbird
import Logging

/// A link that the desk sent to a caller: GET shows what it is, POST spends it.
///
/// The secret stands in the path; nothing here may log a path.
extension PublicSite {
  /// The routes of a language: `/continue/SECRET`.
  func addContinueRoutes(to pages: RouterGroup<BasicRequestContext>, _ language: Language) {
    pages.get("/continue/:secret") { _, context in
      await offer(try context.parameters.require("secret"), language, context.logger)
    }
    pages.post("/continue/:secret") { request, context in
      let secret = try context.parameters.require("secret")
      return try await withForm(request, language) { _ in await goOn(secret, language, context.logger) }
    }
  }

  private func offer(_ typed: String, _ language: Language, _ logger: Logger) async -> Response {
    guard let secret = PublicDesk.printedDraftLink(typed) else { return gone(language) }
    do throws(DeskError) {
      let until = try await desk.peekDraftLink(secret)
      var response = show(ContinuePage(state: .open(secret: secret, until: until)), language)
      // No cache keeps a page whose address opens something.
      response.headers[.cacheControl] = "no-store"
      return response
    } catch {
      return refusal(error, secret, language, logger)
    }
  }

  private func goOn(_ typed: String, _ language: Language, _ logger: Logger) async -> Response {
    guard let secret = PublicDesk.printedDraftLink(typed) else { return gone(language) }
    let code: String
    do throws(DeskError) { code = try await desk.spendDraftLink(secret) } catch {
      return refusal(error, secret, language, logger)
    }
    do throws(DeskError) {
      let text = try await desk.resume(typed: code).text
      guard let draft = Draft(text: text, pack)?.under(code) else { return gone(language) }
      return standing(draft, language)
    } catch {
      if case .unauthorised = error { return gone(language) }
      log(error, logger)
      // The link is spent: from here on the code leads on, and the page carries it.
      return show(UnavailablePage(attempt: .resume(code: code)), language, status: .serviceUnavailable)
    }
  }

  /// The page where a draft stands.
  private func standing(_ draft: Draft, _ language: Language) -> Response {
    let context = context(language)
    switch draft {
    case .interview(let state, let view):
      return show(Interview(context: context).show(state, view: view), language)
    case .report(let state, let step):
      guard let flow = ReportFlow(context: context, form: state.form) else { return unreadable(language) }
      return show(flow.show(state, step, freshKey: PublicDesk.freshKey()), language)
    }
  }

  private func refusal(
    _ error: DeskError, _ secret: String, _ language: Language, _ logger: Logger
  ) -> Response {
    if case .unauthorised = error { return gone(language) }
    log(error, logger)
    return show(ContinuePage(state: .unavailable(secret: secret)), language, status: .serviceUnavailable)
  }

  private func gone(_ language: Language) -> Response {
    show(ContinuePage(state: .gone), language, status: .notFound)
  }
}
