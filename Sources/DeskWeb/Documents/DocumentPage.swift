import DeskCore
import DeskExport

/// One paper, filled: what it gives away, its rows with where each comes from, and the ways to take it along.
struct DocumentPage: Page {
  let template: DocumentTemplate
  let filled: FilledDocument
  /// The form that the case was sent on.
  let form: String?
  /// The certain duties towards its receiver.
  let duties: [Duty]
  /// As it is printed, in groups.
  let receipt: String

  var link: Link? { nil }
  var carriesForm: Bool { true }
  var formLink: Link { .followUpDocument(template.id) }
  var defaultGo: String { "open" }

  func title(_ context: PageContext) -> String { filled.name }

  func body(_ context: PageContext) -> HTML {
    let name: HTML =
      filled.language == context.language
      ? "\(filled.name)" : "<span lang=\"\(filled.language.htmlCode)\">\(filled.name)</span>"
    return """
      \(DossierNav(receipt: receipt, current: .document(template.id), context: context).html(id: "answers", more: choice))\
      <h1>\(name)</h1>
      <div class="noprint">
      <p>\(context(template.purpose))</p>
      \(deadline(context))\
      \(disclosure(context))\
      \(choices(context))\
      \(files(context))\
      <p>\(PaperWords.unknown(rows.count(where: \.isUnknown), of: rows.count, context.language))</p>
      </div>
      \(PaperView(filled: filled) { beside($0, context) }.html)\
      \(ending(context))
      """
  }

  private var rows: [FilledDocument.Row] { filled.sections.flatMap(\.rows) }

  /// What the forms of this page carry besides the receipt.
  private var choice: [FormField] { PaperChoice(variant: filled.variant, language: filled.language).fields }

  private func deadline(_ context: PageContext) -> HTML? {
    guard !duties.isEmpty else { return nil }
    let view = DutyView(context: context)
    return """
      <p>\(context(PaperWords.due)):</p>
      <ul>\(duties.html { "<li>\(view.date($0))</li>\n" })</ul>

      """
  }

  private func disclosure(_ context: PageContext) -> HTML {
    let list: HTML =
      filled.discloses.isEmpty
      ? "<p>\(context(PaperWords.disclosesNothing))</p>"
      : "<ul lang=\"\(filled.language.htmlCode)\">\(filled.discloses.html { "<li>\($0)</li>" })</ul>"
    return """
      <section class="notice-box"><h2>\(context(DocumentWords.discloses))</h2>
      \(list)
      <p><b>\(context(PaperWords.notSent))</b></p></section>

      """
  }

  /// The steps and languages that it is written in, as buttons.
  private func choices(_ context: PageContext) -> HTML {
    let steps = template.variants.map {
      (value: "variant:\($0.id)", words: $0.name, isOn: $0.id == filled.variant)
    }
    let tongues = Language.pages.compactMap { language in
      PaperWords.languageNames[language].map {
        (value: "language:\(language.rawValue)", words: $0, isOn: language == filled.language)
      }
    }
    return """
      \(steps.count < 2 ? nil : group(PaperWords.kinds, steps, context))\
      \(group(PaperWords.languages, tongues, context))\
      <p class="hint">\(context(PaperWords.languageHint))</p>

      """
  }

  private func group(
    _ heading: Words, _ buttons: [(value: String, words: Words, isOn: Bool)], _ context: PageContext
  ) -> HTML {
    let rows = buttons.html { value, words, isOn in
      isOn
        ? "<li aria-current=\"true\">\(context(words))</li>\n"
        : "<li><button form=\"answers\" name=\"go\" value=\"\(value)\">\(context(words))</button></li>\n"
    }
    return """
      <p class="picks">\(context(heading)):</p>
      <ul class="languages">\(rows)</ul>

      """
  }

  private func files(_ context: PageContext) -> HTML {
    let buttons = template.formats.html { format in
      """
      <button class="equal" form="answers" name="go" value="\(format.rawValue)">\
      \(context(PaperWords.formats[format]!))</button>

      """
    }
    return """
      <h2>\(context(PaperWords.files))</h2>
      <div class="go">\(buttons)</div>
      <p class="hint">\(context(PaperWords.print))</p>
      <p class="hint">\(context(PaperWords.keepSafe)) \(context(PaperWords.madeNow))</p>

      """
  }

  /// Where a row comes from, and the way to what would fill it.
  private func beside(_ row: FilledDocument.Row, _ context: PageContext) -> HTML? {
    let lang = context.language.htmlCode
    let from: HTML? =
      row.isUnknown || row.origins.isEmpty
      ? nil
      : """
      <span class="hint">\(context(PaperWords.from)): \(OriginWords.text(row.origins, form: form, context))</span>
      """
    let written = row.origins.compactMap { origin -> String? in
      if case .particular(let id) = origin { id } else { nil }
    }.first
    let button: HTML? =
      if let asked = row.asks.first {
        write(asked, row.isUnknown ? PaperWords.writeIt : PaperWords.writeMore, row, context)
      } else if let written {
        write(written, PaperWords.mend, row, context)
      } else if row.isUnknown {
        """
        <span class="hint">\(context(PaperWords.fromAnswers))</span> \
        <button class="link" form="answers" formaction="\(context.link(.followUp))" name="go" value="answers">\
        \(context(PaperWords.changeAnswers))\(row.label.map { "<span class=\"hidden\">: \($0)</span>" as HTML })</button>
        """ as HTML
      } else {
        nil
      }
    guard from != nil || button != nil else { return nil }
    return """
      <p class="from noprint" lang="\(lang)">\(from)\(from == nil || button == nil ? nil : " " as HTML)\(button)</p>

      """
  }

  private func write(
    _ item: String, _ words: Words, _ row: FilledDocument.Row, _ context: PageContext
  ) -> HTML {
    let place = context.pack.documents.particulars?.item(item).map(ParticularsPage.anchor) ?? ""
    return """
      <button class="link" form="answers" formaction="\(context.link(.followUpParticulars))#\(place)" \
      name="go" value="from:\(template.id)">\(context(words))\
      \(row.label.map { "<span class=\"hidden\">: \($0)</span>" as HTML })</button>
      """
  }

  private func ending(_ context: PageContext) -> HTML {
    """
    <form method="post" action="\(context.link(.followUpDocuments))" class="noprint">
    \(DossierNav.hidden(receipt))\
    <div class="go"><button class="equal" name="go" value="open">\(context(PaperWords.back))</button>\
    <button class="equal" formaction="\(context.link(.followUpDuties))" name="go" value="open">\
    \(context(PaperWords.toDuties))</button>\
    <button class="equal" formaction="\(context.link(.followUp))" name="go" value="answers">\
    \(context(PaperWords.changeAnswers))</button></div>
    <p class="hint">\(context(DutyWords.confirm))</p>
    </form>
    """
  }
}

/// Which step and which language of a paper was chosen.
struct PaperChoice: Sendable {
  /// The id of the step; nil for the usual one.
  var variant: String?
  var language: Language

  /// As it travels in a form.
  var fields: [FormField] {
    (variant.map { [FormField(name: "variant", value: $0)] } ?? [])
      + [FormField(name: "paper", value: language.rawValue)]
  }
}
