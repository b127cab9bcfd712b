import DeskCore
import DeskExport
import DeskService
import HTTPTypes
import Hummingbird
import Logging

extension PublicSite {
  /// The pages of a case whose receipt travels in every form; asked for by their address alone they lead to where it
  /// is entered.
  func addDossierRoutes(to pages: RouterGroup<BasicRequestContext>, _ language: Language) {
    for place in [DossierPlace.duties, .documents, .particulars, .calendar] {
      let path = RouterPath("/follow-up/\(place.text)")
      pages.get(path) { _, _ in toEntry(language) }
      pages.post(path) { request, context in try await dossier(request, place, language, context.logger) }
    }
    pages.get("/follow-up/documents/:id") { _, _ in toEntry(language) }
    pages.post("/follow-up/documents/:id") { request, context in
      let id = try context.parameters.require("id")
      guard pack.documents.template(id) != nil else { throw HTTPError(.notFound) }
      return try await dossier(request, .document(id), language, context.logger)
    }
  }

  private func toEntry(_ language: Language) -> Response {
    Response.redirect(to: Link.followUp.path(language), type: .found)
  }

  private func dossier(
    _ request: Request, _ place: DossierPlace, _ language: Language, _ logger: Logger
  ) async throws -> Response {
    try await withForm(request, language) { form in
      await DossierVisit(site: self, language: language, logger: logger).answer(form, place)
    }
  }

  /// The dates that follow from answers that are not sent: nothing is stored for it.
  func calendar(of form: FormBody, _ language: Language) -> Response {
    guard let state = InterviewState(form, pack) else { return unreadable(language) }
    let desk = pack.rulebook.assess(state.sheet, withMissing: false).desk
    let dossier = Dossier(desk: desk, version: DossierVersion(sheet: state.sheet), today: today())
    return calendar(of: dossier, language, url: nil)
  }
}

extension PublicSite {
  /// The dates of a case as a file.
  fileprivate func calendar(of dossier: Dossier, _ language: Language, url: String?) -> Response {
    FileDownload.response(
      ExportFile(calendarOf: dossier, pack: pack, language: language, url: url, now: desk.now))
  }
}

/// One visit of a reporter to the pages that are made from their case.
struct DossierVisit: Sendable {
  let site: PublicSite
  let language: Language
  let logger: Logger
  var desk: PublicDesk { site.desk }
  var context: PageContext { site.context(language) }

  /// What a posted form of one of these pages asks for.
  func answer(_ form: FormBody, _ place: DossierPlace) async -> Response {
    guard !["receipt", "go", "at"].contains(where: form.isDoubled) else { return site.unreadable(language) }
    let receipt = form.one("receipt") ?? ""
    switch place {
    case .followUp: return site.unreadable(language)
    case .duties: return await duties(DutiesForm(form), receipt)
    case .documents: return await opened(receipt) { documents($0, receipt) }
    case .document(let id): return await document(id, form, receipt)
    case .particulars: return await particulars(form, receipt)
    case .calendar:
      return await opened(receipt) { dossier in
        let url = site.publicURL + Link.followUp.path(language)
        return site.calendar(of: dossier, language, url: url)
      }
    }
  }

  /// Opens a case for something that is only shown; what opens nothing leads to where receipts are entered.
  func opened(_ receipt: String, _ show: (Dossier) -> Response) async -> Response {
    do throws(DeskError) {
      return show(try await desk.dossier(receipt: receipt))
    } catch {
      return refusal(error, receipt)
    }
  }

  /// Why nothing came of it.
  ///
  /// - Parameter kept: what was typed, with the button that tries it again; its page is named in `at`.
  func refusal(
    _ error: DeskError, _ receipt: String, kept: [FormField] = [], at place: DossierPlace? = nil,
    go: String = "open"
  ) -> Response {
    let whereTo = place.map { [FormField(name: "at", value: $0.text)] } ?? []
    return FollowUpVisit(site: site, language: language, logger: logger)
      .refusal(error, receipt, kept: kept + whereTo, go: go)
  }

  /// As it is printed; what can be none stays as it was typed.
  func printed(_ receipt: String) -> String { PublicDesk.printedReceipt(receipt) ?? receipt }
}
