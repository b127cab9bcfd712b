/// A rule of a pack, named for a report.
public struct RuleName: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// What kind of rule: `harm`, `obligation`…
  public let kind: String
  /// Its id; for a decision its value and place, such as `desk individual 3`.
  public let id: String

  /// `obligation appi.class-1`
  public var description: String { "\(kind) \(id)" }

  /// By kind, then by id.
  public static func < (left: RuleName, right: RuleName) -> Bool {
    (left.kind, left.id) < (right.kind, right.id)
  }
}

extension Rulebook {
  /// Whether some way of answering makes a rule fire.
  public enum Reach: Sendable {
    case reachable
    case never
    /// The search gave up before it had tried everything.
    case undecided
  }

  /// Every rule with a condition, and whether it can fire.
  ///
  /// - Throws: `RuleFault` if a condition does not compile, which a loaded rulebook has ruled out.
  public func reach() throws(RuleFault) -> [(rule: RuleName, reach: Reach)] {
    var compiler = Compiler(rules: rules)
    var steps: [(RuleName, Int, openCounts: Bool)] = []
    func add(_ kind: String, _ id: String, _ condition: Condition, openCounts: Bool = false) throws(RuleFault)
    {
      do {
        steps.append((RuleName(kind: kind, id: id), try compiler.compile(condition), openCounts))
      } catch {
        throw RuleFault(owner: id, fault: error)
      }
    }
    for rule in rules.harm { try add("harm", rule.id, rule.when) }
    for (index, rule) in rules.contradictions.enumerated() {
      try add("contradiction", "\(rules.vocabulary[rule.answer].id) \(index)", rule.when)
    }
    for kind in DecisionKind.allCases {
      var earlier: [Condition] = []
      for (index, entry) in (rules.decisions[kind]?.entries ?? []).enumerated() {
        let fits = entry.when ?? .constant(true)
        try add(
          "decision", "\(kind.rawValue) \(entry.value) \(index)",
          .all([fits] + earlier.map { .not(.known($0)) }), openCounts: entry.when == nil)
        if let when = entry.when { earlier.append(when) }
      }
    }
    for rule in rules.incidentTypes { try add("type", rule.id, rule.when) }
    for rule in rules.guidance { try add("guidance", rule.id, rule.when) }
    for rule in rules.referrals { try add("referral", rule.id, rule.when) }
    for rule in rules.declines { try add("decline", rule.wish, rule.when) }
    for rule in rules.obligations { try add("obligation", rule.id, rule.when, openCounts: true) }
    var fired: Set<RuleName> = []
    var sheets = RandomSheets(self, seed: 20_261_124)
    var sheet = AnswerSheet(count: vocabulary.count)
    for _ in 0..<4_000 {
      fired.formUnion(self.fired(in: assess(sheet, withMissing: false), for: sheet))
      sheet = sheets.next()
    }
    return steps.map { name, step, openCounts in
      if fired.contains(name) { return (name, .reachable) }
      var search = Search(program: compiler.program, rules: rules)
      switch search.sheet(making: step, openCounts: openCounts) {
      case .found: return (name, .reachable)
      case .impossible: return (name, .never)
      case .gaveUp: return (name, .undecided)
      }
    }
  }

  /// Verdicts under which nothing would be handed out: dead ends.
  ///
  /// - Throws: `RuleFault` if a condition does not compile.
  public func deadEnds() throws(RuleFault) -> [String] {
    var found: [String] = []
    for verdict in Set((rules.decisions[.verdict]?.entries ?? []).map(\.value)).sorted() {
      var compiler = Compiler(rules: rules)
      let nothing = Condition.all([
        .decided(.verdict, [verdict]), .not(.any(rules.guidance.map(\.when))),
        .not(.any(rules.referrals.map(\.when))),
      ])
      do {
        let step = try compiler.compile(nothing)
        var search = Search(program: compiler.program, rules: rules)
        if case .found = search.sheet(making: step, openCounts: false) { found.append(verdict) }
      } catch {
        throw RuleFault(owner: "verdict \(verdict)", fault: error)
      }
    }
    return found
  }

  /// The rules that fired in an assessment.
  public func fired(in assessment: Assessment, for sheet: AnswerSheet) -> Set<RuleName> {
    var names: Set<RuleName> = []
    for reason in assessment.because where reason.rule != "facts.contradiction" {
      names.insert(RuleName(kind: "harm", id: reason.rule))
    }
    let closed = rules.implications.closure(of: sheet)
    let values = program.values(
      given: sheet, closed: closed, clocks: rules.clocks, offset: rules.zoneOffset, .answer)
    for (index, steps) in contradictions.enumerated() where values[steps.when].truth == .yes {
      let id = rules.vocabulary[rules.contradictions[index].answer].id
      names.insert(RuleName(kind: "contradiction", id: "\(id) \(index)"))
    }
    for (kind, steps) in decisions {
      let chosen = steps.firstIndex { $0.map { values[$0].truth == .yes } ?? true }
      guard let chosen, let entry = rules.decisions[kind]?.entries[chosen] else { continue }
      names.insert(RuleName(kind: "decision", id: "\(kind.rawValue) \(entry.value) \(chosen)"))
    }
    names.formUnion(assessment.incidentTypes.map { RuleName(kind: "type", id: $0.id) })
    names.formUnion(assessment.guidance.map { RuleName(kind: "guidance", id: $0.id) })
    names.formUnion(assessment.referrals.map { RuleName(kind: "referral", id: $0.rule.id) })
    names.formUnion(assessment.declined.map { RuleName(kind: "decline", id: $0.wish) })
    names.formUnion(assessment.obligations.map { RuleName(kind: "obligation", id: $0.rule.id) })
    return names
  }
}
