/// "yes to `from` means yes to `to`": card numbers are financial data.
///
/// A `no` to `to` counts as `no` to an unanswered `from`; a `no` to `from` says nothing of `to`.
public struct Implication: Sendable {
  /// The place of the fact whose yes implies.
  public let from: Int
  /// The place of the fact that is implied.
  public let to: Int

  /// "yes to `from` means yes to `to`".
  public init(from: Int, to: Int) {
    self.from = from
    self.to = to
  }
}

extension [Implication] {
  /// The sheet with everything filled in that these imply; an answer that they overrule is replaced.
  func closure(of sheet: AnswerSheet) -> AnswerSheet {
    var closed = sheet
    var changed = true
    while changed {
      changed = false
      for rule in self where closed[rule.from] == .yes && closed[rule.to] != .yes {
        closed.imply(rule.to, .yes)
        changed = true
      }
    }
    changed = true
    while changed {
      changed = false
      for rule in self where closed[rule.to] == .no && closed[rule.from] == .unknown {
        closed.imply(rule.from, .no)
        changed = true
      }
    }
    return closed
  }

  /// `missing` with the facts whose `no` would answer one of its facts.
  func widened(_ missing: FactSet, unknown: (Int) -> Bool) -> FactSet {
    var wide = missing
    var changed = true
    while changed {
      changed = false
      for rule in self where wide.contains(rule.from) && !wide.contains(rule.to) && unknown(rule.to) {
        wide.insert(rule.to)
        changed = true
      }
    }
    return wide
  }
}
