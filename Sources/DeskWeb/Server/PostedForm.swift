import DeskCore
import HTTPTypes
import Hummingbird
import NIOCore

extension PublicSite {
  /// The most bytes of a posted form: 200,000 Japanese characters, percent-encoded, and the answers beside them.
  static let mostFormBytes = 4 * 1_048_576

  /// Reads a posted form and answers it; what cannot be read gets a page that says what to do.
  func withForm(
    _ request: Request, _ language: Language, _ answer: (FormBody) async throws -> Response
  ) async throws -> Response {
    let body: ByteBuffer
    do {
      body = try await limits.bodies.collect(request.body, upTo: Self.mostFormBytes)
    } catch is BodyBudget.Spent {
      return show(ErrorPage(kind: .busy), language, status: .serviceUnavailable)
    } catch is NIOTooManyBytesError {
      return show(ErrorPage(kind: .tooLarge), language, status: .contentTooLarge)
    }
    guard let text = String(validating: body.readableBytesView, as: UTF8.self), let form = FormBody(text)
    else { return unreadable(language) }
    return try await answer(form)
  }

  func unreadable(_ language: Language) -> Response {
    show(ErrorPage(kind: .unreadable), language, status: .badRequest)
  }
}
