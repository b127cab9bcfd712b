import DeskCore

/// What to tell the caller, the most pressing first; the headings are the staff's, the texts the caller's.
struct PhoneSay {
  let page: PhonePage
  let context: ConsoleContext

  private var say: PageContext { page.say(context) }
  private var assessment: Assessment { page.assessment }
  private var mark: HTML? { PhoneLanguage.mark(say.language, context) }

  func html() -> HTML {
    """
    <p class="stop"\(mark)>\(say(ShellWords.danger))</p>
    <p class="box"><b>\(context(PhoneWords.cutOff))</b> \(callback)</p>
    \(verdict)\
    \(elsewhere)\
    \(firstAid)\
    \(duties)\
    \(referrals)\
    \(declined)\
    <section><h2>\(context(PhoneWords.neverAsk))</h2>
    <p>\(context(PhoneWords.neverAskList))</p></section>

    """
  }

  private var callback: HTML {
    let phone = page.state.report.phone
    return phone.isBlank
      ? "\(context(PhoneWords.askPhone))" : "\(context(PhoneWords.callBack)): <b>\(phone)</b>"
  }

  private var verdict: HTML {
    let reasons = assessment.because.filter { $0.rule != "facts.contradiction" }.map(\.text)
    let grounds = reasons.isEmpty ? [assessment.decided[.verdict]?.grounds.text].compactMap(\.self) : reasons
    let types = assessment.incidentTypes.map(\.label)
    let contradictions = assessment.because.filter { $0.rule == "facts.contradiction" }
    return """
      <section><h2>\(context(PhoneWords.judged))</h2>
      <div\(mark)>
      <p><b>\(say(ResultWords.verdicts[assessment.verdict] ?? ResultWords.title))</b> · \(urgency)</p>
      \(types.isEmpty ? nil : "<p>\(Words.list(types, say.language))</p>\n" as HTML)\
      \(ResultWords.targeted[assessment.targetedAttack].map { "<p>\(say($0))</p>\n" as HTML })\
      <ul>\(grounds.html { "<li>\(say($0))</li>" })</ul>
      \(contradictions.html { "<p class=\"careful\">\(say($0.text))</p>\n" })</div></section>

      """
  }

  /// Where nothing can be told, "not urgent" would be a promise.
  private var urgency: HTML {
    if assessment.verdict == "undetermined", assessment.urgency == "routine" {
      return "\(say(ResultWords.urgencyUnknown))"
    }
    let style = assessment.urgency == "immediate" ? "stop" : "careful"
    let words = ResultWords.urgencies[assessment.urgency].map { say($0) } ?? ""
    return assessment.urgency == "routine" ? "\(words)" : "<span class=\"\(style)\">\(words)</span>"
  }

  /// Whom this belongs to, where that is not the desk that was chosen.
  private var elsewhere: HTML? {
    guard let desk = context.pack.desk(assessment.desk) else { return nil }
    if desk.email == nil {
      let destination = desk.refersTo.flatMap { context.pack.destinations[$0] }
      return """
        <section class="flash warn"><h2>\(context(PhoneWords.notHere))</h2>
        <p>\(context(desk.name)): \(context(PhoneWords.sendOn))</p>
        <div\(mark)>\(destination.map { DestinationView.card($0, say) })</div></section>

        """
    }
    let chosen = ReportForm.find(page.state.report.form, context.pack)?.desk.id
    guard chosen != desk.id, !page.state.report.interview.sheet.asked.isEmpty else { return nil }
    return "<p class=\"flash warn\">\(context(PhoneWords.otherDesk)): \(context(desk.name))</p>\n"
  }

  /// First aid for what it looks like comes before what helps always.
  private var firstAid: HTML {
    let types = Set(assessment.incidentTypes.map { "first-aid.\($0.id)" })
    let ordered =
      assessment.guidance.filter { types.contains($0.id) }
      + assessment.guidance.filter { !types.contains($0.id) }
    let all = ordered.compactMap { context.pack.guidance[$0.id] }
    guard let first = all.first else { return .empty }
    let folded = all.dropFirst().prefix(2).html { guidance in
      """
      <details><summary\(mark)>\(say(guidance.title))</summary>
      <div\(mark)>\(steps(guidance, isWhole: false))</div></details>

      """
    }
    let links = all.dropFirst(3).html { guidance in
      """
      <li><a href="\(context.publicURL)\(say.link(.firstAid(guidance.id)))" target="_blank" \
      rel="noopener noreferrer"\(mark)>\(say(guidance.title))\
      <span class="hidden"> (\(say(InterviewWords.opensTab)))</span></a></li>
      """
    }
    return """
      <section class="aid"><h2>\(context(PhoneWords.readNow))</h2>
      <div\(mark)><h3>\(say(first.title))</h3><p><b>\(say(first.lead))</b></p>
      \(steps(first, isWhole: true))</div>
      \(folded)\(links.isEmpty ? nil : "<ul>\(links)</ul>\n" as HTML)</section>

      """
  }

  private func steps(_ guidance: Guidance, isWhole: Bool) -> HTML {
    let rows = guidance.steps.html { step in
      let word = say(step.isAvoid ? FirstAidWords.avoid : FirstAidWords.doIt)
      let who = "\(say(FirstAidWords.who)): \(say(step.who)) · \(say(step.time))"
      let why: HTML = "<br><span class=\"hint\">\(say(step.why)) \(who)</span>"
      return """
        <li><span class="mark \(step.isAvoid ? "stop" : "done")">\(step.isAvoid ? "✕" : "○") \(word)</span> \
        \(say(step.text))\(step.verified ? nil : unverified)\
        \(isWhole ? why : nil)</li>

        """
    }
    return "<ol>\(rows)</ol>"
  }

  private var duties: HTML {
    let view = DutyView(context: say)
    let certain = assessment.obligations.filter(\.isCertain)
    var seen: Set<String> = []
    let open = assessment.obligations.filter { !$0.isCertain }.map(\.destination)
      .filter { seen.insert($0).inserted }.compactMap { context.pack.destinations[$0]?.name }
    let none = page.left > 0 ? ResultWords.noDutiesYet : ResultWords.noDutiesButOpen
    let isIndividual = assessment.desk == "individual"
    let empty = isIndividual ? ResultWords.noDutiesForIndividuals : open.isEmpty ? ResultWords.noDuties : none
    let list: HTML =
      certain.isEmpty
      ? "<p>\(say(empty))</p>" : "<ol class=\"duties\">\(Duty.all(of: certain).html(view.certain))</ol>"
    let names: HTML = "<span\(mark)>\(Words.list(open, say.language))</span>"
    let more: HTML? =
      open.isEmpty ? nil : "<p class=\"hint\">\(context(ResultWords.open)): \(names)</p>\n"
    return """
      <section><h2>\(context(ResultWords.duties))</h2>
      <div\(mark)>\(list)</div>
      \(more)<p class="hint"\(mark)>\(say(ShellWords.notLegalAdvice))</p></section>

      """
  }

  private var sheet: AnswerSheet { page.state.report.interview.sheet }

  private var referrals: HTML? {
    guard !assessment.referrals.isEmpty else { return nil }
    let rows = assessment.referrals.html { referral -> HTML in
      let destination = context.pack.destinations[referral.rule.destination]
      return """
        <li><b>\(destination.map { DestinationView.name($0, of: sheet, say) } ?? referral.rule.destination)</b>\
        \(referral.told ? told : nil) \
        \(say(referral.rule.grounds.text))\(destination.flatMap {
          DestinationView.contact($0, of: sheet, say, site: context.publicURL)
        })</li>

        """
    }
    return """
      <section><h2>\(context(ResultWords.referrals))</h2>
      <ul\(mark)>\(rows)</ul></section>

      """
  }

  private var told: HTML { " <span class=\"done\">✓ \(say(ResultWords.told))</span>" }

  private var unverified: HTML { " <span class=\"careful\">\(say(FirstAidWords.unverified))</span>" }

  private var declined: HTML? {
    guard !assessment.declined.isEmpty else { return nil }
    let rows = assessment.declined.html { rule in
      let names = rule.destinations.compactMap { context.pack.destinations[$0]?.name }
      return """
        <li>\(say(rule.text))<br><span class="hint">\(say(DirectoryWords.elsewhere)): \
        \(Words.list(names, say.language))</span></li>

        """
    }
    return """
      <section><h2>\(context(ResultWords.declined))</h2>
      <ul\(mark)>\(rows)</ul></section>

      """
  }
}
