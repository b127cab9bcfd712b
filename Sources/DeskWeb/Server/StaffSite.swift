import DeskCore
import DeskService
import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1

/// The staff side: a listener of its own, so that a flood in front cannot lock out those behind.
public struct StaffSite: Sendable {
  let desk: StaffDesk
  /// The door of intake, for cases that come by telephone.
  let intake: PublicDesk
  let tokens: Tokens
  let console: ConsoleSite
  let limits: Limits
  let readiness: Readiness

  /// A staff side over a desk.
  public init(
    desk: StaffDesk, intake: PublicDesk, tokens: Tokens, console: ConsoleSite, limits: Limits = Limits(),
    readiness: Readiness
  ) {
    self.desk = desk
    self.intake = intake
    self.tokens = tokens
    self.console = console
    self.limits = limits
    self.readiness = readiness
  }

  /// Every route of the staff side.
  public func router() -> Router<BasicRequestContext> {
    let router = Router(context: BasicRequestContext.self, options: [.autoGenerateHeadEndpoints])
    router.add(middleware: SecurityHeaders(hasScript: true))
    router.add(middleware: StaffErrors(site: console))
    readiness.addRoutes(to: router)
    AccountRoutes(accounts: console.accounts, site: console).addRoutes(to: router)
    QueueRoutes(site: console, desk: desk, limits: limits).addRoutes(to: router)
    CaseRoutes(site: console, desk: desk, limits: limits).addRoutes(to: router)
    ListRoutes(site: console, desk: desk).addRoutes(to: router)
    GuideConsoleRoutes(site: console, desk: desk).addRoutes(to: router)
    PhoneRoutes(site: console, desk: desk, intake: intake, limits: limits).addRoutes(to: router)
    StaffAPI(desk: desk, tokens: tokens, limits: limits).addRoutes(to: router)
    return router
  }
}

/// Turns what a handler throws, and paths that are not there, into problem documents or pages.
struct StaffErrors: RouterMiddleware {
  let site: ConsoleSite

  func handle(
    _ request: Request, context: BasicRequestContext,
    next: (Request, BasicRequestContext) async throws -> Response
  ) async throws -> Response {
    let status: HTTPResponse.Status
    do {
      return try await next(request, context)
    } catch let error as any HTTPResponseError {
      status = error.status
    } catch is HTTPParserError {
      status = .badRequest
    } catch {
      context.logger.error("request failed", metadata: ["error": "\(type(of: error))"])
      status = .internalServerError
    }
    let path = request.uri.path
    if path == "/api" || path.hasPrefix("/api/") {
      return Problem(status: status).response(AcceptLanguage.best(request.headers[.acceptLanguage]))
    }
    return await site.error(status, request, context.logger)
  }
}
