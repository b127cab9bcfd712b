import DeskCore

/// The papers that can be filled from a case, those that belong to it first.
struct CaseDocumentsPage: ConsolePage {
  let opened: ConsoleCase
  let papers: [ListedPaper]
  let place: CasePlace

  var area: ConsoleArea { .queue }
  var isWide: Bool { true }

  func title(_ context: ConsoleContext) -> String {
    CaseActFrame.title(CaseDocumentWords.title, opened, nil, context)
  }

  func body(_ context: ConsoleContext) -> HTML {
    let fitting = papers.filter(\.isOffered)
    let rest = papers.filter { !$0.isOffered }
    let others: HTML? =
      rest.isEmpty
      ? nil
      : """
      <details\(fitting.isEmpty ? " open" as HTML : nil)><summary>\(context(PaperWords.others))\
      \(context.bracketed("\(rest.count)"))</summary>
      \(table(rest, CaseDocumentWords.others, context))</details>

      """
    return """
      <div class="case documents-page">
      \(CaseSubPage.ways(place, context))\
      <h1>\(context(CaseDocumentWords.title))</h1>
      \(CaseSubPage.about(opened, context))\
      <p>\(context(CaseDocumentWords.lead))</p>
      <p><a href="\(place.path(.particulars))">\(context(CaseParticularsWords.title))</a> · \
      <a href="\(place.path(.duties))">\(context(CaseDutyWords.title))</a></p>
      \(fitting.isEmpty ? "<p>\(context(CaseDocumentWords.none))</p>\n" as HTML : table(fitting, CaseDocumentWords.fitting, context))\
      \(others)\
      </div>
      """
  }

  private func table(_ papers: [ListedPaper], _ caption: Words, _ context: ConsoleContext) -> HTML {
    let columns = [
      CaseDocumentWords.paper, PaperWords.receiver, PaperWords.due, PaperWords.rows, PaperWords.discloses,
    ]
    return ConsoleTable(
      caption: context(caption), columns: columns.map { ConsoleTable.Column(heading: context($0)) },
      rows: papers.map { row($0, context) }
    ).html
  }

  private func row(_ paper: ListedPaper, _ context: ConsoleContext) -> [HTML] {
    let template = paper.template
    let view = CaseDutyView(context: context, isClosed: opened.state == .closed)
    let dates = paper.duties.html { duty -> HTML in
      "<li>\(context(ResultWords.stages[duty.stage]!)) \(view.due(duty))\(view.tick(duty).map { " \($0)" as HTML })</li>\n"
    }
    let receiver = template.destination.map { id in
      context.pack.destinations[id].map { context($0.name) } ?? id
    }
    let discloses = paper.discloses.joined(separator: context.comma)
    return [
      """
      <a href="\(place.document(template.id))">\(context(template.name))</a>\
      \(template.isVerified ? nil : "<br><span class=\"careful\">\(context(ResultWords.unverified))</span>" as HTML)
      """,
      "\(receiver ?? context(ConsoleWords.none))",
      dates.isEmpty ? "\(context(ConsoleWords.none))" : "<ul class=\"duty-lines\">\(dates)</ul>",
      "\(PaperWords.unknown(paper.unknown, of: paper.rows, context.language))",
      "\(discloses.isEmpty ? context(ConsoleWords.none) : discloses)",
    ]
  }
}

extension CasePlace {
  /// A paper of the case, or the file that it is taken out as.
  func document(_ id: String, as format: String? = nil, _ fields: [(String, String)] = []) -> String {
    let query = fields + (format == nil ? from.map { [("from", $0)] } ?? [] : [])
    return ConsoleLink.document(reference, id: id, format: format).path
      + (query.isEmpty ? "" : "?\(ConsoleLink.query(query))")
  }
}
