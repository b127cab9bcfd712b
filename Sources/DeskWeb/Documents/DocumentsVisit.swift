import DeskCore
import DeskExport
import DeskService
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

extension DossierVisit {
  /// The list of papers.
  func documents(_ dossier: Dossier, _ receipt: String) -> Response {
    site.show(
      DocumentsPage(papers: ListedPaper.all(of: dossier, context), receipt: printed(receipt)), language,
      isPersonal: true)
  }

  /// One paper as a page or a file.
  func document(_ id: String, _ form: FormBody, _ receipt: String) async -> Response {
    guard !["variant", "paper"].contains(where: form.isDoubled),
      let template = site.pack.documents.template(id)
    else { return site.unreadable(language) }
    var choice = PaperChoice(form, template, language)
    let go = form.one("go") ?? "open"
    var format: ExportFormat?
    if let step = go.after("variant:") {
      guard template.variants.contains(where: { $0.id == step }) else { return site.unreadable(language) }
      choice.variant = step
    } else if let tongue = go.after("language:") {
      guard let chosen = Language(rawValue: tongue), Language.pages.contains(chosen) else {
        return site.unreadable(language)
      }
      choice.language = chosen
    } else if let chosen = ExportFormat(rawValue: go) {
      guard template.formats.contains(chosen) else { return site.unreadable(language) }
      format = chosen
    } else if !["open", "show", "print", "stay"].contains(go) {
      return site.unreadable(language)
    }
    return await opened(receipt) { dossier in
      let filled = dossier.fill(
        template, variant: choice.variant, pack: site.pack, language: choice.language)
      return format.map { file(filled, $0) } ?? page(template, filled, dossier, receipt)
    }
  }

  private func page(
    _ template: DocumentTemplate, _ filled: FilledDocument, _ dossier: Dossier, _ receipt: String
  ) -> Response {
    let duties = dossier.version.duties(site.pack).filter {
      $0.isCertain && $0.destination == template.destination
    }
    let page = DocumentPage(
      template: template, filled: filled, form: dossier.form, duties: duties, receipt: printed(receipt))
    return site.show(page, language, isPersonal: true)
  }

  private func file(_ filled: FilledDocument, _ format: ExportFormat) -> Response {
    do throws(ExportFault) {
      return FileDownload.response(try ExportFile(filled, as: format))
    } catch {
      logger.error("a file could not be made", metadata: ["format": "\(format.rawValue)"])
      return site.show(ErrorPage(kind: .internalFault), language, status: .internalServerError)
    }
  }
}

extension PaperChoice {
  /// What a form carries; without a word the usual step, in the language of the page.
  init(_ form: FormBody, _ template: DocumentTemplate, _ language: Language) {
    let named = form.one("variant").flatMap { id in template.variants.first { $0.id == id } }
    let tongue = form.one("paper").flatMap(Language.init).flatMap { Language.pages.contains($0) ? $0 : nil }
    self.init(variant: named?.id, language: tongue ?? language)
  }
}

extension String {
  /// What follows a prefix; nil where it does not begin so.
  fileprivate func after(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
