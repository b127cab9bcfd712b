import DeskCore
import DeskService
import HTTPTypes
import Hummingbird
import Logging

extension PublicSite {
  func resume(_ request: Request, _ language: Language, _ logger: Logger) async throws -> Response {
    try await withForm(request, language) { form in
      let typed = form.one("code") ?? ""
      if form.one("go") == "stay" { return show(ResumePage(typed: typed), language, isPersonal: true) }
      if PublicDesk.printedReceipt(typed) != nil {
        return show(ResumePage(typed: typed, fault: .isReceipt), language, status: .unprocessableContent)
      }
      do throws(DeskError) {
        let (code, text) = try await desk.resume(typed: typed)
        guard let draft = Draft(text: text, pack)?.under(code) else { throw .unauthorised }
        return resumed(draft, language)
      } catch {
        if case .unauthorised = error {
          return show(ResumePage(typed: typed, fault: .wrong), language, status: .unauthorized)
        }
        log(error, logger)
        return show(
          UnavailablePage(attempt: .resume(code: typed)), language, status: .serviceUnavailable)
      }
    }
  }

  private func resumed(_ draft: Draft, _ language: Language) -> Response {
    let context = context(language)
    switch draft {
    case .interview(let state, let view):
      return show(Interview(context: context).show(state, view: view), language)
    case .report(let state, let step):
      guard let flow = ReportFlow(context: context, form: state.form) else { return unreadable(language) }
      return show(flow.show(state, step, freshKey: PublicDesk.freshKey()), language)
    }
  }
}
