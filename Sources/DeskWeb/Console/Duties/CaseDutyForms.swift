import DeskCore

/// The small forms beside a duty: that they were told, and that the note was a slip.
struct CaseDutyForms {
  let place: CasePlace
  /// What was typed and is not stored.
  let entry: DutyEntry?
  let problems: [FieldProblem]
  let context: ConsoleContext

  /// The form that notes a duty, or the button that takes the note back.
  func of(_ duty: Duty) -> HTML {
    let step = DutyStep(duty)
    if duty.done != nil { return takeBack(step) }
    return """
      <details class="noprint"\(entry?.form == step.text ? " open" as HTML : nil)>\
      <summary>\(context(CaseDutyFormWords.note))\(hidden(step))</summary>
      \(form(step.text, nil, hidden(step)))</details>
      """
  }

  /// The button that takes a note back.
  func takeBack(_ step: DutyStep) -> HTML {
    """
    <form method="post" action="\(place.target(.duties))" class="noprint">
    \(place.hidden(context, [FormField(name: "duty", value: step.text)]))\
    <button class="link" name="go" value="undo">\(context(CaseDutyFormWords.takeBack))\(hidden(step))</button>
    </form>
    """
  }

  /// The form for a step that is chosen from a list; nil where there is nothing to choose.
  func other(_ steps: [DutyStep]) -> HTML? {
    let isTyped = entry?.form == DutyEntry.other
    guard !steps.isEmpty || isTyped else { return nil }
    return """
      <details class="noprint"\(isTyped ? " open" as HTML : nil)>\
      <summary>\(context(CaseDutyFormWords.other))</summary>
      \(form(DutyEntry.other, steps, nil))</details>

      """
  }

  /// Which step it is about, for those who hear one control after the other.
  private func hidden(_ step: DutyStep) -> HTML {
    "<span class=\"hidden\">: \(step.words(context.page))</span>"
  }

  private func form(_ name: String, _ steps: [DutyStep]?, _ about: HTML?) -> HTML {
    let shown = entry.flatMap { $0.form == name ? $0 : nil } ?? DutyEntry(form: name, on: "")
    let fields = ConsoleFields(problems: problems, context: context)
    let choice = steps.map { steps in
      fields.select(
        .init(name: "place", label: DutyWords.place),
        [("", context(DutyWords.choose))] + steps.map { ($0.text, $0.words(context.page)) },
        chosen: shown.place)
    }
    return """
      <form method="post" action="\(place.target(.duties))" novalidate>
      \(place.hidden(context, [FormField(name: "duty", value: name)]))\(choice)\
      \(fields.line(
        .init(name: "on.\(name)", label: DutyWords.on, hint: CaseDutyFormWords.onHint, size: 16), shown.on))\
      \(fields.line(
        .init(
          name: "number.\(name)", label: DutyWords.number, hint: CaseDutyFormWords.numberHint,
          isOptional: true, size: 20, isLiteral: true), shown.number))\
      <p class="go"><button class="equal" name="go" value="told">\(context(CaseDutyFormWords.keep))\(about)\
      </button></p>
      </form>
      """
  }
}

/// The words of these forms.
enum CaseDutyFormWords {
  static let note = Words(ja: "知らせたと記録する", en: "Note that it was done")
  static let keep = Words(ja: "この日に知らせたと記録する", en: "Note this day")
  static let takeBack = Words(ja: "記録を取り消す", en: "Take the note back")
  static let other = Words(
    ja: "まだ確かではない先に知らせたことを記録する", en: "Note that somebody was told who is not certain yet")
  static let onHint = Words(ja: "例: 2026/11/24、今日", en: "For example 2026-11-24, today")
  static let numberHint = Words(ja: "相手の受付番号など。", en: "The number that they gave.")
}
