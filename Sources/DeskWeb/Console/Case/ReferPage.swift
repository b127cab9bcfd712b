import DeskCore

/// Naming another body to a case.
struct ReferPage: ConsolePage {
  let opened: ConsoleCase
  let assessment: Assessment
  let place: CasePlace
  /// The destination that the page was opened for.
  var chosen = ""
  var attempt: CaseAttempt?

  var area: ConsoleArea { .queue }

  func title(_ context: ConsoleContext) -> String {
    CaseActFrame.title(CaseActWords.refer, opened, attempt, context)
  }

  func body(_ context: ConsoleContext) -> HTML {
    let frame = CaseActFrame(
      act: .referrals, title: CaseActWords.refer, opened: opened, place: place, attempt: attempt,
      context: context)
    let to = frame.typed("destination") ?? chosen
    return frame.html(
      """
      <p>\(context(CaseActWords.referLead))</p>
      \(frame.form(
        """
        \(frame.fields.select(
          .init(name: "destination", label: CaseActWords.destination), rows(context), chosen: to))\
        \(context.pack.destinations[to].map {
          DestinationView.card($0, context.page, of: opened.sheet, site: context.publicURL)
        })\
        \(frame.fields.area(
          .init(name: "reason", label: CaseActWords.reason, hint: CaseActWords.staffOnly, isOptional: true),
          frame.typed("reason") ?? "", rows: 4))
        """, button: CaseActWords.recordReferral))
      """)
  }

  /// What the rules propose comes first.
  private func rows(_ context: ConsoleContext) -> [(value: String, label: String)] {
    var seen: Set<String> = []
    let proposed = assessment.referrals.map(\.rule.destination).filter { seen.insert($0).inserted }
    let rest = context.pack.destinations.values.filter { !seen.contains($0.id) }.sorted { $0.id < $1.id }
    let first = proposed.compactMap { context.pack.destinations[$0] }
    return [("", context(CaseVerdictWords.choose))] + (first + rest).map { ($0.id, context($0.name)) }
  }
}
