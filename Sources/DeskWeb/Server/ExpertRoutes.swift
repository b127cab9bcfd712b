import DeskCore
import DeskService
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

extension PublicSite {
  /// The routes of a language: `/expert`, where everything stands on one page.
  func addExpertRoutes(to pages: RouterGroup<BasicRequestContext>, _ language: Language) {
    pages.get("/expert") { _, _ in show(ExpertPage(), language) }
    pages.post("/expert") { request, context in try await expert(request, language, context.logger) }
  }

  /// The most bytes of the form with a file: what is longer than a log may be is told beside the field, so
  /// that nothing is lost; what is longer still cannot be read at all.
  private static let mostUploadBytes = 2 * mostFormBytes

  private func expert(_ request: Request, _ language: Language, _ logger: Logger) async throws -> Response {
    guard let type = request.headers[.contentType], type.lowercased().hasPrefix("multipart/form-data") else {
      return try await withForm(request, language) { expert($0, nil, language) }
    }
    let body: ByteBuffer
    do {
      body = try await limits.bodies.collect(request.body, upTo: Self.mostUploadBytes)
    } catch is BodyBudget.Spent {
      return show(ErrorPage(kind: .busy), language, status: .serviceUnavailable)
    } catch is NIOTooManyBytesError {
      return show(ErrorPage(kind: .tooLarge), language, status: .contentTooLarge)
    }
    guard let parts = PostedParts(contentType: type, Array(body.readableBytesView)) else {
      return unreadable(language)
    }
    let file = parts.file.map { ExpertFile.read(name: $0.name, $0.bytes) }
    return expert(FormBody(fields: parts.fields), file, language)
  }

  private func expert(_ form: FormBody, _ file: ExpertFile.Outcome?, _ language: Language) -> Response {
    let lane = ExpertLane(context: context(language))
    switch lane.respond(to: form, file: file, freshKey: PublicDesk.freshKey()) {
    case .page(let page): return show(page, language, isPersonal: true)
    case .interview(let outcome): return show(outcome, language)
    case .report(let outcome): return show(outcome, language)
    case .unreadable: return unreadable(language)
    }
  }
}
