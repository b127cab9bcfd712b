/// A truth value of Kleene's three-valued logic.
enum Truth: UInt8, Sendable {
  case no, yes, open

  init(_ value: Bool) {
    self = value ? .yes : .no
  }
}

/// A truth value and, where it is open, the unknown facts behind it.
struct Value: Sendable {
  var truth: Truth
  var hangsOn: FactSet

  static let yes = Value(truth: .yes, hangsOn: FactSet())
  static let no = Value(truth: .no, hangsOn: FactSet())

  init(truth: Truth, hangsOn: FactSet) {
    self.truth = truth
    self.hangsOn = hangsOn
  }

  init(_ value: Bool) {
    self = value ? .yes : .no
  }

  /// Open because of one fact.
  init(openBy place: Int) {
    truth = .open
    hangsOn = FactSet()
    hangsOn.insert(place)
  }
}
