import DeskCore

/// What the person allows; nothing is chosen beforehand.
struct ConsentPage: Page, ReportPage {
  let state: ReportState
  let desk: Desk
  let form: Form
  /// Whom it could be passed on to.
  let bodies: [Destination]
  let isFromCheck: Bool

  /// The bodies that the assessment names and that can be reached, and those that were chosen before.
  static func bodies(for state: ReportState, _ context: PageContext) -> [Destination] {
    let assessment = context.pack.rulebook.assess(state.interview.sheet, withMissing: false)
    let named =
      assessment.obligations.filter(\.isCertain).map(\.destination)
      + assessment.referrals.map(\.rule.destination)
    let reachable = named.filter { id in
      guard let destination = context.pack.destinations[id] else { return false }
      return destination.url != nil || destination.phone != nil
    }
    var seen: Set<String> = []
    return (reachable + state.share).filter { seen.insert($0).inserted }
      .compactMap { context.pack.destinations[$0] }
  }

  func title(_ context: PageContext) -> String { context(ReportWords.consents) }

  func body(_ context: PageContext) -> HTML {
    let fields = FormFields(problems: [], context: context)
    let share =
      bodies.isEmpty
      ? "<p class=\"hint\">\(context(ReportWords.nobodyToShare))</p>\n"
      : fields.rows(
        "share", isMany: true, legend: ReportWords.share, hint: ReportWords.shareHint,
        bodies.map { ($0.id, context($0.name)) }, chosen: state.share)
    return ReportFrame(
      state: state, desk: desk, form: form, step: .consents, isFromCheck: isFromCheck, context: context
    ).html(
      title: context(ReportWords.consents),
      """
      <p>\(context(ReportWords.consentsLead))</p>
      \(fields.rows(
        "publish", legend: ReportWords.publish, hint: ReportWords.publishHint,
        ReportWords.publishAnswers.map { ($0.value, context($0.label)) }, chosen: [state.publish]))\
      \(share)
      """)
  }
}
