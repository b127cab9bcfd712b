import DeskCore
import DeskService
import Hummingbird

/// The queue, what its pages are made of besides, and the page about mail.
struct QueueRoutes: Sendable {
  let site: ConsoleSite
  let desk: StaffDesk
  let limits: Limits

  func addRoutes(to router: Router<BasicRequestContext>) {
    router.get("/") { request, context in
      try await site.withSession(request, context) { session, page in
        try await queue(request.uri.query ?? "", session.actor, page)
      }
    }
    router.get("/mail") { request, context in
      try await site.withSession(request, context) { session, page in
        guard session.actor.seesMailTemplates else { throw DeskError.forbidden }
        return ConsoleResponses.show(MailPage(site.pack, page.language), page)
      }
    }
    // Asked for before anybody is signed in.
    router.get("/console.css") { _, _ in
      ConsoleResponses.asset(Self.stylesheet, "text/css; charset=utf-8")
    }
    router.get("/console.js") { _, _ in
      ConsoleResponses.asset(ConsoleScript.text, "text/javascript; charset=utf-8")
    }
    router.get("/icon.svg") { _, _ in ConsoleResponses.asset(Icon.text, "image/svg+xml") }
  }

  private static let stylesheet =
    ConsoleStylesheet.text + ConsoleStylesheet.phone + ConsoleStylesheet.queue

  /// A list by its address, or the case whose reference was typed.
  private func queue(
    _ query: String, _ actor: Actor, _ context: ConsoleContext
  ) async throws(DeskError) -> Response {
    let desks = actor.visible(of: site.pack.desks.map(\.id))
    if desks.isEmpty { return ConsoleResponses.show(EmptyHomePage(), context) }
    var (filter, faults) = QueueFilter.read(query, desks: desks)
    let reference = TypedReference.printed(filter.text)
    if let reference, try await isThere(reference, actor) {
      return ConsoleResponses.redirect(.case_(reference))
    }
    let typed = filter.text
    if !typed.isEmpty, limits.crisis >= .essentials {
      filter.text = ""
      filter.after = nil
      faults.append(.noSearch)
    }
    // Two questions to the storage, however long the list is.
    let counts = try await desk.counts(as: actor)
    let list = try await desk.list(filter.caseQuery(as: actor), as: actor)
    let page = QueuePage(
      filter: filter, rows: list.cases.map(QueueRow.init), next: list.next, counts: QueueCounts(counts),
      desks: desks, typed: typed, faults: faults, isUnknownReference: reference != nil)
    return ConsoleResponses.show(page, context)
  }

  private func isThere(_ reference: String, _ actor: Actor) async throws(DeskError) -> Bool {
    do throws(DeskError) {
      try await desk.find(reference, as: actor)
      return true
    } catch {
      if case .notFound = error { return false }
      // One whose key does not open is there: its page says so.
      if case .internalFault = error { return true }
      throw error
    }
  }
}
