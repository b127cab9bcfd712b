import DeskCore

/// What the desk makes of the answers: verdict, first aid, duties, referrals, desk, what is not known yet.
struct ResultPage: Page {
  let state: InterviewState
  let assessment: Assessment
  /// How many questions there can be at most.
  let left: Int

  var link: Link? { nil }
  var carriesForm: Bool { true }
  var hasEmergencyStrip: Bool { true }

  func title(_ context: PageContext) -> String {
    context(ResultWords.verdicts[assessment.verdict] ?? ResultWords.title)
  }

  func body(_ context: PageContext) -> HTML {
    """
    <form id="answers" method="post" action="\(context.link(.interview))">
    \(state.hidden(context.pack, view: "result"))\
    \(state.path.isEmpty ? nil : "<p class=\"noprint\"><button class=\"back\" name=\"go\" value=\"back\">\(context(InterviewWords.back))</button></p>\n" as HTML)\
    \(verdict(context))\
    \(state.receipt.isEmpty ? goOn(context) : change(context))\
    \(contradictions(context))\
    \(firstAid(context))\
    \(duties(context))\
    \(referrals(context))\
    \(desk(context))\
    \(declined(context))\
    \(missing(context))\
    \(SavingView.html(state.draft, isOffered: state.receipt.isEmpty, context))\
    <p class="noprint">\(context(ResultWords.print))</p>
    </form>
    """
  }

  private func verdict(_ context: PageContext) -> HTML {
    let types = assessment.incidentTypes.map(\.label)
    let reasons = assessment.because.filter { $0.rule != "facts.contradiction" }
    return """
      <section class="verdict \(assessment.verdict)">
      <p class="service">\(context(ResultWords.title))</p>
      <h1>\(title(context))</h1>
      \(urgency(context))
      <p class="hint">\(context(ResultWords.asOf)): \(DateWords.full(context.today, context.language))</p>
      \(types.isEmpty ? nil : "<p>\(context(ResultWords.types)): <b>\(Words.list(types, context.language))</b></p>\n" as HTML)\
      \(ResultWords.targeted[assessment.targetedAttack].map { "<p>\(context($0))</p>\n" as HTML })\
      <h2>\(context(ResultWords.because))</h2>
      \(reasons.isEmpty ? "<p>\(assessment.decided[.verdict].map { context($0.grounds.text) } ?? "")</p>" as HTML : "<ul>\(reasons.html { "<li>\(context($0.text))</li>" })</ul>")
      </section>

      """
  }

  /// Where nothing can be told, "not urgent" would be a promise: then we say that too.
  private func urgency(_ context: PageContext) -> HTML {
    if assessment.verdict == "undetermined", assessment.urgency == "routine" {
      return """
        <p class="urgency"><b>\(context(ResultWords.urgencyUnknown))</b> \(context(ResultWords.urgencyUnknownText))</p>
        """
    }
    return """
      <p class="urgency \(assessment.urgency)"><b>\(context(ResultWords.urgencies[assessment.urgency]!))</b> \
      \(assessment.decided[.urgency].map { context($0.grounds.text) } ?? "")</p>
      """
  }

  private func goOn(_ context: PageContext) -> HTML {
    let send = SendView(state: state, desk: assessment.desk, context: context).html()
    let go: HTML? =
      left == 0
      ? nil
      : """
      <button class="\(send == nil ? "primary" : "equal")" name="go" value="continue">\
      \(ResultWords.more(left, context.language))</button>
      """
    return """
      \(send)\
      <div class="go noprint">\(go)\
      <button class="equal" name="go" value="answers">\(context(ResultWords.review))</button></div>

      """
  }

  /// The reporter looks at what new answers to a case would mean.
  private func change(_ context: PageContext) -> HTML {
    """
    \(ChangeView.buttons(context))\
    <p class="noprint"><button class="link" name="go" value="answers">\(context(ResultWords.review))</button></p>

    """
  }

  private func contradictions(_ context: PageContext) -> HTML? {
    let found = assessment.because.filter { $0.rule == "facts.contradiction" }
    guard !found.isEmpty else { return nil }
    let vocabulary = context.pack.rulebook.vocabulary
    let rows = found.html { reason in
      let facts = reason.facts.map {
        "\(context(vocabulary[$0].label)): \(AnswerWords.text(state.sheet[$0], of: vocabulary[$0], context))"
      }
      return
        "<li>\(context(reason.text))<br><span class=\"hint\">\(facts.joined(separator: context.language == .en ? "; " : "／"))</span></li>\n"
    }
    return
      "<section class=\"notice-box\"><h2>\(context(ResultWords.contradictions))</h2>\n<ul>\(rows)</ul></section>\n"
  }

  private func firstAid(_ context: PageContext) -> HTML {
    let all = assessment.guidance.compactMap { context.pack.guidance[$0.id] }
    return """
      <section><h2>\(context(ResultWords.firstAid))</h2>
      <ul class="choices">\(all.html { guidance in
        """
        <li><a href="\(context.link(.firstAid(guidance.id)))" target="_blank" rel="noopener">\(context(guidance.title))\
        <span class="hidden"> (\(context(InterviewWords.opensTab)))</span></a><p>\(context(guidance.lead))</p></li>

        """
      })</ul></section>

      """
  }

  private func duties(_ context: PageContext) -> HTML {
    let certain = Duty.all(of: assessment.obligations.filter(\.isCertain))
    let open = OpenDutiesView(rows: assessment.obligations.filter { !$0.isCertain }, context: context).html
    let empty =
      isIndividual(context)
      ? ResultWords.noDutiesForIndividuals
      : open == nil
        ? ResultWords.noDuties : left > 0 ? ResultWords.noDutiesYet : ResultWords.noDutiesButOpen
    let view = DutyView(context: context)
    return """
      <section><h2>\(context(ResultWords.duties))</h2>
      \(clockStart(context))\
      \(certain.isEmpty ? "<p>\(context(empty))</p>\n" as HTML : "<ol class=\"duties\">\(certain.html(view.certain))</ol>\n")\
      \(open)\
      \(state.receipt.isEmpty ? onwards(certain, context) : nil)\
      <p class="hint">\(context(ShellWords.notLegalAdvice))</p></section>

      """
  }

  /// What can be had of the duties before anything is sent, and what only afterwards.
  private func onwards(_ duties: [Duty], _ context: PageContext) -> HTML? {
    guard !duties.isEmpty else { return nil }
    let offset = context.pack.rulebook.rules.zoneOffset
    let isDated = duties.contains { !$0.isDone && $0.lastDay(offset: offset) != nil }
    let calendar: HTML? =
      isDated
      ? """
      <p class="noprint"><button class="equal" name="go" value="calendar">\(context(DutyWords.calendarButton))</button></p>
      <p class="hint noprint">\(context(DutyWords.calendarHint))</p>

      """ : nil
    return """
      \(calendar)\
      <p class="hint noprint">\(context(DutyWords.papersOnceSent))</p>

      """
  }

  /// The day from which most terms are counted.
  private func clockStart(_ context: PageContext) -> HTML? {
    let rules = context.pack.rulebook.rules
    let moments = (rules.clocks.first?.facts ?? []).map { state.sheet[$0] }
    guard case .when(let start)? = moments.first(where: \.isKnown) else { return nil }
    let isOld = context.today - start.day(offset: rules.zoneOffset) > 366
    guard isOld || assessment.obligations.contains(where: \.isCertain) else { return nil }
    let day = DateWords.full(start, offset: rules.zoneOffset, context.language)
    return """
      <p>\(context(ResultWords.clock)): <b>\(day)</b></p>
      \(isOld ? "<p class=\"careful\">\(context(ResultWords.oldDate))</p>\n" as HTML : nil)
      """
  }

  private func isIndividual(_ context: PageContext) -> Bool { assessment.desk == "individual" }

  private func referrals(_ context: PageContext) -> HTML {
    let rows = assessment.referrals.html { referral -> HTML in
      let destination = context.pack.destinations[referral.rule.destination]
      return """
        <li><b>\(destination.map { DestinationView.name($0, of: state.sheet, context) } ?? referral.rule.destination)</b>\
        \(referral.told ? " <span class=\"done\">✓ \(context(ResultWords.told))</span>" as HTML : nil) \
        \(context(referral.rule.grounds.text))\
        \(destination.map { details($0, context) })</li>

        """
    }
    return """
      <section><h2>\(context(ResultWords.referrals))</h2>
      \(assessment.referrals.isEmpty ? "<p>\(context(ResultWords.noReferrals))</p>" as HTML : "<ul class=\"referrals\">\(rows)</ul>")
      </section>

      """
  }

  private func details(_ destination: Destination, _ context: PageContext) -> HTML {
    """
    <p class="hint">\(destination.how.map { context($0) } ?? context(destination.takes))</p>\
    \(DestinationView.contact(destination, of: state.sheet, context))\(destination.verified ? nil : DestinationView.unverified(context))
    """
  }

  private func desk(_ context: PageContext) -> HTML? {
    guard let desk = context.pack.desk(assessment.desk) else { return nil }
    return """
      <section><h2>\(context(ResultWords.desk))</h2>
      <p><b>\(context(desk.name))</b> \(assessment.decided[.desk].map { context($0.grounds.text) } ?? "")</p>
      <p>\(context(desk.how))</p>
      \(desk.email.map { "<p>\(context(ResultWords.deskMail)): <a href=\"mailto:\($0)\">\($0)</a></p>\n" as HTML })\
      \(desk.refersTo.flatMap { context.pack.destinations[$0] }.map { DestinationView.card($0, context) })\
      </section>

      """
  }

  private func declined(_ context: PageContext) -> HTML? {
    guard !assessment.declined.isEmpty else { return nil }
    let rows = assessment.declined.html { rule in
      let names = rule.destinations.compactMap { context.pack.destinations[$0]?.name }
      return """
        <li>\(context(rule.text))<br><span class="hint">\(context(DirectoryWords.elsewhere)): \
        \(Words.list(names, context.language))</span></li>

        """
    }
    return "<section><h2>\(context(ResultWords.declined))</h2>\n<ul>\(rows)</ul></section>\n"
  }

  private func missing(_ context: PageContext) -> HTML {
    let labels = assessment.missing.map { context.pack.rulebook.vocabulary[$0].label }
    let text = labels.isEmpty ? context(ResultWords.noMissing) : Words.list(labels, context.language)
    return """
      <section><h2>\(context(ResultWords.missing))</h2>
      \(labels.isEmpty || left > 0 ? nil : "<p>\(context(ResultWords.missingUnknown))</p>\n" as HTML)\
      \(labels.count > 8 ? "<details><summary>\(context(ResultWords.showAll))（\(labels.count)）</summary><p>\(text)</p></details>" as HTML : "<p>\(text)</p>")
      </section>

      """
  }
}
