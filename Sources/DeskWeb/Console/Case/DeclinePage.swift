import DeskCore

/// Saying that a case cannot be taken, and where to go instead.
struct DeclinePage: ConsolePage {
  let opened: ConsoleCase
  let assessment: Assessment
  let place: CasePlace
  var attempt: CaseAttempt?
  /// A text made from other ticks, in the place of what was typed.
  var composed: String?

  var area: ConsoleArea { .queue }

  func title(_ context: ConsoleContext) -> String {
    CaseActFrame.title(
      CaseActWords.decline, opened, attempt?.problems.isEmpty == false ? attempt : nil, context)
  }

  func body(_ context: ConsoleContext) -> HTML {
    let frame = CaseActFrame(
      act: .decline, title: CaseActWords.decline, opened: opened, place: place, attempt: attempt,
      context: context)
    let words = DeclineText(opened: opened, assessment: assessment, pack: context.pack)
    let reasons = frame.ticked("why") ?? words.wished.reasons
    let destinations = frame.ticked("destination") ?? words.wished.destinations
    let text = composed ?? frame.typed("text") ?? words.text(reasons, destinations)
    let compose: HTML = """
      <button class="equal" name="go" value="compose">\(context(DeclineWords.compose))</button>
      """
    return frame.html(
      """
      <p class="careful">\(context(DeclineWords.lead))</p>
      \(composed == nil ? nil : "<p class=\"flash\" role=\"status\">\(context(DeclineWords.composed))</p>\n" as HTML)\
      \(CaseRecipients(opened: opened, context: context).html)\
      \(frame.form(
        """
        \(group(DeclineWords.reasons, words.reasons.map { reason in
          ("why", reason.id, context(reason.text), reasons.contains(reason.id),
            reason.isWished ? context(DeclineWords.wished) : nil)
        }, context))\
        \(group(DeclineWords.destinations, words.destinations.map { destination in
          ("destination", destination.id, context(destination.name), destinations.contains(destination.id), nil)
        }, context))\
        <p class="go">\(compose)</p>
        \(frame.fields.area(
          .init(name: "text", label: DeclineWords.text, hint: DeclineWords.textHint), text, rows: 14))
        """,
        button: DeclineWords.send, hidden: [FormField(name: "seen", value: opened.newestWord)]))
      """)
  }

  private typealias Box = (name: String, value: String, label: String, isOn: Bool, mark: String?)

  private func group(_ legend: Words, _ boxes: [Box], _ context: ConsoleContext) -> HTML? {
    guard !boxes.isEmpty else { return nil }
    let rows = boxes.html { box in
      """
      <label class="check"><input type="checkbox" name="\(box.name)" value="\(box.value)"\
      \(box.isOn ? " checked" as HTML : nil)> <span>\(box.label)\
      \(box.mark.map { " <span class=\"mark\">\($0)</span>" as HTML })</span></label>

      """
    }
    return "<fieldset><legend>\(context(legend))</legend>\n\(rows)</fieldset>\n"
  }
}
