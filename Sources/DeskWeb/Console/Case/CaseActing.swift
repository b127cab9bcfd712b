import DeskCore
import DeskService
import HTTPTypes
import Hummingbird

/// The acts of a case as its forms ask for them.
extension CaseVisit {
  /// Does what a form asks for; the case is read first, so that nobody overwrites unseen what somebody else
  /// did.
  func act(_ act: CaseActPage, _ form: FormBody) async throws -> Response {
    if act.isOfDossier { return try await actOnDossier(act, form) }
    return try await withCase { opened, place in
      do throws(DeskError) {
        switch act {
        case .replies: return try await reply(form, opened, place)
        case .notes: return try await note(form, opened, place)
        case .assignment: return try await assign(form, opened, place)
        case .labels: return try await label(form, opened, place)
        case .referrals: return try await refer(form, opened, place)
        case .closure:
          return form.one("go") == "reopen" ? try await reopen(place) : try await close(form, opened, place)
        case .decline: return try await decline(form, opened, place)
        case .handover: return try await handOver(form, opened, place)
        case .receipt: return try await replaceReceipt(form, opened, place)
        case .assessments:
          return form.one("go") == "overrule"
            ? try await overrule(form, opened, place) : try await answer(form, opened, place)
        case .attachments, .reporterView, .print, .duties, .documents, .particulars: throw .notFound
        }
      } catch {
        return try await again(act, form, opened, place, error)
      }
    }
  }

  /// What the desk refused, on the page that it was tried on. Everything else is the site's to tell.
  private func again(
    _ act: CaseActPage, _ form: FormBody, _ opened: ConsoleCase, _ place: CasePlace, _ error: DeskError
  ) async throws -> Response {
    let field = act.mainField
    switch error {
    case .conflict(let words):
      // Something changed since the case was read: it is shown as it is now.
      return try await withCase { now, place in
        refuse(act, form, now, place, field, words, status: .conflict)
      }
    case .invalid(let faults):
      let problems = faults.map { FieldProblem(field: field, message: $0.message) }
      return show(
        act, opened, place, attempt: CaseAttempt(act: act, form: form, problems: problems),
        status: .unprocessableContent)
    default: throw error
    }
  }

  func reply(_ form: FormBody, _ opened: ConsoleCase, _ place: CasePlace) async throws(DeskError) -> Response
  {
    switch form.one("go") {
    case "take-back": return try await takeBack(form.one("held") ?? "", place)
    case "drop":
      try await desk.dropDrafts(drafts(form, opened), of: place.reference, as: context.actor)
      return ConsoleResponses.show(
        page(try await read(), place, draftWords: CaseReplyWords.dropped, note: form.begun("note")), context)
    case "ask":
      let parts = [form.typed("text"), askText(opened) ?? ""].filter { !$0.isBlank }
      let asked = page(
        opened, place, draft: parts.joined(separator: "\n\n"), draftWords: CaseReplyWords.asked,
        note: form.begun("note"))
      return ConsoleResponses.show(asked, context)
    default: return try await send(form, opened, place)
    }
  }

  private func send(
    _ form: FormBody, _ opened: ConsoleCase, _ place: CasePlace
  ) async throws(DeskError) -> Response {
    let text = form.typed("text")
    if let words = fault(of: text, empty: CaseReplyWords.noReply) {
      return refuse(.replies, form, opened, place, "reply", words)
    }
    // Pressed twice: the first one waits already, or has gone.
    if opened.held.contains(where: { $0.by == context.actor.name && $0.text == text }) {
      return try await done(.held, place, keeping: form)
    }
    if opened.justDone(.reply, by: context.actor.name, now: context.now)?.text == text {
      return try await done(.replied, place, keeping: form)
    }
    guard opened.isSeen(form) else {
      return refuse(.replies, form, opened, place, "reply", CaseReplyWords.newWords, status: .conflict)
    }
    let drafts = drafts(form, opened)
    // Two writes instead of one are not for a storage that cannot keep up.
    if limits.crisis > .normal {
      _ = try await desk.reply(text, to: opened.reference, as: context.actor)
      if !drafts.isEmpty { try await desk.dropDrafts(drafts, of: opened.reference, as: context.actor) }
      return try await done(.replied, place, keeping: form)
    }
    _ = try await desk.holdReply(text, to: opened.reference, as: context.actor, replacing: drafts)
    return try await done(.held, place, keeping: form)
  }

  /// Back to the case after a reply; a note that was begun beside it is in the page that answers.
  private func done(
    _ flash: CaseFlash, _ place: CasePlace, keeping form: FormBody
  ) async throws(DeskError) -> Response {
    guard let note = form.begun("note") else { return done(flash, place) }
    return ConsoleResponses.show(page(try await read(), place, flash: flash, note: note), context)
  }

  /// The reader's drafts that a form's page showed.
  private func drafts(_ form: FormBody, _ opened: ConsoleCase) -> [String] {
    let shown = form.all("draft")
    return opened.drafts.map(\.id).filter(shown.contains)
  }

  /// The case's page with the reply that was taken back, to be written on.
  private func takeBack(_ id: String, _ place: CasePlace) async throws(DeskError) -> Response {
    _ = try await desk.takeBack(id, of: place.reference, as: context.actor)
    return ConsoleResponses.show(
      page(try await read(), place, draftWords: CaseReplyWords.takenBack), context)
  }

  func note(_ form: FormBody, _ opened: ConsoleCase, _ place: CasePlace) async throws(DeskError) -> Response {
    // Our page sends the reply along as `text`; a program sends the note alone, under that name.
    let isFromPage = form.one("note") != nil
    let text = form.typed(isFromPage ? "note" : "text")
    if let words = fault(of: text, empty: CaseReplyWords.noNote) {
      return refuse(.notes, form, opened, place, "note", words)
    }
    // Sent twice: it is there already.
    if opened.justDone(.note, by: context.actor.name, now: context.now)?.text != text {
      _ = try await desk.note(text, on: opened.reference, as: context.actor)
    }
    guard isFromPage, let reply = form.begun("text"), reply != opened.draftText else {
      return done(.noted, place)
    }
    return ConsoleResponses.show(
      page(try await read(), place, flash: .noted, draft: reply, draftWords: CaseReplyWords.kept), context)
  }

  /// What keeps a text from being taken.
  func fault(of text: String, empty: Words) -> Words? {
    text.isBlank
      ? empty : text.unicodeScalars.count > Intake.mostText ? CaseReplyWords.tooLong : nil
  }

  func reopen(_ place: CasePlace) async throws(DeskError) -> Response {
    _ = try await desk.reopen(place.reference, as: context.actor)
    return done(.reopened, place)
  }

  /// What came of a file.
  func uploaded(_ outcome: CaseUpload.Outcome) async throws -> Response {
    guard case .refused(let words) = outcome else { return done(.attached, place) }
    return try await withCase { opened, place in
      refuse(.attachments, FormBody(), opened, place, "field-file", words)
    }
  }
}

extension CaseActPage {
  /// The field that a fault of the whole act stands at.
  fileprivate var mainField: String {
    switch self {
    case .replies: "reply"
    case .notes: "note"
    case .assignment: "field-assignee"
    case .labels: "field-labels"
    case .referrals: "field-destination"
    case .closure: "field-outcome"
    case .decline: "field-text"
    case .handover: "field-desk"
    case .assessments, .receipt: "field-reason"
    case .attachments, .reporterView, .print, .duties, .documents, .particulars: "main"
    }
  }
}
