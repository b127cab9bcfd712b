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
    let jumps = form.sections.html { section in
      "<li><a href=\"#\(Self.anchor(section))\">\(context(section.heading))</a></li>"
    }
    return """
      <div class="case act-page particulars">
      \(flash?.html(context))\
      \(FaultSummary.html(problems, context.page))\
      \(CaseSubPage.ways(place, context))\
      <h1>\(context(CaseParticularsWords.title))</h1>
      \(CaseSubPage.about(opened, context))\
      <p>\(context(CaseParticularsWords.lead))</p>
      <p><a href="\(place.path(.documents))">\(context(CaseDocumentWords.title))</a></p>
      <ul class="ways">\(jumps)</ul>
      <form method="post" action="\(place.target(.particulars))" novalidate>
      \(place.hidden(context, [FormField(name: "version", value: String(version))]))\
      \(form.sections.html { section($0, context) })\
      <p class="go"><button class="primary" name="go" value="save">\(context(ParticularsWords.save))</button>\
      <a class="out" href="\(place.path())">\(context(CaseActWords.leave))</a></p>
      </form>
      </div>
      """
  }

  /// The items that papers of this case have a place for; the others are folded away.
  private func section(_ section: FormSection, _ context: ConsoleContext) -> HTML {
    let fields = ItemFields(
      form: form, filled: filled, values: filled.read(form, context.page).values, problems: problems,
      context: context.page)
    let shown = section.items.filter(isShown)
    let rest = section.items.filter { !isShown($0) }
    let folded: HTML? =
      rest.isEmpty
      ? nil
      : """
      <details><summary>\(context(ParticularsWords.rest))\(context.bracketed("\(rest.count)"))</summary>
      \(rest.html { item($0, fields, context) })</details>

      """
    return """
      <section aria-labelledby="\(Self.anchor(section))"><h2 id="\(Self.anchor(section))">\
      \(context(section.heading))</h2>
      \(shown.html { item($0, fields, context) })\(folded)</section>

      """
  }

  private func isShown(_ item: FormItem) -> Bool {
    uses.fits(item) || item.keys.contains { !filled.entry($0).isEmpty || meanwhile[$0] != nil }
      || problems.contains { $0.field.hasPrefix("field-\(FilledForm.name(item.id))") }
  }

  private func item(_ item: FormItem, _ fields: ItemFields, _ context: ConsoleContext) -> HTML {
    let used = uses.words(item, context.page).map { words -> HTML in
      "<p class=\"hint uses\">\(context(ParticularsWords.usedIn)): \(words)</p>\n"
    }
    return "\(meanwhile[item.id].map { changed($0, item, context) })\(fields.html(item))\(used)"
  }

  /// What stands there by now, where it is not what was typed.
  private func changed(_ note: ParticularsMerge.Note, _ item: FormItem, _ context: ConsoleContext) -> HTML {
    let words = note.isTaken ? ParticularsWords.taken : ParticularsWords.changed
    let text: HTML? =
      note.isTaken
      ? nil
      : note.now.isEmpty ? " \(context(ParticularsWords.empty))" : " \(SaidView.inline(note.now))"
    return """
      <p class="notice-box" id="now-\(item.id)"><b>\(context(item.label))</b>: \(context(words))\(text)</p>

      """
  }

  private static func anchor(_ section: FormSection) -> String { "section-\(section.id)" }
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
