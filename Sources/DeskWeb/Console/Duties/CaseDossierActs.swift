import DeskCore
import DeskService
import HTTPTypes
import Hummingbird

extension CaseActPage {
  /// Whether it is made from the whole case: its duties, its documents, what only they ask.
  var isOfDossier: Bool {
    switch self {
    case .duties, .documents, .particulars: true
    default: false
    }
  }
}

/// Pages and acts that are made from the whole case.
extension CaseVisit {
  /// One of these pages.
  func showDossier(
    _ act: CaseActPage, _ opened: ConsoleCase, _ place: CasePlace, _ query: FormBody
  ) async throws -> Response {
    let dossier = try await desk.dossier(of: opened.reference, as: context.actor, isRead: false)
    let flash = flash(query, opened)
    switch act {
    case .documents:
      let papers = ListedPaper.all(of: dossier, context.page)
      return ConsoleResponses.show(CaseDocumentsPage(opened: opened, papers: papers, place: place), context)
    case .particulars: return particulars(opened, place, dossier, flash: flash)
    default: return ConsoleResponses.show(duties(opened, place, dossier, flash: flash), context)
    }
  }

  /// What a form of one of these pages asks for.
  func actOnDossier(_ act: CaseActPage, _ form: FormBody) async throws -> Response {
    try await withCase { opened, place in
      guard !opened.isDestroyed else { return ConsoleResponses.redirect(to: place.path()) }
      return act == .particulars
        ? try await fill(form, opened, place) : try await tell(form, opened, place)
    }
  }

  private func duties(
    _ opened: ConsoleCase, _ place: CasePlace, _ dossier: Dossier, flash: CaseFlash? = nil,
    entry: DutyEntry? = nil, problems: [FieldProblem] = []
  ) -> CaseDutiesPage {
    CaseDutiesPage(
      opened: opened, dossier: dossier, assessment: assessment(opened),
      changes: DutyHistory.changes(of: dossier, pack: context.pack), place: place, flash: flash, entry: entry,
      problems: problems)
  }

  /// Notes that somebody was told, or takes the note back.
  private func tell(_ form: FormBody, _ opened: ConsoleCase, _ place: CasePlace) async throws -> Response {
    let name = form.one("duty") ?? ""
    if form.one("go") == "undo" {
      guard let step = DutyStep(name) else { throw DeskError.notFound }
      // Pressed twice: it is gone already.
      if DutyDone.isNoted(step.destination, step.stage, in: opened.done) {
        _ = try await desk.takeBack(
          doneAt: step.destination, stage: step.stage, on: opened.reference, as: context.actor,
          language: context.language)
      }
      return told(.untold, place)
    }
    let entry = DutyEntry(form, form: name)
    let (done, problems) = entry.read(context.page)
    guard let done else {
      let dossier = try await desk.dossier(of: opened.reference, as: context.actor, isRead: false)
      return ConsoleResponses.show(
        duties(opened, place, dossier, entry: entry, problems: problems), context,
        status: .unprocessableContent)
    }
    do throws(DeskError) {
      // Pressed twice: it is noted already.
      if !opened.done.contains(where: { $0.json.text == done.json.text }) {
        _ = try await desk.note(
          done: done, on: opened.reference, as: context.actor, language: context.language)
      }
    } catch {
      let (messages, status): ([String], HTTPResponse.Status) =
        switch error {
        case .conflict(let words): ([context(words)], .conflict)
        case .invalid(let faults): (faults.map(\.message), .unprocessableContent)
        default: throw error
        }
      return try await withCase { now, place in
        let dossier = try await desk.dossier(of: now.reference, as: context.actor, isRead: false)
        let problems = messages.map {
          FieldProblem(field: ConsoleFields.id("on.\(name)"), message: $0)
        }
        return ConsoleResponses.show(
          duties(now, place, dossier, entry: entry, problems: problems), context, status: status)
      }
    }
    return told(.told, place)
  }

  private func told(_ flash: CaseFlash, _ place: CasePlace) -> Response {
    ConsoleResponses.redirect(to: place.path(.duties, [("done", flash.rawValue)]))
  }
}
