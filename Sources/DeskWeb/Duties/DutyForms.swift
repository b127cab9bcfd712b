import DeskCore

/// The small forms below a duty: that they were told, and that the note was a slip.
struct DutyForms {
  /// As it is printed.
  let receipt: String
  /// What was typed and is not stored.
  let entry: DutyEntry?
  let problems: [FieldProblem]
  let context: PageContext

  /// What stands below a duty: the form that notes it, or the button that takes the note back.
  func of(_ duty: Duty) -> HTML {
    let step = DutyStep(duty)
    if duty.done != nil { return papers(step) + takeBack(step) }
    let isTyped = entry?.form == step.text
    return """
      \(papers(step))\
      <details class="noprint"\(isTyped ? " open" as HTML : nil)><summary>\(context(DutyWords.tell))\
      <span class="hidden">: \(step.words(context))</span></summary>
      \(form(step.text, "", step.words(context)))</details>

      """
  }

  /// The papers for whom to tell, at this very step.
  private func papers(_ step: DutyStep) -> HTML {
    let papers = context.pack.documents.newest.filter { $0.destination == step.destination }
    return papers.html { paper -> HTML in
      let variant = paper.variants.first { $0.stage == step.stage }
      let fields = variant.map { [FormField(name: "variant", value: $0.id)] } ?? []
      return """
        <form method="post" action="\(context.link(.followUpDocument(paper.id)))" class="noprint">
        \(DossierNav.hidden(receipt))\(FormField.hidden(fields))\
        <button class="link" name="go" value="open">\(context(DutyWords.paper)): \(context(paper.name))\
        \(variant.map { " (\(context($0.name)))" as HTML })</button></form>

        """
    }.reduce(HTML.empty, +)
  }

  /// The button that takes a note back.
  func takeBack(_ step: DutyStep) -> HTML {
    """
    <form method="post" action="\(context.link(.followUpDuties))" class="noprint">
    \(hidden(step.text))\
    <button class="link" name="go" value="undo">\(context(DutyWords.takeBack))\
    <span class="hidden">: \(step.words(context))</span></button>
    </form>

    """
  }

  /// The form for a step that is chosen from a list; nil where there is nothing to choose.
  func other(_ steps: [DutyStep]) -> HTML? {
    let isTyped = entry?.form == DutyEntry.other
    guard !steps.isEmpty || isTyped else { return nil }
    return """
      <details class="noprint"\(isTyped ? " open" as HTML : nil)><summary>\(context(DutyWords.other))</summary>
      \(form(DutyEntry.other, list(steps), nil))</details>

      """
  }

  private func form(_ name: String, _ place: HTML, _ whom: String?) -> HTML {
    let shown = entry.flatMap { $0.form == name ? $0 : nil } ?? .fresh(name, context)
    let fields = FormFields(problems: problems, context: context)
    return """
      <form method="post" action="\(context.link(.followUpDuties))" novalidate>
      \(hidden(name))\(place)\
      \(fields.line(
        .init(name: "on.\(name)", label: DutyWords.on, hint: DutyWords.onHint, isOptional: false),
        shown.on))\
      \(fields.line(
        .init(name: "number.\(name)", label: DutyWords.number, hint: DutyWords.numberHint, isLiteral: true),
        shown.number))\
      <div class="go"><button class="equal" name="go" value="told">\(context(DutyWords.told))\
      \(whom.map { "<span class=\"hidden\">: \($0)</span>" as HTML })</button></div>
      </form>

      """
  }

  private func hidden(_ name: String) -> HTML {
    DossierNav.hidden(receipt) + FormField.hidden([FormField(name: "duty", value: name)])
  }

  private func list(_ steps: [DutyStep]) -> HTML {
    let problem = problems.first { $0.field == "field-place" }
    let chosen = entry?.form == DutyEntry.other ? entry?.place : nil
    let options = steps.html { step in
      """
      <option value="\(step.text)"\(step.text == chosen ? " selected" as HTML : nil)>\(step.words(context))</option>

      """
    }
    return """
      <div class="field">
      <label for="field-place">\(context(DutyWords.place)) <span class="need">\(context(FormWords.needed))</span></label>
      \(problem.map { "<p class=\"error\" id=\"field-place-error\"><b>!</b> \($0.message)</p>\n" as HTML })\
      <select id="field-place" name="place" aria-required="true"\
      \(problem == nil ? nil : " aria-invalid=\"true\" aria-describedby=\"field-place-error\"" as HTML)>
      <option value="">\(context(DutyWords.choose))</option>
      \(options)</select>
      </div>

      """
  }
}
