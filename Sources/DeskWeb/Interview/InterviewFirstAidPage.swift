import DeskCore

/// First aid, as soon as the answers make it known: before anybody is asked who they are.
struct InterviewFirstAidPage: Page {
  let state: InterviewState
  /// What is newly known; never empty.
  let guidance: [Guidance]
  let hasMore: Bool

  var link: Link? { nil }
  var carriesForm: Bool { true }
  var hasEmergencyStrip: Bool { true }

  func title(_ context: PageContext) -> String { context(guidance[0].title) }

  func body(_ context: PageContext) -> HTML {
    let first = guidance[0]
    return """
      <form id="answers" method="post" action="\(context.link(.interview))">
      \(state.hidden(context.pack, view: "first-aid"))\
      <p><button class="back" name="go" value="back">\(context(InterviewWords.back))</button></p>
      <p class="now"><b>\(context(InterviewWords.nowFirst))</b></p>
      <h1>\(context(first.title))</h1>
      <p class="lead">\(context(first.lead))</p>
      \(StepsView.list(first, context))\
      \(others(context))\
      <p class="noprint"><a href="\(context.link(.firstAid(first.id)))" target="_blank" rel="noopener">\
      \(context(InterviewWords.printable))<span class="hidden"> (\(context(InterviewWords.opensTab)))</span></a></p>
      <div class="go"><button class="primary" name="go" value="continue">\
      \(context(hasMore ? InterviewWords.resume : InterviewWords.toResult))</button></div>
      \(hasMore ? "<p><button class=\"link\" name=\"go\" value=\"result\">\(context(InterviewWords.result))</button></p>\n" as HTML : nil)\
      \(SavingView.html(state.draft, isOffered: false, context))\
      </form>
      """
  }

  private func others(_ context: PageContext) -> HTML? {
    guard guidance.count > 1 else { return nil }
    let links = guidance.dropFirst().html { other in
      """
      <li><a href="\(context.link(.firstAid(other.id)))" target="_blank" rel="noopener">\(context(other.title))\
      <span class="hidden"> (\(context(InterviewWords.opensTab)))</span></a>: \(context(other.lead))</li>

      """
    }
    return "<h2>\(context(InterviewWords.alsoFirstAid))</h2>\n<ul>\(links)</ul>\n"
  }
}
