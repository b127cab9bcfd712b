import DeskCore

/// The papers that can be filled from a case, those that belong to it first.
struct DocumentsPage: Page {
  let papers: [ListedPaper]
  /// As it is printed, in groups.
  let receipt: String

  var link: Link? { nil }
  var carriesForm: Bool { true }
  var formLink: Link { .followUpDocuments }
  var defaultGo: String { "open" }

  func title(_ context: PageContext) -> String { context(PaperWords.list) }

  func body(_ context: PageContext) -> HTML {
    let fitting = papers.filter(\.isOffered)
    let rest = papers.filter { !$0.isOffered }
    let others: HTML? =
      rest.isEmpty
      ? nil
      : """
      <details\(fitting.isEmpty ? " open" as HTML : nil)><summary>\(context(PaperWords.others))（\(rest.count)）</summary>
      <p class="hint">\(context(PaperWords.othersHint))</p>
      <ul class="choices">\(rest.html { entry($0, context) })</ul></details>

      """
    return """
      \(DossierNav(receipt: receipt, current: .documents, context: context).html(id: "answers"))\
      <h1>\(context(PaperWords.list))</h1>
      <p>\(context(PaperWords.listLead))</p>
      <p class="notice-box"><b>\(context(PaperWords.notSent))</b></p>
      \(fitting.isEmpty ? "<p>\(context(PaperWords.noneFits))</p>\n" as HTML : "<ul class=\"choices\">\(fitting.html { entry($0, context) })</ul>\n")\
      \(others)\
      <form method="post" action="\(context.link(.followUpParticulars))" class="noprint">
      \(DossierNav.hidden(receipt))\
      <p>\(context(PaperWords.particularsHint))</p>
      <div class="go"><button class="equal" name="go" value="open">\(context(PaperWords.toParticulars))</button></div>
      </form>
      <p class="hint">\(context(DutyWords.confirm))</p>
      """
  }

  private func entry(_ paper: ListedPaper, _ context: PageContext) -> HTML {
    let destination = paper.template.destination.flatMap { context.pack.destinations[$0] }
    return """
      <li><h2>\(context(paper.template.name))</h2>
      <p>\(context(paper.template.purpose))</p>
      <dl class="facts">\
      \(destination.map { "<dt>\(context(PaperWords.receiver))</dt><dd>\(context($0.name))</dd>\n" as HTML })\
      \(dates(paper, context))\
      <dt>\(context(PaperWords.rows))</dt><dd>\(PaperWords.unknown(paper.unknown, of: paper.rows, context.language))</dd>
      \(disclosed(paper, context))</dl>
      \(paper.template.isVerified ? nil : "<p class=\"careful\">\(context(PaperWords.unverified))</p>\n" as HTML)\
      <form method="post" action="\(context.link(.followUpDocument(paper.template.id)))" class="noprint">
      \(DossierNav.hidden(receipt))\
      <div class="go"><button class="equal" name="go" value="open">\
      \(context(PaperWords.open))<span class="hidden">: \(context(paper.template.name))</span></button></div>
      </form></li>

      """
  }

  private func disclosed(_ paper: ListedPaper, _ context: PageContext) -> HTML? {
    guard !paper.discloses.isEmpty else { return nil }
    let list = paper.discloses.joined(separator: context.language == .en ? "; " : "、")
    return "<dt>\(context(PaperWords.discloses))</dt><dd>\(list)</dd>\n"
  }

  /// By when its receiver must be told.
  private func dates(_ paper: ListedPaper, _ context: PageContext) -> HTML? {
    guard !paper.duties.isEmpty else { return nil }
    let view = DutyView(context: context)
    return """
      <dt>\(context(PaperWords.due))</dt><dd><ul class="plain">\(paper.duties.html { "<li>\(view.date($0))</li>" })</ul></dd>

      """
  }
}

/// A paper in the list, with how far it is filled.
struct ListedPaper: Sendable {
  let template: DocumentTemplate
  /// Whether it belongs to the case.
  let isOffered: Bool
  /// How many rows it has in the step that is usual.
  let rows: Int
  /// How many of them say that nothing is known.
  let unknown: Int
  /// What it gives away, in words.
  let discloses: [String]
  /// The certain duties towards its receiver.
  let duties: [Duty]

  /// The papers of a case, in the order in which they are offered.
  static func all(of dossier: Dossier, _ context: PageContext) -> [ListedPaper] {
    let duties = dossier.version.duties(context.pack).filter(\.isCertain)
    return dossier.offered(context.pack).map { template, isOffered in
      let filled = dossier.fill(template, variant: nil, pack: context.pack, language: context.language)
      let rows = filled.sections.flatMap(\.rows)
      return ListedPaper(
        template: template, isOffered: isOffered, rows: rows.count,
        unknown: rows.count(where: \.isUnknown), discloses: filled.discloses,
        duties: duties.filter { $0.destination == template.destination })
    }
  }
}

extension DocumentSet {
  /// The newest version of every paper, in their order.
  var newest: [DocumentTemplate] { templates.filter { template($0.id)?.version == $0.version } }
}
