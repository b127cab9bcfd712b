import DeskCore
import DeskService
import HTTPTypes
import Hummingbird
import NIOCore

/// The vendor list, for administrators: bring in a file, look at what it changes, make it count, go back.
struct ListRoutes: Sendable {
  let site: ConsoleSite
  let desk: StaffDesk

  private static let historyLength = 50

  private var lists: VendorLists { desk.vendorLists }

  func addRoutes(to router: Router<BasicRequestContext>) {
    router.get("/lists/vendors") { try await showList($0, $1) }
    router.post("/lists/vendors") { try await take($0, $1) }
    router.get("/lists/vendors/drafts/:number") { try await showDraft($0, $1) }
    router.post("/lists/vendors/drafts/:number") { try await settleDraft($0, $1) }
    router.get("/lists/vendors/versions/:number") { try await showVersion($0, $1) }
    router.post("/lists/vendors/versions/:number") { try await goBack($0, $1) }
    router.get("/lists/vendors/versions/:number/file") { try await sendFile($0, $1) }
  }

  private func showList(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await withAdmin(request, context) { _, page in
      var shown = try await list()
      shown.done = site.query(request).one("done").flatMap(Int.init)
      return ConsoleResponses.show(shown, page)
    }
  }

  private func list(_ reading: VendorLists.Reading? = nil, _ refusal: Words? = nil) async throws(DeskError)
    -> VendorListPage
  {
    VendorListPage(
      list: try await lists.current(), history: try await lists.history(limit: Self.historyLength),
      faults: reading?.faults ?? [], refusal: refusal)
  }

  /// Reads a file: one with a fault leaves nothing behind.
  private func take(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await site.withUpload(request, context) { session, page in
      let reader = MultipartReader(contentType: request.headers[.contentType])
      guard session.actor.isAdmin else {
        // Read all the same: a browser shows the answer only once it has sent all.
        if let reader {
          var upload = ListUpload(reader: reader, session: session)
          _ = try await upload.take(request)
        }
        throw DeskError.forbidden
      }
      guard let reader else { return await site.error(.unreadable, request, context.logger) }
      var upload = ListUpload(reader: reader, session: session)
      let bytes: [UInt8]
      switch try await upload.take(request) {
      case .refused(let words):
        return ConsoleResponses.show(try await list(nil, words), page, status: .unprocessableContent)
      case .read(let file): bytes = file
      }
      let reading = VendorLists.read(bytes, site.pack, today: lists.today)
      guard reading.faults.isEmpty else {
        return ConsoleResponses.show(try await list(reading), page, status: .unprocessableContent)
      }
      let number = try await lists.keepDraft(
        reading.vendors, passedOver: reading.unknownColumns, as: session.actor)
      return ConsoleResponses.redirect(.vendorDraft(number))
    }
  }

  private func showDraft(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await withAdmin(request, context) { _, page in
      ConsoleResponses.show(try await draft(number(context)), page)
    }
  }

  private func draft(_ number: Int) async throws(DeskError) -> VendorDraftPage {
    let draft = try await lists.draft(number)
    return VendorDraftPage(
      number: number, vendors: draft.vendors, passedOver: draft.passedOver, current: try await lists.current()
    )
  }

  private func settleDraft(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await withAdminForm(request, context) { session, form, page in
      let number = try number(context)
      if form.one("go") == "discard" {
        try await lists.discardDraft(number, as: session.actor)
        return ConsoleResponses.redirect(.vendorList)
      }
      var shown = try await draft(number)
      let typed = (form.one("as-of") ?? "").trimmed
      shown.asOf = typed
      shown.note = form.typed("note")
      let day = DateText.moment(typed, today: page.today, offset: page.zoneOffset)
      if case .day? = day {
      } else {
        shown.problems.append(
          FieldProblem(field: ConsoleFields.id("as-of"), message: page(VendorListWords.badDate)))
      }
      if shown.note.unicodeScalars.count > VendorLists.mostNote {
        shown.problems.append(
          FieldProblem(field: ConsoleFields.id("note"), message: page(VendorListWords.longNote)))
      }
      if let refused = try await refused(session, form, page, &shown.problems) {
        return ConsoleResponses.show(shown, page, status: refused)
      }
      guard case .day(let asOf)? = day, let since = form.one("since").flatMap(Int.init) else {
        return await site.error(.unreadable, request, context.logger)
      }
      let added = try await lists.publishDraft(
        number, asOf: asOf, note: shown.note, since: since, as: session.actor)
      return ConsoleResponses.redirect(.vendorListAfter(added))
    }
  }

  private func showVersion(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await withAdmin(request, context) { _, page in
      ConsoleResponses.show(try await version(number(context)), page)
    }
  }

  private func version(_ number: Int) async throws(DeskError) -> VendorVersionPage {
    let found = try await lists.find(number)
    return VendorVersionPage(
      version: found.version, vendors: found.list.vendors, current: try await lists.current())
  }

  private func goBack(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await withAdminForm(request, context) { session, form, page in
      var shown = try await version(number(context))
      if let refused = try await refused(session, form, page, &shown.problems) {
        return ConsoleResponses.show(shown, page, status: refused)
      }
      guard let since = form.one("since").flatMap(Int.init) else {
        return await site.error(.unreadable, request, context.logger)
      }
      let added = try await lists.goBack(
        to: shown.version.number, note: page(VendorListWords.wentBack(shown.version.number)), since: since,
        as: session.actor)
      return ConsoleResponses.redirect(.vendorListAfter(added))
    }
  }

  /// A version as a file; 0 for the list that comes with the pack.
  private func sendFile(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await withAdmin(request, context) { _, page in
      let number = try number(context)
      let vendors =
        number == 0
        ? site.pack.directory.vendors.list.vendors : try await lists.find(number).list.vendors
      let text = WriteVendors.csv(vendors, site.pack.directory, page.language)
      return Response(
        status: .ok,
        headers: [
          .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
          .contentDisposition: "attachment; filename=\"vendors-\(number).csv\"",
        ], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
  }

  private func number(_ context: BasicRequestContext) throws -> Int {
    guard let number = Int(try context.parameters.require("number")), number >= 0 else {
      throw DeskError.notFound
    }
    return number
  }

  /// Whether a change is refused, and how that is answered: whoever decides where victims turn to proves who they are.
  ///
  /// Other faults come first: a slip of the pen must not use up a code.
  private func refused(
    _ session: StaffSession, _ form: FormBody, _ page: ConsoleContext, _ problems: inout [FieldProblem]
  ) async throws(DeskError) -> HTTPResponse.Status? {
    guard problems.isEmpty else { return .unprocessableContent }
    let result = try await site.accounts.stepUp(
      session, password: form.one("old") ?? "", code: (form.one("code") ?? "").trimmed)
    guard case .failure(let fault) = result else { return nil }
    problems = [StepUpFields.problem(fault, .access, page)]
    return fault.ownStatus
  }

  private func withAdmin(
    _ request: Request, _ context: BasicRequestContext,
    _ answer: (StaffSession, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    try await site.withSession(request, context) { session, page in
      guard session.actor.isAdmin else { throw DeskError.forbidden }
      return try await answer(session, page)
    }
  }

  private func withAdminForm(
    _ request: Request, _ context: BasicRequestContext,
    _ answer: (StaffSession, FormBody, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    try await site.withForm(request, context, most: ConsoleSite.mostAccountBytes) { session, form, page in
      guard session.actor.isAdmin else { throw DeskError.forbidden }
      return try await answer(session, form, page)
    }
  }
}
