/// Where a statutory clock starts: the first of these facts that is known.
public struct Clock: Sendable {
  /// The name that rules use: `known`.
  public let id: String
  /// Places of facts of kind *when*, the preferred one first.
  public let facts: [Int]

  /// A clock that starts at the first of `facts` that is known.
  public init(id: String, facts: [Int]) {
    self.id = id
    self.facts = facts
  }

  /// The start of the clock, or nil where none of its facts is known.
  func start(in sheet: AnswerSheet) -> Moment? {
    for place in facts {
      if case .when(let moment) = sheet[place] { return moment }
    }
    return nil
  }

  /// The unknown facts that could still move the start.
  func unsettled(in sheet: AnswerSheet) -> FactSet {
    var unsettled = FactSet()
    for place in facts {
      if sheet[place].isKnown { break }
      unsettled.insert(place)
    }
    return unsettled
  }
}
