import DeskCore
import DeskService
import HTTPTypes
import Hummingbird
import Logging

extension PublicSite {
  /// The public answers of one language.
  func addGuideRoutes(to pages: RouterGroup<BasicRequestContext>, _ language: Language, _ shelf: GuideShelf) {
    pages.get("/guides") { request, context in
      let query = FormBody(request.uri.query ?? "") ?? FormBody()
      let typed = String(
        String.UnicodeScalarView((query.one("q") ?? "").unicodeScalars.prefix(GuidesPage.mostQuery)))
      let words = typed.isBlank ? "" : typed
      return await guides(language, context.logger) { () throws(DeskError) in
        let found = words.isEmpty ? try await shelf.all() : try await shelf.search(words)
        let start = min(max(0, Int(query.one("from") ?? "") ?? 0), max(0, found.count - 1))
        return show(GuidesPage(query: words, guides: found, from: start), language)
      }
    }
    pages.get("/guides/:id") { _, context in
      let id = try context.parameters.require("id")
      return await guides(language, context.logger) { () throws(DeskError) in
        guard let guide = try await shelf.find(id) else { throw .notFound }
        return show(GuidePage(guide: guide), language)
      }
    }
  }

  /// What the shelf gives; while nothing can be read, the pack's own guides are still there.
  private func guides(
    _ language: Language, _ logger: Logger, _ answer: () async throws(DeskError) -> Response
  ) async -> Response {
    do throws(DeskError) { return try await answer() } catch {
      if case .notFound = error {
        return show(ErrorPage(kind: .notFound), language, status: .notFound)
      }
      log(error, logger)
      return show(GuidesPage(guides: pack.guides), language, status: .serviceUnavailable)
    }
  }
}
