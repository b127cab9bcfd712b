import DeskCore
import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1

/// Turns what a handler throws into a page in the path's language, or into a problem document for the API.
struct ErrorPages: RouterMiddleware {
  let site: PublicSite

  func handle(
    _ request: Request, context: BasicRequestContext,
    next: (Request, BasicRequestContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as any HTTPResponseError {
      return refusal(request, error.status)
    } catch is HTTPParserError {
      // A body that is no HTTP: found only while it is read.
      return refusal(request, .badRequest)
    } catch {
      // The path may hold what somebody typed: the log gets the kind of fault and the request's id.
      context.logger.error("request failed", metadata: ["error": "\(type(of: error))"])
      return refusal(request, .internalServerError)
    }
  }

  private func refusal(_ request: Request, _ status: HTTPResponse.Status) -> Response {
    let isKnownPath = status == .notFound && request.method != .get && request.method != .head
    if request.uri.path.hasPrefix("/api/") {
      return Problem(status: status, detail: nil, errors: []).response(site.language(of: request))
    }
    let kind: ErrorPage.Kind =
      switch status.code {
      case 404: isKnownPath ? .methodNotAllowed : .notFound
      case 413: .tooLarge
      case 400..<500: .unreadable
      default: .internalFault
      }
    return site.show(ErrorPage(kind: kind), site.language(of: request), status: status)
  }
}
