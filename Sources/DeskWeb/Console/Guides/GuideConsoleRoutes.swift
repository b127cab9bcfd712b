import DeskCore
import DeskService
import HTTPTypes
import Hummingbird

/// The routes of the guides in the console.
struct GuideConsoleRoutes: Sendable {
  let site: ConsoleSite
  let desk: StaffDesk

  func addRoutes(to router: Router<BasicRequestContext>) {
    router.get("/guides") { request, context in
      try await site.withSession(request, context) { session, page in
        guard session.actor.handlesCases else { throw DeskError.forbidden }
        let flash = site.query(request).one("done").flatMap(GuideDone.init(rawValue:))
        return ConsoleResponses.show(
          GuidesConsolePage(entries: try await desk.guides(as: session.actor), flash: flash?.words), page)
      }
    }
    router.get("/guides/new") { request, context in
      try await site.withSession(request, context) { session, page in
        return try await begin(site.query(request).one("from"), session.actor, page)
      }
    }
    router.post("/guides/new") { request, context in
      try await site.withForm(request, context) { session, form, page in
        guard session.actor.handlesCases else { throw DeskError.forbidden }
        return try await add(form, session.actor, page)
      }
    }
    router.get("/guides/:guide") { request, context in
      try await site.withSession(request, context) { session, page in
        guard session.actor.handlesCases else { throw DeskError.forbidden }
        let entry = try await desk.guide(try id(context), as: session.actor)
        let flash = site.query(request).one("done").flatMap(GuideDone.init(rawValue:))
        return ConsoleResponses.show(self.page(entry, entry.newest, session.actor, flash: flash), page)
      }
    }
    router.post("/guides/:guide") { request, context in
      try await site.withForm(request, context) { session, form, page in
        guard session.actor.handlesCases else { throw DeskError.forbidden }
        return try await change(try id(context), form, session.actor, page)
      }
    }
  }

  private func id(_ context: BasicRequestContext) throws -> String {
    ConsoleLink.decoded(try context.parameters.require("guide")) ?? ""
  }

  private func desks(_ actor: Actor) -> [String] {
    actor.visible(of: site.pack.desks.filter { $0.email != nil }.map(\.id))
  }

  private func page(
    _ entry: GuideEntry, _ content: GuideContent, _ actor: Actor, problems: [FieldProblem] = [],
    flash: GuideDone? = nil
  ) -> GuideEditPage {
    GuideEditPage(
      entry: entry, content: content, desks: desks(actor), findings: GuideFindings.find(in: content),
      isChecked: true, problems: problems, flash: flash?.words)
  }

  /// An empty one, or the last reply of a case as a beginning; that the case was read is an event.
  private func begin(
    _ reference: String?, _ actor: Actor, _ context: ConsoleContext
  ) async throws(DeskError) -> Response {
    let desks = desks(actor)
    guard !desks.isEmpty else { throw .forbidden }
    guard let reference, !reference.isEmpty else {
      return ConsoleResponses.show(
        GuideEditPage(content: GuideContent(texts: [:]), desk: desks[0], desks: desks), context)
    }
    let view = try await desk.read(reference, as: actor)
    let reply = view.timeline.last { $0.kind == .reply }?.text ?? ""
    let contact = [
      view.contact.name, view.contact.organisation, view.contact.email, view.contact.phone,
    ].compactMap(\.self).filter { !$0.isBlank }
    let content = GuideContent(
      texts: [
        .ja: GuideText(
          question: String(view.summary.subject.prefix(GuideText.mostQuestion)), answer: reply)
      ], madeOf: view.summary.reference, names: contact + [view.summary.reference])
    return ConsoleResponses.show(
      GuideEditPage(content: content, desk: view.summary.desk, desks: desks), context)
  }

  private func add(
    _ form: FormBody, _ actor: Actor, _ context: ConsoleContext
  ) async throws(DeskError) -> Response {
    let (content, problems) = GuideForm.read(form, context)
    let chosen = form.one("desk") ?? ""
    guard problems.isEmpty, desks(actor).contains(chosen) else {
      return ConsoleResponses.show(
        GuideEditPage(content: content, desk: chosen, desks: desks(actor), problems: problems), context,
        status: .unprocessableContent)
    }
    let id = try await desk.draftGuide(content, for: chosen, as: actor)
    return ConsoleResponses.redirect(.guideAfter(id, .saved))
  }

  private func change(
    _ id: String, _ form: FormBody, _ actor: Actor, _ context: ConsoleContext
  ) async throws(DeskError) -> Response {
    let entry = try await desk.guide(id, as: actor)
    let version = Int(form.one("version") ?? "") ?? 0
    switch form.one("go") {
    case "withdraw":
      try await desk.showGuide(id, false, since: version, as: actor)
      return ConsoleResponses.redirect(.guideAfter(id, .withdrawn))
    case "show":
      try await desk.showGuide(id, true, since: version, as: actor)
      return ConsoleResponses.redirect(.guideAfter(id, .released))
    case "drop":
      try await desk.dropGuideDraft(id, since: version, as: actor)
      return entry.released == nil
        ? ConsoleResponses.redirect(.guidesAfter(.dropped))
        : ConsoleResponses.redirect(.guideAfter(id, .dropped))
    default: return try await write(entry, version, form, actor, context)
    }
  }

  /// Saves or releases what was typed; whatever is refused keeps it.
  private func write(
    _ entry: GuideEntry, _ version: Int, _ form: FormBody, _ actor: Actor, _ context: ConsoleContext
  ) async throws(DeskError) -> Response {
    var (content, problems) = GuideForm.read(form, context)
    let isRelease = form.one("go") == "release"
    if isRelease, form.one("checked") != "yes" {
      problems.append(
        FieldProblem(field: ConsoleFields.id("checked"), message: context(GuideConsoleWords.notChecked)))
    }
    guard problems.isEmpty else {
      return ConsoleResponses.show(
        page(entry, content, actor, problems: problems), context, status: .unprocessableContent)
    }
    do throws(DeskError) {
      if isRelease {
        try await desk.releaseGuide(entry.id, content, since: version, as: actor)
      } else {
        try await desk.changeGuide(entry.id, to: content, since: version, as: actor)
      }
    } catch {
      guard case .conflict(let words) = error else { throw error }
      content.names = entry.newest.names
      let problem = FieldProblem(field: ConsoleFields.id("answer-ja"), message: context(words))
      return ConsoleResponses.show(
        page(try await desk.guide(entry.id, as: actor), content, actor, problems: [problem]), context,
        status: .conflict)
    }
    return ConsoleResponses.redirect(.guideAfter(entry.id, isRelease ? .released : .saved))
  }
}

/// What was just done with a guide, for the page that says so.
enum GuideDone: String, Sendable, Hashable, CaseIterable {
  case saved, released, withdrawn, dropped

  var words: Words {
    switch self {
    case .saved: GuideConsoleWords.saved
    case .released: GuideConsoleWords.released
    case .withdrawn: GuideConsoleWords.withdrawn
    case .dropped: GuideConsoleWords.dropped
    }
  }
}

/// What was typed into a guide.
enum GuideForm {
  static func read(_ form: FormBody, _ context: ConsoleContext) -> (GuideContent, [FieldProblem]) {
    var content = GuideContent(texts: [:])
    var problems: [FieldProblem] = []
    for language in Language.pages {
      let name = language.rawValue
      let text = GuideText(
        question: form.typed("question-\(name)"), answer: form.typed("answer-\(name)"))
      let lacks = [text.question, text.answer].filter(\.isBlank).count
      if !(text.question.isEmpty && text.answer.isEmpty) { content.texts[language] = text }
      func add(_ field: String, _ words: Words) {
        problems.append(FieldProblem(field: ConsoleFields.id("\(field)-\(name)"), message: context(words)))
      }
      if text.question.unicodeScalars.count > GuideText.mostQuestion {
        add("question", GuideConsoleWords.long)
      }
      if text.answer.unicodeScalars.count > GuideText.mostAnswer { add("answer", GuideConsoleWords.long) }
      if language == .ja, lacks > 0 {
        add(text.question.isBlank ? "question" : "answer", GuideConsoleWords.needed)
      } else if lacks == 1 {
        add(text.question.isBlank ? "question" : "answer", GuideConsoleWords.pair)
      } else if lacks == 2 {
        content.texts[language] = nil
      }
    }
    content.keywords = Array(
      form.typed("keywords").split { "、,，\n".contains($0) }.map {
        String($0.drop(while: \.isWhitespace).prefix(100))
      }.filter { !$0.isBlank }.prefix(GuideContent.mostKeywords))
    content.madeOf = form.one("made-of")
    content.names = Array(form.all("name").prefix(20))
    return (content, problems)
  }
}
