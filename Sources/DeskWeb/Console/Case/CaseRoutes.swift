import DeskCore
import DeskService
import HTTPTypes
import Hummingbird
import Logging

/// The routes of a case in the console: its page, the pages below it, and its acts.
struct CaseRoutes: Sendable {
  let site: ConsoleSite
  let desk: StaffDesk
  let limits: Limits

  init(site: ConsoleSite, desk: StaffDesk, limits: Limits) {
    self.site = site
    self.desk = desk
    self.limits = limits
  }

  /// Every route, to be read top to bottom.
  func addRoutes(to router: Router<BasicRequestContext>) {
    router.get("/cases/:ref") { request, context in
      try await read(request, context) { visit, query in try await visit.showCase(query) }
    }
    for act in CaseActPage.allCases {
      let path = RouterPath("/cases/:ref/\(act.rawValue)")
      if act.hasPage {
        router.get(path) { request, context in
          try await read(request, context) { visit, query in try await visit.showPage(act, query) }
        }
      }
      if act.takesForm {
        router.post(path) { request, context in
          try await site.withForm(request, context) { _, form, page in
            let visit = visit(request, context, page, from: form.one("from"))
            return try await visit.act(act, form)
          }
        }
      }
    }
    ConsoleDossierRoutes(cases: self).addRoutes(to: router)
    router.post("/cases/:ref/attachments") { request, context in try await upload(request, context) }
    router.get("/cases/:ref/attachments/:id") { request, context in
      try await site.withSession(request, context) { _, page in
        let id = ConsoleLink.decoded(try context.parameters.require("id")) ?? ""
        let visit = visit(request, context, page, from: nil)
        return FileDownload.response(try await desk.file(id, of: visit.place.reference, as: page.actor))
      }
    }
  }

  func read(
    _ request: Request, _ context: BasicRequestContext,
    _ answer: (CaseVisit, FormBody) async throws -> Response
  ) async throws -> Response {
    try await site.withSession(request, context) { _, page in
      let query = site.query(request)
      return try await answer(visit(request, context, page, from: query.one("from")), query)
    }
  }

  private func visit(
    _ request: Request, _ context: BasicRequestContext, _ page: ConsoleContext, from: String?
  ) -> CaseVisit {
    let reference = context.parameters.get("ref").flatMap(ConsoleLink.decoded) ?? ""
    return CaseVisit(
      site: site, desk: desk, limits: limits, context: page, logger: context.logger,
      place: CasePlace(reference: reference, from: OwnPath.checked(from)))
  }

  private func upload(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await site.withUpload(request, context) { session, page in
      let plain = visit(request, context, page, from: nil)
      guard let reader = MultipartReader(contentType: request.headers[.contentType]) else {
        return await site.error(.unreadable, request, context.logger)
      }
      try await desk.find(plain.place.reference, as: session.actor)
      var upload = CaseUpload(
        reader: reader, limits: limits, session: session, desk: desk, reference: plain.place.reference)
      let outcome = try await upload.take(request)
      return try await visit(request, context, page, from: upload.from).uploaded(outcome)
    }
  }
}

extension CaseActPage {
  /// Whether it is read by GET.
  var hasPage: Bool {
    switch self {
    case .closure, .referrals, .decline, .handover, .receipt, .assessments, .reporterView, .print: true
    case .duties, .documents, .particulars: true
    case .replies, .notes, .assignment, .labels, .attachments: false
    }
  }

  /// Whether a form is posted to it; files come otherwise.
  var takesForm: Bool {
    switch self {
    case .attachments, .reporterView, .print, .documents: false
    default: true
    }
  }
}
