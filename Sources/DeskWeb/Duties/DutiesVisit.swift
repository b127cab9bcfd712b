import DeskCore
import DeskService
import HTTPTypes
import Hummingbird

extension DossierVisit {
  /// The page with the duties, after whatever its form asks for is done.
  func duties(_ form: DutiesForm, _ receipt: String) async -> Response {
    switch form {
    case .open: return await dutiesPage(receipt)
    case .stay(let entry): return await dutiesPage(receipt, entry: entry)
    case .note(let entry): return await note(entry, receipt)
    case .takeBack(let step): return await takeBack(step, receipt)
    case .unreadable: return site.unreadable(language)
    }
  }

  private func note(_ entry: DutyEntry, _ receipt: String) async -> Response {
    let (done, problems) = entry.read(context)
    guard let done else {
      return await dutiesPage(receipt, entry: entry, problems: problems, status: .unprocessableContent)
    }
    do throws(DeskError) {
      _ = try await desk.note(done, receipt: receipt, language: language)
      return await dutiesPage(receipt, flash: .noted)
    } catch {
      let field = "field-on.\(entry.form)"
      switch error {
      case .conflict(let words):
        let problem = FieldProblem(field: field, message: context(words))
        return await dutiesPage(receipt, entry: entry, problems: [problem], status: .conflict)
      case .invalid:
        // The answers were changed meanwhile, and nobody is to be told there any more.
        let problem = FieldProblem(field: field, message: context(DutyWords.gone))
        return await dutiesPage(receipt, entry: entry, problems: [problem], status: .conflict)
      default: return refusal(error, receipt, kept: entry.fields, at: .duties, go: "told")
      }
    }
  }

  private func takeBack(_ step: DutyStep, _ receipt: String) async -> Response {
    do throws(DeskError) {
      _ = try await desk.takeBack(
        doneAt: step.destination, stage: step.stage, receipt: receipt, language: language)
      return await dutiesPage(receipt, flash: .takenBack)
    } catch {
      switch error {
      // Pressed twice, or taken back by the desk meanwhile: it is gone, as it was meant to be.
      case .invalid: return await dutiesPage(receipt, flash: .takenBack)
      case .conflict: return await dutiesPage(receipt)
      default:
        let kept = [FormField(name: "duty", value: step.text)]
        return refusal(error, receipt, kept: kept, at: .duties, go: "undo")
      }
    }
  }

  private func dutiesPage(
    _ receipt: String, flash: DutiesPage.Flash? = nil, entry: DutyEntry? = nil,
    problems: [FieldProblem] = [], status: HTTPResponse.Status = .ok
  ) async -> Response {
    await opened(receipt) { dossier in
      let assessment = site.pack.rulebook.assess(dossier.version.sheet, withMissing: false)
      let certain = assessment.obligations.filter(\.isCertain).map { DutyStep($0).text }
      // What has no card of its own (any more) is shown where steps are chosen from a list.
      let isLost = entry.map { $0.form != DutyEntry.other && !certain.contains($0.form) } ?? false
      let page = DutiesPage(
        dossier: dossier, assessment: assessment,
        changes: DutyHistory.changes(of: dossier, pack: site.pack), receipt: printed(receipt), flash: flash,
        entry: isLost ? entry?.chosen : entry,
        problems: isLost ? problems.map { DutyEntry.chosen($0, from: entry) } : problems)
      return site.show(page, language, status: status, isPersonal: true)
    }
  }
}
