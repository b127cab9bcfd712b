import DeskCore

/// Saving for later, wherever something is filled in: the button, or the code once there is one.
enum SavingView {
  static func html(_ code: String, isOffered: Bool, _ context: PageContext) -> HTML? {
    if !code.isEmpty {
      return """
        <p class="saved noprint">\(context(InterviewWords.saved)) \
        <span>\(context(InterviewWords.code)): <b class="id">\(code)</b></span></p>

        """
    }
    guard isOffered else { return nil }
    return """
      <p class="noprint"><button class="link" name="go" value="save">\(context(InterviewWords.save))</button></p>
      <p class="hint noprint">\(context(InterviewWords.notStored))</p>

      """
  }
}

/// What a reporter does with changed answers to a case that was sent already.
enum ChangeView {
  static func buttons(_ context: PageContext) -> HTML {
    """
    <div class="go noprint">\
    <button class="primary" formaction="\(context.link(.followUp))" name="go" value="update">\
    \(context(InterviewWords.update))</button>\
    <button class="equal" formaction="\(context.link(.followUp))" name="go" value="open">\
    \(context(InterviewWords.keepOld))</button></div>

    """
  }
}
