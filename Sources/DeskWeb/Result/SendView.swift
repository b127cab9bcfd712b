import DeskCore

/// The way from the result to a desk: its form, with all answers.
struct SendView {
  let state: InterviewState
  /// The desk that the assessment proposes.
  let desk: String
  let context: PageContext

  func html() -> HTML? {
    let forms = ReportForm.all(of: desk, context.pack)
    // Who came from a form goes back to it: the desk that a person chose stands.
    if let begun = state.reportForm {
      let others = forms.contains(begun) ? [] : forms
      return """
        <div class="go noprint">\(button(begun, ReportWords.backToReport[context.language], isPrimary: true))\
        \(others.html { button($0, ReportWords.sendTo(ReportForm.name($0, context.pack), context.language), isPrimary: false) })</div>

        """
    }
    guard let first = forms.first else { return nil }
    let buttons =
      forms.count == 1
      ? [button(first, context(ReportWords.send), isPrimary: true)]
      : forms.html {
        button($0, ReportWords.sendTo(ReportForm.name($0, context.pack), context.language), isPrimary: true)
      }
    return """
      <div class="go noprint">\(buttons)</div>
      <p class="hint noprint">\(context(ReportWords.sendHint))</p>

      """
  }

  private func button(_ form: String, _ words: String, isPrimary: Bool) -> HTML {
    """
    <button class="\(isPrimary ? "primary" : "equal")" formaction="\(context.link(.report(form)))" name="go" \
    value="report">\(words)</button>
    """
  }
}
