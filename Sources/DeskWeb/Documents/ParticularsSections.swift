import DeskCore

/// The items that only papers ask, as fields: the same for reporters and for staff.
struct ParticularsSections {
  /// The pack's particulars.
  let form: Form
  let filled: FilledForm
  /// Which papers use which items.
  let uses: ParticularUses
  let problems: [FieldProblem]
  /// What somebody else wrote meanwhile, by the items.
  let meanwhile: [String: ParticularsMerge.Note]
  let context: PageContext
  /// How the words of somebody else are shown.
  var said: (String) -> HTML = { "<span class=\"told\">\($0)</span>" }

  /// Links to the sections.
  var jumps: [HTML] {
    form.sections.html { "<li><a href=\"#\(Self.anchor($0))\">\(context($0.heading))</a></li>" }
  }

  /// The sections: items that papers of this case have a place for, and the others folded away.
  func html() -> [HTML] {
    let fields = ItemFields(
      form: form, filled: filled, values: filled.read(form, context).values, problems: problems,
      context: context)
    return form.sections.html { section($0, fields) }
  }

  private func section(_ section: FormSection, _ fields: ItemFields) -> HTML {
    let shown = section.items.filter(isShown)
    let rest = section.items.filter { !isShown($0) }
    let folded: HTML? =
      rest.isEmpty
      ? nil
      : """
      <details><summary>\(context(ParticularsWords.rest))\(context.bracketed("\(rest.count)"))</summary>
      \(rest.html { item($0, fields) })</details>

      """
    return """
      <section aria-labelledby="\(Self.anchor(section))"><h2 id="\(Self.anchor(section))">\
      \(context(section.heading))</h2>
      \(shown.html { item($0, fields) })\(folded)</section>

      """
  }

  private func isShown(_ item: FormItem) -> Bool {
    uses.fits(item) || item.keys.contains { !filled.entry($0).isEmpty || meanwhile[$0] != nil }
      || problems.contains { $0.field.hasPrefix("field-\(FilledForm.name(item.id))") }
  }

  private func item(_ item: FormItem, _ fields: ItemFields) -> HTML {
    let note = item.keys.compactMap { meanwhile[$0] }.first
    let used = uses.words(item, context).map { words -> HTML in
      "<p class=\"hint uses\">\(context(ParticularsWords.usedIn)): \(words)</p>\n"
    }
    return "\(note.map { changed($0, item) })\(fields.html(item))\(used)"
  }

  /// What stands there by now, where it is not what was typed.
  private func changed(_ note: ParticularsMerge.Note, _ item: FormItem) -> HTML {
    let words = note.isTaken ? ParticularsWords.taken : ParticularsWords.changed
    let text: HTML? =
      note.isTaken
      ? nil : note.now.isEmpty ? " \(context(ParticularsWords.empty))" : " \(said(note.now))"
    return """
      <p class="notice-box" id="now-\(item.id)"><b>\(context(item.label))</b>: \(context(words))\(text)</p>

      """
  }

  private static func anchor(_ section: FormSection) -> String { "section-\(section.id)" }
}
