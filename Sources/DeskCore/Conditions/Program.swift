/// A pack's conditions, compiled: every distinct condition once, children before parents.
struct Program: Sendable {
  /// One step; children are the places of earlier steps.
  enum Step: Sendable, Hashable {
    case constant(Bool)
    case open
    case fact(Int, Condition.Test)
    case given(Int, Condition.Test)
    case answered(Int)
    case all([Int])
    case any([Int])
    case not(Int)
    case atLeast(Int, [Int])
    case known(Int)
    /// `when` and `then` alternate; the last one is the `otherwise`.
    case first([Int])
    case clockBefore(Int, CalendarDate)
    case momentBefore(Int, Int)
  }

  private(set) var steps: [Step] = []
  private var places: [Step: Int] = [:]

  /// The place of a step, which is added if it is new.
  mutating func place(of step: Step) -> Int {
    if let place = places[step] { return place }
    steps.append(step)
    places[step] = steps.count - 1
    return steps.count - 1
  }
}

/// How unknown answers are read.
enum Reading {
  /// For the answer: `known` and `first` pass over what is open.
  case answer
  /// For what is missing: everything open stays open, so that no fact is overlooked.
  case missing
}

extension Program {
  /// The value of every step for a sheet.
  ///
  /// - Parameter sheet: the answers as given; `closed` the same with what they imply.
  func values(
    given sheet: AnswerSheet, closed: AnswerSheet, clocks: [Clock], offset: Int, _ reading: Reading
  ) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(steps.count)
    for step in steps {
      values.append(
        value(of: step, values, given: sheet, closed: closed, clocks: clocks, offset: offset, reading))
    }
    return values
  }

  private func value(
    of step: Step, _ values: [Value], given: AnswerSheet, closed: AnswerSheet, clocks: [Clock], offset: Int,
    _ reading: Reading
  ) -> Value {
    switch step {
    case .constant(let value): return Value(value)
    case .open: return Value(truth: .open, hangsOn: FactSet())
    case .fact(let place, let test):
      guard let holds = test.holds(for: closed[place]) else { return Value(openBy: place) }
      return Value(holds)
    case .given(let place, let test):
      if reading == .missing, !given[place].isKnown { return Value(openBy: place) }
      return Value(test.holds(for: given[place]) ?? false)
    case .answered(let place):
      if closed[place].isKnown { return .yes }
      return reading == .answer ? .no : Value(openBy: place)
    case .all(let children): return Self.all(children, values)
    case .any(let children): return Self.any(children, values)
    case .not(let child):
      var value = values[child]
      switch value.truth {
      case .yes: value.truth = .no
      case .no: value.truth = .yes
      case .open: break
      }
      return value
    case .atLeast(let count, let children): return Self.atLeast(count, children, values)
    case .known(let child):
      return reading == .answer ? Value(values[child].truth == .yes) : values[child]
    case .first(let branches): return Self.first(branches, values, reading)
    case .clockBefore(let clock, let date):
      let unsettled = clocks[clock].unsettled(in: closed)
      if reading == .missing, !unsettled.isEmpty { return Value(truth: .open, hangsOn: unsettled) }
      return Value(clocks[clock].start(in: closed).map { $0.day(offset: offset) < date } ?? false)
    case .momentBefore(let earlier, let later):
      guard case .when(let left) = given[earlier], case .when(let right) = given[later] else {
        let unknown = FactSet([earlier, later].filter { !given[$0].isKnown })
        return reading == .missing && !unknown.isEmpty ? Value(truth: .open, hangsOn: unknown) : .no
      }
      return Value(left.isBefore(right, offset: offset))
    }
  }

  private static func all(_ children: [Int], _ values: [Value]) -> Value {
    var result = Value.yes
    for child in children {
      switch values[child].truth {
      case .no: return .no
      case .yes: break
      case .open:
        result.truth = .open
        result.hangsOn.formUnion(values[child].hangsOn)
      }
    }
    return result
  }

  private static func any(_ children: [Int], _ values: [Value]) -> Value {
    var result = Value.no
    for child in children {
      switch values[child].truth {
      case .yes: return .yes
      case .no: break
      case .open:
        result.truth = .open
        result.hangsOn.formUnion(values[child].hangsOn)
      }
    }
    return result
  }

  private static func atLeast(_ count: Int, _ children: [Int], _ values: [Value]) -> Value {
    var sure = 0
    var possible = 0
    var behind = FactSet()
    for child in children {
      switch values[child].truth {
      case .yes: sure += 1
      case .no: break
      case .open:
        possible += 1
        behind.formUnion(values[child].hangsOn)
      }
    }
    if sure >= count { return .yes }
    return sure + possible < count ? .no : Value(truth: .open, hangsOn: behind)
  }

  private static func first(_ branches: [Int], _ values: [Value], _ reading: Reading) -> Value {
    var outcome: Value?
    var behind = FactSet()
    func joined(_ value: Value) -> Value {
      guard var joined = outcome else { return value }
      if joined.truth != value.truth || value.truth == .open {
        joined.truth = .open
        joined.hangsOn.formUnion(value.hangsOn)
      }
      return joined
    }
    var index = 0
    while index + 1 < branches.count {
      let when = values[branches[index]]
      let then = values[branches[index + 1]]
      index += 2
      switch when.truth {
      case .yes: return finished(joined(then), behind)
      case .no: continue
      case .open where reading == .answer: continue
      case .open:
        outcome = joined(then)
        behind.formUnion(when.hangsOn)
      }
    }
    return finished(joined(values[branches[branches.count - 1]]), behind)
  }

  /// An open outcome also hangs on the conditions that chose it.
  private static func finished(_ outcome: Value, _ behind: FactSet) -> Value {
    guard outcome.truth == .open else { return outcome }
    var open = outcome
    open.hangsOn.formUnion(behind)
    return open
  }
}

extension Condition.Test {
  /// Whether an answer passes; nil where it is unknown.
  func holds(for answer: Answer) -> Bool? {
    switch (self, answer) {
    case (_, .unknown): nil
    case (.yes, .yes): true
    case (.no, .no): true
    case (.among(let mask), .choice(let value)): mask & (1 << UInt64(value)) != 0
    case (.over(let limit), .number(let number)): number > limit
    case (.atLeast(let limit), .number(let number)): number >= limit
    case (.atMost(let limit), .number(let number)): number <= limit
    case (.has(let value), .multi(let chosen)): chosen & (1 << UInt64(value)) != 0
    case (.only(let mask), .multi(let chosen)): chosen != 0 && chosen & ~mask == 0
    default: false
    }
  }
}
