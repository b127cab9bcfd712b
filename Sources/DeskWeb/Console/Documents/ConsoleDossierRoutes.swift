import DeskCore
import DeskExport
import DeskService
import HTTPTypes
import Hummingbird
import NIOCore

/// What is taken out of a case: its papers as pages and files, and its dates as a calendar.
struct ConsoleDossierRoutes: Sendable {
  let cases: CaseRoutes

  func addRoutes(to router: Router<BasicRequestContext>) {
    router.get("/cases/:ref/calendar.ics") { request, context in
      try await cases.read(request, context) { visit, _ in try await visit.calendar() }
    }
    router.get("/cases/:ref/documents/:document") { request, context in
      let name = ConsoleLink.decoded(context.parameters.get("document") ?? "") ?? ""
      return try await cases.read(request, context) { visit, query in try await visit.document(name, query) }
    }
  }
}

extension CaseVisit {
  /// A paper by its id, or as a file: `ppc-report`, `ppc-report.docx`.
  fileprivate func document(_ name: String, _ query: FormBody) async throws -> Response {
    try await withCase { opened, place in
      guard !opened.isDestroyed else { return ConsoleResponses.redirect(to: place.path()) }
      let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let template = context.pack.documents.template(parts[0]) else { throw DeskError.notFound }
      let variant = query.one("variant")
      guard variant == nil || template.variants.contains(where: { $0.id == variant }) else {
        throw DeskError.notFound
      }
      let asked = query.one("language").flatMap(Language.init(rawValue:)) ?? context.language
      let language = Language.pages.contains(asked) ? asked : context.language
      let dossier = try await desk.dossier(of: opened.reference, as: context.actor, isRead: false)
      let filled = dossier.fill(template, variant: variant, pack: context.pack, language: language)
      guard parts.count == 2 else {
        return ConsoleResponses.show(
          CaseDocumentPage(opened: opened, template: template, filled: filled, place: place), context)
      }
      guard let format = ExportFormat(rawValue: parts[1]), template.formats.contains(format) else {
        throw DeskError.notFound
      }
      let file: ExportFile
      do throws(ExportFault) { file = try ExportFile(filled, as: format) } catch {
        throw DeskError.internalFault("\(template.stamp).\(format.rawValue): \(error)")
      }
      return try await takeOut("\(template.stamp).\(format.rawValue)", file, opened)
    }
  }

  /// The dates of the case.
  fileprivate func calendar() async throws -> Response {
    try await withCase { opened, place in
      guard !opened.isDestroyed else { return ConsoleResponses.redirect(to: place.path()) }
      let dossier = try await desk.dossier(of: opened.reference, as: context.actor, isRead: false)
      let file = ExportFile(
        calendarOf: dossier, pack: context.pack, language: context.language,
        url: site.staffURL + ConsoleLink.act(opened.reference, .duties).path, now: context.now)
      return try await takeOut("calendar", file, opened)
    }
  }

  /// Hands a file out; that it was taken is kept first, or nothing leaves.
  private func takeOut(_ what: String, _ file: ExportFile, _ opened: ConsoleCase) async throws -> Response {
    try await desk.noteTakenOut(what, of: opened.reference, as: context.actor)
    return FileDownload.response(file)
  }
}
