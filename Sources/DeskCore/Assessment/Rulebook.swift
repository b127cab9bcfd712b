/// A pack's rules, compiled once when the pack is loaded, applied to many answer sheets.
public struct Rulebook: Sendable {
  /// The rules as written.
  public let rules: RuleSet
  let program: Program
  let audiences: [String: Int]
  let harm: [Int]
  let contradictions: [(when: Int, against: [Int])]
  let decisions: [DecisionKind: [Int?]]
  let incidentTypes: [Int]
  let guidance: [Int]
  let referrals: [Int]
  let declines: [Int]
  let obligations: [CompiledObligation]
  let told: [String: Int]

  /// The steps of one obligation rule.
  struct CompiledObligation: Sendable {
    let when: Int
    let elsewhere: [Int]
    let instead: [Int?]
    let notes: [Int]
    let otherBasis: [Int]
  }

  /// The facts of the pack.
  public var vocabulary: Vocabulary { rules.vocabulary }

  /// Compiles the rules.
  ///
  /// - Throws: `RuleFault` for the first condition that does not compile.
  public init(_ rules: RuleSet) throws(RuleFault) {
    var compiler = Compiler(rules: rules)
    func compile(_ condition: Condition, of owner: String) throws(RuleFault) -> Int {
      do {
        return try compiler.compile(condition)
      } catch {
        throw RuleFault(owner: owner, fault: error)
      }
    }
    func compile(_ conditions: [(Condition, String)]) throws(RuleFault) -> [Int] {
      var steps: [Int] = []
      for (condition, owner) in conditions { steps.append(try compile(condition, of: owner)) }
      return steps
    }
    self.rules = rules
    harm = try compile(rules.harm.map { ($0.when, $0.id) })
    var contradictions: [(when: Int, against: [Int])] = []
    for rule in rules.contradictions {
      let owner = "contradiction of \(rules.vocabulary[rule.answer].id)"
      contradictions.append(
        (try compile(rule.when, of: owner), try compile(rule.against.map { ($0.when, owner) })))
    }
    self.contradictions = contradictions
    var decisions: [DecisionKind: [Int?]] = [:]
    for kind in DecisionKind.allCases {
      var steps: [Int?] = []
      for entry in rules.decisions[kind]?.entries ?? [] {
        if let when = entry.when {
          steps.append(try compile(when, of: "\(kind.rawValue) \(entry.value)"))
        } else {
          steps.append(nil)
        }
      }
      decisions[kind] = steps
    }
    self.decisions = decisions
    incidentTypes = try compile(rules.incidentTypes.map { ($0.when, $0.id) })
    guidance = try compile(rules.guidance.map { ($0.when, $0.id) })
    referrals = try compile(rules.referrals.map { ($0.when, $0.id) })
    declines = try compile(rules.declines.map { ($0.when, "decline \($0.wish)") })
    var obligations: [CompiledObligation] = []
    for rule in rules.obligations {
      var instead: [Int?] = []
      for row in rule.rows {
        if case .day(_, _, let other?) = row.term {
          instead.append(try compile(other.when, of: rule.id))
        } else {
          instead.append(nil)
        }
      }
      obligations.append(
        CompiledObligation(
          when: try compile(rule.when, of: rule.id),
          elsewhere: try compile(rule.elsewhere.map { ($0.when, rule.id) }),
          instead: instead,
          notes: try compile(rule.notes.map { ($0.when, rule.id) }),
          otherBasis: try compile(rule.otherBasis.map { ($0.when, rule.id) })))
    }
    self.obligations = obligations
    var audiences: [String: Int] = [:]
    for name in Set(rules.obligations.compactMap(\.audience) + rules.referrals.compactMap(\.audience)) {
      audiences[name] = try compile(.named(name), of: "audience \(name)")
    }
    self.audiences = audiences
    var told: [String: Int] = [:]
    for (destination, condition) in rules.told {
      told[destination] = try compile(condition, of: "destination \(destination)")
    }
    self.told = told
    program = compiler.program
  }
}

/// A rule that does not compile, and why.
public struct RuleFault: Error, CustomStringConvertible {
  /// The rule, definition or decision.
  public let owner: String
  let fault: Compiler.Fault

  /// The fault as one English sentence.
  public var description: String {
    switch fault {
    case .unknownName(let name): "\(owner): nothing is defined as “\(name)”"
    case .circular(let name): "\(owner): “\(name)” is defined by itself"
    case .missingDecision(let name): "\(owner): the pack has no decision list “\(name)”"
    }
  }
}
