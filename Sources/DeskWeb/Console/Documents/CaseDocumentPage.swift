import DeskCore
import DeskExport

/// One paper of a case, filled: what it gives away, whether the reporter agreed, its rows and where each comes
/// from, and the files.
struct CaseDocumentPage: ConsolePage {
  let opened: ConsoleCase
  let template: DocumentTemplate
  let filled: FilledDocument
  let place: CasePlace

  var area: ConsoleArea { .queue }
  var isWide: Bool { true }

  func title(_ context: ConsoleContext) -> String {
    CaseActFrame.title(template.name, opened, nil, context)
  }

  func body(_ context: ConsoleContext) -> HTML {
    """
    <div class="case paper-page">
    \(CaseSubPage.ways(place, context))\
    <h1 lang="\(filled.language.htmlCode)">\(filled.name)</h1>
    <div class="noprint">
    \(CaseSubPage.about(opened, context))\
    <p>\(context(template.purpose))</p>
    <p><a href="\(place.path(.documents))">\(context(CaseDocumentWords.title))</a> · \
    <a href="\(place.path(.duties))">\(context(CaseDutyWords.title))</a> · \
    <a href="\(place.path(.particulars))">\(context(CaseParticularsWords.title))</a></p>
    </div>
    <div class="paper-panes">
    <div class="noprint">
    \(consent(context))\
    \(disclosure(context))\
    \(choices(context))\
    \(files(context))\
    </div>
    <div><p class="noprint hint">\(PaperWords.unknown(unknown, of: rows.count, context.language))</p>
    \(PaperView(filled: filled) { beside($0, context) }.html)</div>
    </div>
    </div>
    """
  }

  private var rows: [FilledDocument.Row] { filled.sections.flatMap(\.rows) }
  private var unknown: Int { rows.count(where: \.isUnknown) }

  /// Preparing a paper is one thing, handing it out another: the latter is the reporter's to say.
  private func consent(_ context: ConsoleContext) -> HTML {
    guard let destination = template.destination else {
      return "<p class=\"notice-box\">\(context(CaseDocumentWords.noReceiver))</p>\n"
    }
    let name = context.pack.destinations[destination].map { context($0.name) } ?? destination
    guard opened.consents.shareWith.contains(destination) else {
      return """
        <div class="notice-box"><p><b>\(CaseDocumentWords.noConsent(name, context.language))</b></p>
        <p>\(context(CaseDocumentWords.theirAct))</p></div>

        """
    }
    return "<p><span class=\"done\">✓ \(CaseDocumentWords.consent(name, context.language))</span></p>\n"
  }

  private func disclosure(_ context: ConsoleContext) -> HTML {
    let list: HTML =
      filled.discloses.isEmpty
      ? "<p>\(context(PaperWords.disclosesNothing))</p>"
      : "<ul lang=\"\(filled.language.htmlCode)\">\(filled.discloses.html { "<li>\($0)</li>" })</ul>"
    return """
      <section aria-labelledby="discloses"><h2 id="discloses">\(context(DocumentWords.discloses))</h2>
      \(list)</section>

      """
  }

  /// The steps and languages that it is written in.
  private func choices(_ context: ConsoleContext) -> HTML {
    let steps = template.variants.map { step in
      (context(step.name), step.id == filled.variant, fields(variant: step.id, filled.language))
    }
    let languages = Language.pages.compactMap { language in
      PaperWords.languageNames[language].map {
        (context($0), language == filled.language, fields(variant: filled.variant, language))
      }
    }
    return """
      \(steps.count < 2 ? nil : group(PaperWords.kinds, steps, context))\
      \(group(PaperWords.languages, languages, context))
      """
  }

  private func fields(variant: String?, _ language: Language) -> [(String, String)] {
    (variant.map { [("variant", $0)] } ?? []) + [("language", language.rawValue)]
  }

  private func group(
    _ heading: Words, _ ways: [(name: String, isOn: Bool, fields: [(String, String)])],
    _ context: ConsoleContext
  ) -> HTML {
    let items = ways.html { way in
      way.isOn
        ? "<li aria-current=\"true\">\(way.name)</li>\n"
        : "<li><a href=\"\(place.document(template.id, way.fields))\">\(way.name)</a></li>\n"
    }
    return "<h2>\(context(heading))</h2>\n<ul class=\"ways\">\(items)</ul>\n"
  }

  private func files(_ context: ConsoleContext) -> HTML {
    let chosen = fields(variant: filled.variant, filled.language)
    let links = template.formats.html { format in
      """
      <a class="equal" href="\(place.document(template.id, as: format.rawValue, chosen))" download>\
      \(context(PaperWords.formats[format]!))</a>

      """
    }
    return """
      <section aria-labelledby="files"><h2 id="files">\(context(PaperWords.files))</h2>
      <p class="go">\(links)</p>
      <p><b>\(context(CaseDocumentWords.recorded))</b></p>
      <p class="hint">\(context(PaperWords.print)) \(context(PaperWords.keepSafe))</p></section>

      """
  }

  /// Where a row comes from, and the way to what would fill it.
  private func beside(_ row: FilledDocument.Row, _ context: ConsoleContext) -> HTML? {
    var parts: [HTML] = []
    if !row.isUnknown, !row.origins.isEmpty {
      let text = OriginWords.text(row.origins, form: opened.form?.stamp, context.page)
      parts.append("\(context(PaperWords.from)): \(context.plain(text))")
    }
    if row.isUnknown {
      parts.append("<span class=\"mark careful\">\(context(CaseDocumentWords.unknown))</span>")
    }
    let written = row.origins.compactMap { if case .particular(let id) = $0 { id } else { nil } }.first
    if let item = row.asks.first ?? written {
      let anchor = context.pack.documents.particulars?.item(item).map(ParticularsPage.anchor)
      let name: HTML? = row.label.map { label in
        "<span class=\"hidden\" lang=\"\(filled.language.htmlCode)\">: \(label)</span>"
      }
      parts.append(
        "<a href=\"\(place.path(.particulars, at: anchor))\">\(context(CaseDocumentWords.write))\(name)</a>")
    }
    let facts: [Int] =
      row.isUnknown
      ? row.origins.compactMap { origin -> Int? in
        if case .fact(let place) = origin { place } else { nil }
      } : []
    if row.asks.isEmpty, !facts.isEmpty {
      parts.append(
        "\(facts.prefix(3).enumerated().html { "\($0.offset == 0 ? "" : context.comma)\(FactLink.html($0.element, place, context))" })"
      )
    }
    guard !parts.isEmpty else { return nil }
    let joined = parts.enumerated().html { "\($0 == 0 ? "" : " · ")\($1)" }
    return "<p class=\"from noprint\" lang=\"\(context.language.htmlCode)\">\(joined)</p>\n"
  }
}
