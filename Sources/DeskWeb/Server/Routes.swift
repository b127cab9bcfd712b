import DeskCore
import DeskService
import HTTPTypes
import Hummingbird
import NIOCore

extension PublicSite {
  /// Every route of the public side, to be read top to bottom.
  public func router() -> Router<BasicRequestContext> {
    let router = Router(context: BasicRequestContext.self, options: [.autoGenerateHeadEndpoints])
    router.add(middleware: SecurityHeaders())
    router.add(middleware: ErrorPages(site: self))

    let shelf = GuideShelf(desk)
    let vendors = desk.heldVendors()
    router.get("/") { request, _ in home(request) }
    for language in Language.pages {
      let pages = router.group(RouterPath("/\(language.rawValue)"))
      pages.get("/") { _, _ in show(DirectoryPage(), language) }
      pages.get("/interview") { _, _ in show(Interview(context: context(language)).begin(), language) }
      pages.post("/interview") { request, context in
        try await interview(request, language, context.logger)
      }
      pages.get("/report/:form") { _, context in
        try beginReport(context.parameters.require("form"), language)
      }
      pages.post("/report/:form") { request, context in
        try await report(request, context.parameters.require("form"), language, context.logger)
      }
      pages.get("/resume") { _, _ in show(ResumePage(), language) }
      pages.post("/resume") { request, context in try await resume(request, language, context.logger) }
      addContinueRoutes(to: pages, language)
      addExpertRoutes(to: pages, language)
      addGuideRoutes(to: pages, language, shelf)
      pages.get("/follow-up") { _, _ in show(FollowUpEntryPage(), language) }
      pages.post("/follow-up") { request, context in
        try await followUp(request, language, context.logger)
      }
      pages.post("/follow-up/attachments") { request, context in
        try await followUpFile(request, language, context.logger)
      }
      addDossierRoutes(to: pages, language)
      addDirectoryRoutes(to: pages, language, vendors)
      pages.get("/privacy") { _, _ in
        show(StatementPage(link: .privacy, heading: ShellWords.privacy, sections: pack.privacy), language)
      }
      pages.get("/accessibility") { _, _ in
        show(
          StatementPage(
            link: .accessibility, heading: ShellWords.accessibility, sections: pack.accessibility), language)
      }
      pages.get("/sources") { _, _ in show(SourcesPage(), language) }
    }
    for language in Language.allCases {
      let pages = router.group(RouterPath("/\(language.rawValue)/first-aid"))
      pages.get("/") { _, _ in show(FirstAidIndexPage(), language) }
      pages.get("/:id") { _, context in try firstAid(context.parameters.require("id"), language) }
    }
    router.get("/ja-easy") { _, _ in
      Response.redirect(to: Link.firstAidIndex.path(.easy), type: .found)
    }
    router.get("/style.css") { _, _ in
      asset(Stylesheet.text + Stylesheet.directory + Stylesheet.expert, "text/css; charset=utf-8")
    }
    router.get("/icon.svg") { _, _ in asset(Icon.text, "image/svg+xml") }
    router.get("/robots.txt") { _, _ in asset("User-agent: *\nAllow: /\n", "text/plain; charset=utf-8") }
    readiness.addRoutes(to: router)
    PublicAPI(desk: desk, limits: limits, publicURL: publicURL).addRoutes(to: router)
    return router
  }

  private func home(_ request: Request) -> Response {
    let language = AcceptLanguage.best(request.headers[.acceptLanguage])
    var response = Response.redirect(to: Link.directory.path(language), type: .found)
    response.headers[.vary] = "Accept-Language"
    response.headers[.cacheControl] = "no-store"
    return response
  }

  private func firstAid(_ id: String, _ language: Language) throws -> Response {
    guard let guidance = pack.guidance[id] else { throw HTTPError(.notFound) }
    return show(FirstAidPage(guidance: guidance), language)
  }

  private func asset(_ text: String, _ type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type, .cacheControl: "public, max-age=3600"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
