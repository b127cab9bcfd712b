import DeskCore

/// What only papers ask, dense: staff may fill it for the reporter, who sees it as well.
struct CaseParticularsPage: ConsolePage {
  let opened: ConsoleCase
  /// The pack's particulars.
  let form: Form
  let filled: FilledForm
  /// The version of the case that this is written upon.
  let version: Int
  /// Which papers use which items.
  let uses: ParticularUses
  let place: CasePlace
  var flash: CaseFlash?
  var problems: [FieldProblem] = []
  /// What somebody else wrote meanwhile, by the items.
  var meanwhile: [String: ParticularsMerge.Note] = [:]

  var area: ConsoleArea { .queue }
  var isWide: Bool { true }
  // Long texts are written here: leaving by mistake is asked for.
  var script: Bool { true }

  func title(_ context: ConsoleContext) -> String {
    (problems.isEmpty ? "" : context(InterviewWords.errorTitle))
      + "\(context(CaseParticularsWords.title)): \(opened.reference)"
  }

  func body(_ context: ConsoleContext) -> HTML {
    let sections = ParticularsSections(
      form: form, filled: filled, uses: uses, problems: problems, meanwhile: meanwhile, context: context.page,
      said: SaidView.inline)
    return """
      <div class="case act-page particulars">
      \(flash?.html(context))\
      \(FaultSummary.html(problems, context.page))\
      \(CaseSubPage.ways(place, context))\
      <h1>\(context(CaseParticularsWords.title))</h1>
      \(CaseSubPage.about(opened, context))\
      <p>\(context(CaseParticularsWords.lead))</p>
      <p><a href="\(place.path(.documents))">\(context(CaseDocumentWords.title))</a></p>
      <ul class="ways">\(sections.jumps)</ul>
      <form method="post" action="\(place.target(.particulars))" novalidate>
      \(place.hidden(context, [FormField(name: "version", value: String(version))]))\
      \(sections.html())\
      <p class="go"><button class="primary" name="go" value="save">\(context(ParticularsWords.save))</button>\
      <a class="out" href="\(place.path())">\(context(CaseActWords.leave))</a></p>
      </form>
      </div>
      """
  }
}

/// The items that only papers ask, by their names.
enum CaseParticulars {
  /// The items behind the names under which values are kept, each once.
  static func names(_ keys: [String], _ context: ConsoleContext) -> String {
    var seen: Set<String> = []
    let items = context.pack.documents.particulars?.items ?? []
    return keys.map { key in
      items.first { $0.keys.contains(key) }.map { context($0.label) } ?? key
    }.filter { seen.insert($0).inserted }.joined(separator: context.comma)
  }
}

/// The words of the particulars, for staff.
enum CaseParticularsWords {
  static let title = Words(ja: "書類に書く内容", en: "What goes into documents")
  static let lead = Words(
    ja: "書類だけが尋ねることです。一度書けば、関係する書類のすべてに入ります。報告者に確かめたことだけ書いてください。報告者の画面にも出ます。",
    en:
      "What only the documents ask. Written once, it goes into every paper that has a place for it. Write only what the reporter confirmed; their page shows it."
  )
}
