import DeskCore
import DeskService
import HTTPTypes
import Hummingbird

extension DossierVisit {
  /// The page with what only papers ask, after it is stored where its form asks for that.
  func particulars(_ form: FormBody, _ receipt: String) async -> Response {
    guard let items = site.pack.documents.particulars else {
      return await opened(receipt) { documents($0, receipt) }
    }
    guard !["version", "from", "variant", "paper"].contains(where: form.isDoubled),
      let typed = FilledForm(form, items, page: nil)
    else { return site.unreadable(language) }
    let origin = PaperOrigin(form, site.pack, language)
    let version = form.one("version").flatMap { Int($0) }
    switch form.one("go") ?? "open" {
    case "save":
      guard let version else { return site.unreadable(language) }
      return await save(typed, items, version, origin, receipt)
    case "stay":
      // Without a version nothing was on the page yet.
      guard let version else { return await particularsPage(items, origin, receipt) }
      return await opened(receipt) { dossier in
        show(
          ParticularsPage(
            form: items, filled: typed, version: version, receipt: printed(receipt),
            uses: ParticularUses(dossier, site.pack), origin: origin))
      }
    default: return await particularsPage(items, origin, receipt)
    }
  }

  private func show(_ page: ParticularsPage, _ status: HTTPResponse.Status = .ok) -> Response {
    site.show(page, language, status: status, isPersonal: true)
  }

  /// The page as it is stored.
  private func particularsPage(
    _ items: Form, _ origin: PaperOrigin?, _ receipt: String,
    meanwhile: [String: ParticularsMerge.Note] = [:], isSaved: Bool = false
  ) async -> Response {
    await opened(receipt) { dossier in
      let stored = StoredFields(items, dossier.version.particulars, context)
      return show(
        ParticularsPage(
          form: items, filled: stored.filled(items), version: dossier.version.number,
          receipt: printed(receipt), uses: ParticularUses(dossier, site.pack), origin: origin,
          meanwhile: meanwhile, isSaved: isSaved))
    }
  }

  private func save(
    _ typed: FilledForm, _ items: Form, _ version: Int, _ origin: PaperOrigin?, _ receipt: String
  ) async -> Response {
    let problems = items.pages.indices.flatMap {
      typed.problems(items, $0, context, isLenient: false)
    }
    guard problems.isEmpty else {
      return await opened(receipt) { dossier in
        show(
          ParticularsPage(
            form: items, filled: typed, version: version, receipt: printed(receipt),
            uses: ParticularUses(dossier, site.pack), origin: origin, problems: problems),
          .unprocessableContent)
      }
    }
    var settled = typed
    settled.settle(items, context)
    do throws(DeskError) {
      _ = try await desk.write(settled.read(items, context).values, receipt: receipt, since: version)
      return await particularsPage(items, origin, receipt, isSaved: true)
    } catch {
      if case .conflict = error { return await merge(settled, items, version, origin, receipt) }
      return unavailable(error, settled, items, version, origin, receipt)
    }
  }

  /// Somebody else has written meanwhile: what does not disagree is stored, the rest is shown side by side.
  private func merge(
    _ typed: FilledForm, _ items: Form, _ version: Int, _ origin: PaperOrigin?, _ receipt: String
  ) async -> Response {
    let dossier: Dossier
    do throws(DeskError) { dossier = try await desk.dossier(receipt: receipt) } catch {
      return unavailable(error, typed, items, version, origin, receipt)
    }
    let base = dossier.version(upTo: version)
    let (merged, notes) = ParticularsMerge(form: items, context: context)
      .merge(typed, base: base.particulars, now: dossier.version.particulars)
    var problems = items.items.filter { notes[$0.id].map { !$0.isTaken } ?? false }.map {
      FieldProblem(field: "now-\($0.id)", message: context(ParticularsWords.changedMeanwhile($0.label)))
    }
    if problems.isEmpty {
      do throws(DeskError) {
        let values = merged.read(items, context).values
        _ = try await desk.write(values, receipt: receipt, since: dossier.version.number)
        return await particularsPage(items, origin, receipt, meanwhile: notes, isSaved: true)
      } catch {
        guard case .conflict = error else {
          return unavailable(error, merged, items, dossier.version.number, origin, receipt)
        }
        problems = [FieldProblem(field: "save", message: context(ParticularsWords.notSaved))]
      }
    }
    return show(
      ParticularsPage(
        form: items, filled: merged, version: dossier.version.number, receipt: printed(receipt),
        uses: ParticularUses(dossier, site.pack), origin: origin, problems: problems, meanwhile: notes),
      .conflict)
  }

  /// Nothing can be stored now: everything that was typed travels on.
  private func unavailable(
    _ error: DeskError, _ typed: FilledForm, _ items: Form, _ version: Int, _ origin: PaperOrigin?,
    _ receipt: String
  ) -> Response {
    let fields = items.items.flatMap(\.keys).flatMap { key in
      typed.entries(key).map { FormField(name: FilledForm.name(key), value: $0) }
    }
    let kept = [FormField(name: "version", value: String(version))] + (origin?.fields ?? []) + fields
    return refusal(error, receipt, kept: kept, at: .particulars, go: "save")
  }
}

extension PaperOrigin {
  /// The paper that a form comes from: `from` travels, `from:ID` is the button of a row; nil where there is none.
  init?(_ form: FormBody, _ pack: DeskPack, _ language: Language) {
    let go = form.one("go") ?? ""
    let id = go.hasPrefix("from:") ? String(go.dropFirst(5)) : form.one("from") ?? ""
    guard let template = pack.documents.template(id) else { return nil }
    self.init(paper: id, choice: PaperChoice(form, template, language))
  }
}
