import DeskCore

/// What the rules propose: first aid, another desk, whom else to consult, what cannot be taken.
struct CaseProposals {
  let page: CasePage
  let context: ConsoleContext

  private var opened: ConsoleCase { page.opened }
  private var assessment: Assessment { page.assessment }

  var html: HTML { "\(desk)\(declined)\(firstAid)\(referrals)" }

  /// Another desk than the case's, with the way there.
  private var desk: HTML? {
    guard !assessment.desk.isEmpty, assessment.desk != opened.desk, opened.state != .closed,
      let desk = context.pack.desk(assessment.desk)
    else { return nil }
    let reason = assessment.decided[.desk].map { context.plain($0.grounds.text) } ?? ""
    let way: HTML =
      desk.email == nil
      ? "<a href=\"\(page.place.path(.decline))\">\(context(CaseActWords.decline))</a>"
      : """
      <a href="\(page.place.path(.handover, [("desk", desk.id)]))">\(context(CaseActWords.handOver))</a>
      """
    return """
      <section class="notice-box" aria-labelledby="other-desk">
      <h2 id="other-desk">\(CaseWords.otherDesk(context(desk.name), context.language))</h2>
      <p>\(reason) \(way)</p></section>

      """
  }

  private var declined: HTML? {
    guard !assessment.declined.isEmpty, opened.state != .closed else { return nil }
    return """
      <section aria-labelledby="declined"><h2 id="declined">\(context(ResultWords.declined))</h2>
      <ul>\(assessment.declined.html { rule in
        "<li>\(context(rule.text)) <span class=\"hint\">\(names(rule.destinations))</span></li>"
      })</ul>
      <p><a href="\(page.place.path(.decline))">\(context(CaseActWords.decline))</a></p></section>

      """
  }

  private func names(_ destinations: [String]) -> String {
    Words.list(destinations.compactMap { context.pack.destinations[$0]?.name }, context.language)
  }

  private var firstAid: HTML? {
    let all = assessment.guidance.compactMap { context.pack.guidance[$0.id] }
    guard !all.isEmpty else { return nil }
    let links = all.html { guidance in
      """
      <li><a href="\(context.publicURL + Link.firstAid(guidance.id).path(context.language))" target="_blank" \
      rel="noopener noreferrer">\(context(guidance.title))\
      <span class="hidden">\(context.bracketed("\(context(InterviewWords.opensTab))"))</span></a></li>
      """
    }
    return """
      <section aria-labelledby="first-aid"><h2 id="first-aid">\(context(CaseWords.firstAid))</h2>
      <ul>\(links)</ul></section>

      """
  }

  private var referrals: HTML? {
    let named = Set(
      opened.timeline.compactMap { entry -> String? in
        if case .referral(let destination) = entry.detail { destination } else { nil }
      })
    let proposed = assessment.referrals.map {
      ($0.rule.destination, context.plain($0.rule.grounds.text), $0.told)
    }
    let others = named.subtracting(proposed.map(\.0)).sorted().map { ($0, "", false) }
    guard !proposed.isEmpty || !others.isEmpty else { return nil }
    let rows = (proposed + others).html { id, reason, told -> HTML in
      let name = context.pack.destinations[id].map { context($0.name) } ?? id
      let mark: HTML? =
        told
        ? " <span class=\"done\">✓ \(context(ResultWords.told))</span>"
        : named.contains(id) ? " <span class=\"done\">✓ \(context(CaseWords.named))</span>" : nil
      let way: HTML? =
        named.contains(id)
        ? nil
        : """
         <a href="\(page.place.path(.referrals, [("to", id)]))">\(context(CaseWords.name))\
        <span class="hidden">: \(name)</span></a>
        """
      return "<li><b>\(name)</b>\(mark) \(reason)\(way)</li>\n"
    }
    return """
      <section aria-labelledby="referrals"><h2 id="referrals">\(context(CaseWords.referrals))</h2>
      <ul class="referrals">\(rows)</ul></section>

      """
  }
}
