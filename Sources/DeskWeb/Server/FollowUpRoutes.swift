import DeskCore
import DeskService
import HTTPTypes
import Hummingbird
import Logging

extension PublicSite {
  func followUp(_ request: Request, _ language: Language, _ logger: Logger) async throws -> Response {
    try await withForm(request, language) { form in
      // What could not be stored by a page of the case is tried again from here; it says where it belongs.
      if let place = form.one("at").flatMap({ DossierPlace($0) }) {
        return await DossierVisit(site: self, language: language, logger: logger).answer(form, place)
      }
      let asked = FollowUpForm(form, pack)
      return await FollowUpVisit(site: self, language: language, logger: logger).answer(asked)
    }
  }

  /// A file of the reporter, posted by the page: the receipt comes before it.
  func followUpFile(_ request: Request, _ language: Language, _ logger: Logger) async throws -> Response {
    let visit = FollowUpVisit(site: self, language: language, logger: logger)
    guard let reader = MultipartReader(contentType: request.headers[.contentType]) else {
      return unreadable(language)
    }
    var upload = WebUpload(reader: reader, limits: limits)
    return await visit.take(&upload, request)
  }
}

/// One visit of a reporter to their case.
struct FollowUpVisit: Sendable {
  let site: PublicSite
  let language: Language
  let logger: Logger
  private var desk: PublicDesk { site.desk }

  func answer(_ form: FollowUpForm) async -> Response {
    switch form {
    case .open(let receipt): return await page(receipt)
    case .stay(let receipt, let text):
      return receipt.isEmpty && text.isEmpty ? entry() : await page(receipt, typed: text)
    case .message(let receipt, let text, let key): return await send(text, key, receipt)
    case .refused(let receipt, let text, let fault):
      return await page(receipt, fault: fault, typed: text, status: .unprocessableContent)
    case .answers(let receipt): return await answers(receipt)
    case .update(let receipt, let state): return await update(state, receipt)
    case .unreadable: return site.unreadable(language)
    }
  }

  private func entry(typed: String = "", isRefused: Bool = false) -> Response {
    site.show(
      FollowUpEntryPage(typed: typed, isRefused: isRefused), language,
      status: isRefused ? .unauthorized : .ok, isPersonal: true)
  }

  /// The page of a case; whatever opens nothing gets one and the same answer.
  func page(
    _ receipt: String, flash: FollowUpPage.Flash? = nil, fault: FollowUpPage.Fault? = nil, typed: String = "",
    key: String = "", kept: [FormField] = [], go: String = "open", status: HTTPResponse.Status = .ok
  ) async -> Response {
    do throws(DeskError) {
      let followUp = try await desk.followUp(receipt: receipt)
      let page = FollowUpPage(
        opened: FollowUpCase(followUp, try await desk.dossier(receipt: receipt), site.pack),
        receipt: PublicDesk.printedReceipt(receipt) ?? "",
        mostFileBytes: site.limits.attachmentBytes, messageKey: key.isEmpty ? PublicDesk.freshKey() : key,
        flash: flash,
        fault: fault, typed: typed)
      return site.show(page, language, status: status, isPersonal: true)
    } catch {
      let text = typed.isEmpty || !kept.isEmpty ? [] : [FormField(name: "text", value: typed)]
      return refusal(error, receipt, kept: kept + text, go: kept.isEmpty && !text.isEmpty ? "stay" : go)
    }
  }

  /// Why nothing came of it, with everything that was typed and the button that tries it again.
  func refusal(
    _ error: DeskError, _ receipt: String, kept: [FormField] = [], go: String = "open"
  ) -> Response {
    if case .unauthorised = error { return entry(typed: receipt, isRefused: true) }
    site.log(error, logger)
    return site.show(
      UnavailablePage(attempt: .followUp(receipt: receipt, kept: kept, go: go)), language,
      status: .serviceUnavailable)
  }

  private func send(_ text: String, _ key: String, _ receipt: String) async -> Response {
    do throws(DeskError) {
      _ = try await desk.addMessage(text, receipt: receipt, key: key.isEmpty ? nil : key)
      return await page(receipt, flash: .messageSent)
    } catch {
      if case .unauthorised = error { return entry(typed: receipt, isRefused: true) }
      site.log(error, logger)
      if case .conflict = error {
        return await page(receipt, fault: .full, typed: text, status: .conflict)
      }
      // With the same key: what may be stored already is not stored twice.
      let kept = [FormField(name: "text", value: text), FormField(name: "repeat", value: key)]
      return await page(
        receipt, fault: .unavailable, typed: text, key: key, kept: kept, go: "message",
        status: .serviceUnavailable)
    }
  }

  private func answers(_ receipt: String) async -> Response {
    do throws(DeskError) {
      let followUp = try await desk.followUp(receipt: receipt)
      var state = InterviewState(sheet: followUp.answers.sheet)
      state.receipt = PublicDesk.printedReceipt(receipt) ?? ""
      state.version = String(followUp.answersVersion)
      return site.show(
        Interview(context: site.context(language)).show(state, view: "answers"), language)
    } catch {
      return refusal(error, receipt)
    }
  }

  private func update(_ state: InterviewState, _ receipt: String) async -> Response {
    do throws(DeskError) {
      _ = try await desk.changeAnswers(state.sheet, receipt: receipt, since: Int(state.version))
      return await page(receipt, flash: .answersChanged)
    } catch {
      if case .conflict = error {
        return await page(receipt, fault: .answersChangedMeanwhile, status: .conflict)
      }
      if case .unavailable = error {
        site.log(error, logger)
        let kept = state.fields(site.pack).filter { $0.name != "receipt" }
        return await page(
          receipt, fault: .unavailable, kept: kept, go: "update", status: .serviceUnavailable)
      }
      return refusal(error, receipt)
    }
  }

  /// Takes a file, and shows the page again with what came of it.
  func take(_ upload: inout WebUpload, _ request: Request) async -> Response {
    switch await upload.take(request, desk) {
    case .added(let receipt): return await page(receipt, flash: .fileAdded)
    case .refused(let receipt, let fault):
      let status: HTTPResponse.Status =
        switch fault {
        case .largeFile: .contentTooLarge
        case .unavailable, .busy: .serviceUnavailable
        default: .unprocessableContent
        }
      return await page(receipt, fault: fault, status: status)
    case .failed(let error, let receipt): return refusal(error, receipt)
    case .unreadable: return site.unreadable(language)
    }
  }
}
