extension Rulebook {
  /// The facts whose value could still change the answer, in the pack's order of asking.
  ///
  /// From the residual formula: with every open condition kept open, the unknown facts behind whatever is
  /// still open. It may name a fact too many, never one too few (`assessment.md` 7).
  func missing(_ given: AnswerSheet, _ closed: AnswerSheet, _ answers: [Value]) -> [Int] {
    let values = program.values(
      given: given, closed: closed, clocks: rules.clocks, offset: rules.zoneOffset, .missing)
    var missing = FactSet()
    for steps in decisions.values {
      for case let step? in steps {
        if values[step].truth == .yes { break }
        missing.formUnion(values[step].hangsOn)
      }
    }
    for step in incidentTypes + guidance + declines {
      missing.formUnion(values[step].hangsOn)
    }
    for (rule, step) in zip(rules.referrals, referrals) where values[step].truth != .no {
      guard addressed(rule.audience, answers, values, &missing) else { continue }
      missing.formUnion(values[step].hangsOn)
      addTold(rule.destination, values, to: &missing)
    }
    for (rule, steps) in zip(rules.obligations, obligations) where values[steps.when].truth != .no {
      guard addressed(rule.audience, answers, values, &missing) else { continue }
      missing.formUnion(values[steps.when].hangsOn)
      missing.formUnion(rules.clocks[rule.clock].unsettled(in: closed))
      for step in steps.elsewhere { missing.formUnion(values[step].hangsOn) }
      for case let step? in steps.instead { missing.formUnion(values[step].hangsOn) }
      for destination in [rule.destination] + rule.elsewhere.map(\.destination) {
        addTold(destination, values, to: &missing)
      }
    }
    let wide = rules.implications.widened(missing) { !closed[$0].isKnown }
    return rules.order.filter { wide.contains($0) && !closed[$0].isKnown }
  }

  /// Whether a rule counts for who asks; what could change that is missing too.
  private func addressed(
    _ audience: String?, _ answers: [Value], _ values: [Value], _ missing: inout FactSet
  ) -> Bool {
    guard let step = audience.flatMap({ audiences[$0] }) else { return true }
    missing.formUnion(values[step].hangsOn)
    return answers[step].truth != .no
  }

  private func addTold(_ destination: String, _ values: [Value], to missing: inout FactSet) {
    guard let step = told[destination] else { return }
    missing.formUnion(values[step].hangsOn)
  }
}
