extension Rulebook {
  /// Judges a sheet of answers.
  ///
  /// - Parameter withMissing: whether to work out what could still change the answer, which costs about as
  ///   much again.
  public func assess(_ given: AnswerSheet, withMissing: Bool = true) -> Assessment {
    let closed = rules.implications.closure(of: given)
    let values = program.values(
      given: given, closed: closed, clocks: rules.clocks, offset: rules.zoneOffset, .answer)
    var result = Assessment()
    for (kind, decision) in rules.decisions {
      result.decided[kind] = decide(decision, values)
    }
    result.because = reasons(given, values)
    result.incidentTypes = holding(rules.incidentTypes, incidentTypes, values)
    result.guidance = holding(rules.guidance, guidance, values)
    result.declined = holding(rules.declines, declines, values)
    for (rule, step) in zip(rules.referrals, referrals) where holds(step, rule.audience, values) {
      result.referrals.append(
        Assessment.Referral(rule: rule, told: isTold(rule.destination, values)))
    }
    for (rule, steps) in zip(rules.obligations, obligations)
    where values[steps.when].truth != .no && addresses(rule.audience, values) {
      append(rule, steps, closed, values, to: &result.obligations)
    }
    if withMissing { result.missing = missing(given, closed, values) }
    return result
  }

  private func holding<Rule>(_ rules: [Rule], _ steps: [Int], _ values: [Value]) -> [Rule] {
    zip(rules, steps).filter { values[$0.1].truth == .yes }.map(\.0)
  }

  private func decide(_ decision: Decision, _ values: [Value]) -> Decision.Entry? {
    zip(decision.entries, decisions[decision.kind] ?? []).first { _, step in
      step.map { values[$0].truth == .yes } ?? true
    }?.0
  }

  private func addresses(_ audience: String?, _ values: [Value]) -> Bool {
    audience.flatMap { audiences[$0] }.map { values[$0].truth != .no } ?? true
  }

  private func holds(_ step: Int, _ audience: String?, _ values: [Value]) -> Bool {
    values[step].truth == .yes && addresses(audience, values)
  }

  private func isTold(_ destination: String, _ values: [Value]) -> Bool {
    told[destination].map { values[$0].truth == .yes } ?? false
  }

  private func reasons(_ given: AnswerSheet, _ values: [Value]) -> [Assessment.Reason] {
    var reasons: [Assessment.Reason] = []
    for (rule, step) in zip(rules.harm, harm) where values[step].truth == .yes {
      let facts = rule.facts.filter { given[$0].isKnown }
      reasons.append(Assessment.Reason(rule: rule.id, facts: facts, text: rule.grounds.text))
    }
    for (rule, steps) in zip(rules.contradictions, contradictions) where values[steps.when].truth == .yes {
      var facts = [rule.answer]
      for (against, step) in zip(rule.against, steps.against) where values[step].truth == .yes {
        facts += against.facts.filter { given[$0].isKnown && !facts.contains($0) }
      }
      reasons.append(Assessment.Reason(rule: "facts.contradiction", facts: facts, text: rule.text))
    }
    return reasons
  }

  private func append(
    _ rule: ObligationRule, _ steps: CompiledObligation, _ sheet: AnswerSheet, _ values: [Value],
    to rows: inout [Assessment.Obligation]
  ) {
    let value = values[steps.when]
    let start = rules.clocks[rule.clock].start(in: sheet)
    let elsewhere = zip(rule.elsewhere, steps.elsewhere).first { values[$0.1].truth == .yes }?.0
    let destination = elsewhere?.destination ?? rule.destination
    let basis = zip(rule.otherBasis, steps.otherBasis).first { values[$0.1].truth == .yes }?.0.text
    let notes = zip(rule.notes, steps.notes).filter { values[$0.1].truth == .yes }.map(\.0.text)
    for (row, instead) in zip(rule.rows, steps.instead) {
      let useOther = instead.map { values[$0].truth == .yes } ?? false
      let (due, sure) = due(row.term, start, useOther)
      rows.append(
        Assessment.Obligation(
          rule: rule, stage: row.stage, destination: destination,
          clockStart: start.map { start in
            rule.isHourClock
              ? .instant(start.instant(offset: rules.zoneOffset)) : .day(start.day(offset: rules.zoneOffset))
          },
          due: due, isCertain: value.truth == .yes, isVerified: rule.grounds.verified && sure,
          told: isTold(destination, values),
          hangsOn: value.truth == .open ? value.hangsOn.places : [], notes: notes,
          basis: basis ?? rule.grounds.basis))
    }
  }

  /// The due date of a term, and whether the calendar behind it was announced.
  private func due(
    _ term: ObligationRule.Term, _ start: Moment?, _ useOther: Bool
  ) -> (Assessment.Due?, Bool) {
    if case .promptly = term { return (.promptly, true) }
    guard let start else { return (nil, true) }
    let day = start.day(offset: rules.zoneOffset)
    switch term {
    case .none, .promptly: return (nil, true)
    case .band(let earliest, let latest): return (.band(earliest: day + earliest, latest: day + latest), true)
    case .hours(let hours): return (.at(start.instant(offset: rules.zoneOffset) + hours * 3600), true)
    case .day(let count, let rolls, let other):
      let last = day + ((useOther ? other?.day ?? count : count) - 1)
      guard rolls else { return (.date(last), true) }
      let (open, verified) = rules.closedDays.rolled(last)
      return (.date(open), verified)
    }
  }
}
