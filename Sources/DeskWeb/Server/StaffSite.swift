import DeskCore
import DeskService
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1

/// The staff side: a listener of its own, so that a flood in front cannot lock out those behind.
public struct StaffSite: Sendable {
  let desk: StaffDesk
  let tokens: Tokens
  let limits: Limits
  let readiness: Readiness

  /// A staff side over a desk.
  public init(desk: StaffDesk, tokens: Tokens, limits: Limits = Limits(), readiness: Readiness) {
    self.desk = desk
    self.tokens = tokens
    self.limits = limits
    self.readiness = readiness
  }

  /// Every route of the staff side.
  public func router() -> Router<BasicRequestContext> {
    let router = Router(context: BasicRequestContext.self, options: [.autoGenerateHeadEndpoints])
    router.add(middleware: SecurityHeaders())
    router.add(middleware: StaffErrors())
    readiness.addRoutes(to: router)
    router.get("/") { _, _ in
      Response(
        status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
        body: ResponseBody(
          byteBuffer: ByteBuffer(
            string: "窓口の担当者の画面は、まだありません。APIをお使いください: /api/openapi.json\n"
              + "There is no console for staff yet. Please use the API: /api/openapi.json\n")))
    }
    StaffAPI(desk: desk, tokens: tokens, limits: limits).addRoutes(to: router)
    return router
  }
}

/// Turns what a handler throws, and paths that are not there, into problem documents.
struct StaffErrors: RouterMiddleware {
  func handle(
    _ request: Request, context: BasicRequestContext,
    next: (Request, BasicRequestContext) async throws -> Response
  ) async throws -> Response {
    let language = AcceptLanguage.best(request.headers[.acceptLanguage])
    do {
      return try await next(request, context)
    } catch let error as any HTTPResponseError {
      return Problem(status: error.status).response(language)
    } catch is HTTPParserError {
      return Problem(status: .badRequest).response(language)
    } catch {
      context.logger.error("request failed", metadata: ["error": "\(type(of: error))"])
      return Problem(status: .internalServerError).response(language)
    }
  }
}
