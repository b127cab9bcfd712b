extension Rulebook {
  /// Whether a condition that no rule of the book needs holds for a sheet; nil where it is open.
  ///
  /// Definitions and decisions count by their names, and answers with what they imply.
  public func truth(of condition: Condition, sheet: AnswerSheet) -> Bool? {
    truths(of: [condition], sheet: sheet)[0]
  }

  /// The same for many at once: what they share is worked out once.
  ///
  /// A condition that does not compile is open; `check` refuses it when a pack is read.
  public func truths(of conditions: [Condition], sheet: AnswerSheet) -> [Bool?] {
    var compiler = Compiler(rules: rules)
    let steps = conditions.map { try? compiler.compile($0) }
    let values = compiler.program.values(
      given: sheet, closed: rules.implications.closure(of: sheet), clocks: rules.clocks,
      offset: rules.zoneOffset, .answer)
    return steps.map { step in
      switch step.map({ values[$0].truth }) {
      case .yes: true
      case .no: false
      case .open, nil: nil
      }
    }
  }

  /// Refuses a condition that names what is not there.
  ///
  /// - Parameter owner: what the fault calls it.
  /// - Throws: `RuleFault`
  public func check(_ condition: Condition, of owner: String) throws(RuleFault) {
    var compiler = Compiler(rules: rules)
    do {
      _ = try compiler.compile(condition)
    } catch {
      throw RuleFault(owner: owner, fault: error)
    }
  }
}
