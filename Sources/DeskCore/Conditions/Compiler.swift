/// Turns conditions into steps of a program.
///
/// Names are resolved here, so that a rule may cite a definition or a decision that stands further down.
struct Compiler {
  private(set) var program = Program()
  private let rules: RuleSet
  private var named: [String: Int] = [:]
  private var underWay: Set<String> = []

  /// Why a condition does not compile.
  enum Fault: Error, Hashable {
    case unknownName(String)
    case circular(String)
    case missingDecision(String)
  }

  init(rules: RuleSet) {
    self.rules = rules
  }

  /// The place of the step that a condition compiles to.
  ///
  /// - Throws: a name that no definition has, or definitions that need one another.
  mutating func compile(_ condition: Condition) throws(Fault) -> Int {
    switch condition {
    case .constant(let value): return program.place(of: .constant(value))
    case .open: return program.place(of: .open)
    case .fact(let place, .yes): return try holds(place)
    case .fact(let place, let test): return program.place(of: .fact(place, test))
    case .given(let place, let test): return program.place(of: .given(place, test))
    case .answered(let place): return program.place(of: .answered(place))
    case .named(let name): return try definition(name)
    case .all(let parts): return program.place(of: .all(try compile(all: parts)))
    case .any(let parts): return program.place(of: .any(try compile(all: parts)))
    case .not(let part): return program.place(of: .not(try compile(part)))
    case .atLeast(let count, let parts): return program.place(of: .atLeast(count, try compile(all: parts)))
    case .known(let part): return program.place(of: .known(try compile(part)))
    case .first(let branches, let otherwise):
      var steps: [Int] = []
      for branch in branches {
        steps.append(try compile(branch.when))
        steps.append(try compile(branch.then))
      }
      steps.append(try compile(otherwise))
      return program.place(of: .first(steps))
    case .clockBefore(let clock, let date): return program.place(of: .clockBefore(clock, date))
    case .momentBefore(let left, let right): return program.place(of: .momentBefore(left, right))
    case .decided(let kind, let values): return try decision(kind, values)
    }
  }

  private mutating func compile(all parts: [Condition]) throws(Fault) -> [Int] {
    var steps: [Int] = []
    for part in parts { steps.append(try compile(part)) }
    return steps
  }

  /// A tri is yes where it is answered so, or where a fact that implies it is.
  private mutating func holds(_ place: Int) throws(Fault) -> Int {
    let own = program.place(of: .fact(place, .yes))
    var sources = [own]
    for rule in rules.implications where rule.to == place { sources.append(try holds(rule.from)) }
    return sources.count == 1 ? own : program.place(of: .any(sources))
  }

  private mutating func definition(_ name: String) throws(Fault) -> Int {
    if let place = named[name] { return place }
    guard let condition = rules.definitions[name] else { throw .unknownName(name) }
    guard underWay.insert(name).inserted else { throw .circular(name) }
    let place = try compile(condition)
    underWay.remove(name)
    named[name] = place
    return place
  }

  /// True where the decision's first entry that fits has one of these values.
  private mutating func decision(_ kind: DecisionKind, _ values: [String]) throws(Fault) -> Int {
    guard let decision = rules.decisions[kind] else { throw .missingDecision(kind.rawValue) }
    let name = "decision \(kind.rawValue)"
    guard underWay.insert(name).inserted else { throw .circular(name) }
    defer { underWay.remove(name) }
    var steps: [Int] = []
    for entry in decision.entries {
      if let when = entry.when { steps.append(try compile(when)) }
      steps.append(program.place(of: .constant(values.contains(entry.value))))
    }
    return program.place(of: .first(steps))
  }
}
