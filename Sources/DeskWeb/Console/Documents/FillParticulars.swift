import DeskCore
import DeskService
import HTTPTypes
import Hummingbird

/// What only papers ask, read and written by staff.
extension CaseVisit {
  /// The page as it is stored.
  func particulars(
    _ opened: ConsoleCase, _ place: CasePlace, _ dossier: Dossier, flash: CaseFlash?
  ) -> Response {
    guard let form = context.pack.documents.particulars else {
      // A pack without papers asks nothing for them.
      return ConsoleResponses.redirect(to: place.path(.documents))
    }
    let stored = StoredFields(form, dossier.version.particulars, context.page).filled(form)
    var page = page(form, stored, opened, place, dossier)
    page.flash = flash
    return ConsoleResponses.show(page, context)
  }

  private func page(
    _ form: Form, _ filled: FilledForm, _ opened: ConsoleCase, _ place: CasePlace, _ dossier: Dossier
  ) -> CaseParticularsPage {
    CaseParticularsPage(
      opened: opened, form: form, filled: filled, version: dossier.version.number,
      uses: ParticularUses(dossier, context.pack), place: place)
  }

  /// Stores what was filled in; whatever keeps it from being stored leaves everything in the fields.
  func fill(_ body: FormBody, _ opened: ConsoleCase, _ place: CasePlace) async throws -> Response {
    guard let form = context.pack.documents.particulars else { throw DeskError.notFound }
    guard let filled = FilledForm(body, form, page: nil),
      let version = body.one("version").flatMap({ Int($0) })
    else {
      return ConsoleResponses.show(
        ConsoleErrorPage(kind: .unreadable), context, status: ConsoleErrorPage.Kind.unreadable.status)
    }
    let (values, faults) = filled.read(form, context.page)
    guard faults.isEmpty else {
      let dossier = try await desk.dossier(of: opened.reference, as: context.actor, isRead: false)
      var page = page(form, filled, opened, place, dossier)
      page.problems = faults.map { fault in
        FieldProblem(
          field: fault.key == fault.item.id
            ? ParticularsPage.anchor(fault.item) : "field-\(FilledForm.name(fault.key))",
          message: "\(context(fault.item.label)): \(context(fault.fault.words(fault.item)))")
      }
      return ConsoleResponses.show(page, context, status: .unprocessableContent)
    }
    do throws(DeskError) {
      _ = try await desk.write(values, on: opened.reference, since: version, as: context.actor)
    } catch {
      guard case .conflict = error else { throw error }
      return try await withCase { now, place in try await again(form, filled, version, now, place) }
    }
    return ConsoleResponses.redirect(to: place.path(.particulars, [("done", CaseFlash.filled.rawValue)]))
  }

  /// Somebody was faster: what both wrote, item by item.
  private func again(
    _ form: Form, _ typed: FilledForm, _ version: Int, _ opened: ConsoleCase, _ place: CasePlace
  ) async throws -> Response {
    let dossier = try await desk.dossier(of: opened.reference, as: context.actor, isRead: false)
    let base = dossier.version(upTo: version)
    let (filled, notes) = ParticularsMerge(form: form, context: context.page).merge(
      typed, base: base.particulars, now: dossier.version.particulars)
    var page = page(form, filled, opened, place, dossier)
    page.meanwhile = notes
    let changed = form.items.first { notes[$0.id] != nil }
    page.problems = [
      FieldProblem(
        field: changed.map { "now-\($0.id)" } ?? "main", message: context(ParticularsWords.conflict))
    ]
    return ConsoleResponses.show(page, context, status: .conflict)
  }
}
