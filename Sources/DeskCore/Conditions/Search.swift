/// Looks for answers that make a condition true.
///
/// A depth-first search over the facts that the open condition hangs on; Kleene's logic cuts off whatever is
/// settled. It tries every value of a choice, and for numbers and dates the ones around each limit that the
/// rules name.
struct Search {
  let program: Program
  let rules: RuleSet
  /// How many sheets may be tried before the search gives up.
  var budget = 20_000

  /// What the search found.
  enum Outcome {
    case found(AnswerSheet)
    case impossible
    case gaveUp
  }

  /// - Parameter openCounts: whether a condition that stays open whatever is answered counts as true.
  mutating func sheet(making step: Int, openCounts: Bool) -> Outcome {
    let candidates = Candidates(program: program, rules: rules)
    if let sheet = descend(
      AnswerSheet(count: rules.vocabulary.count), step, openCounts: openCounts, candidates)
    {
      return .found(sheet)
    }
    return budget > 0 ? .impossible : .gaveUp
  }

  private mutating func descend(
    _ sheet: AnswerSheet, _ step: Int, openCounts: Bool, _ candidates: Candidates
  ) -> AnswerSheet? {
    guard budget > 0 else { return nil }
    budget -= 1
    let closed = rules.implications.closure(of: sheet)
    let value = program.values(
      given: sheet, closed: closed, clocks: rules.clocks, offset: rules.zoneOffset, .missing)[step]
    switch value.truth {
    case .yes: return sheet
    case .no: return nil
    case .open: break
    }
    guard let place = choice(among: value.hangsOn.places.filter { !sheet[$0].isKnown }) else {
      return openCounts && value.hangsOn.isEmpty ? sheet : nil
    }
    for answer in candidates.answers(to: place) {
      var next = sheet
      next[place] = answer
      if let found = descend(next, step, openCounts: openCounts, candidates) { return found }
    }
    return nil
  }

  /// What implies something comes first: a `no` to what it implies would answer it.
  private func choice(among places: [Int]) -> Int? {
    places.first { place in rules.implications.contains { $0.from == place } } ?? places.first
  }
}

/// The answers to a fact that can make a difference to the rules.
struct Candidates {
  private let rules: RuleSet
  private var limits: [Int: Set<Int>] = [:]
  private var days: [CalendarDate] = []

  init(program: Program, rules: RuleSet) {
    self.rules = rules
    for step in program.steps {
      switch step {
      case .fact(let place, .over(let limit)), .fact(let place, .atLeast(let limit)),
        .fact(let place, .atMost(let limit)):
        limits[place, default: []].formUnion([limit - 1, limit, limit + 1])
      case .clockBefore(_, let date): days += [date + -1, date]
      default: break
      }
    }
    days = Array(Set(days)).sorted()
    if days.isEmpty { days = [CalendarDate(dayNumber: 20_000)] }
  }

  func answers(to place: Int) -> [Answer] {
    switch rules.vocabulary[place].kind {
    case .tri: return [.yes, .no]
    case .choice(let values): return values.indices.map(Answer.choice)
    case .multi(let values):
      let all: UInt64 = values.count == 64 ? .max : (1 << UInt64(values.count)) - 1
      return values.indices.map { .multi(1 << UInt64($0)) } + [.multi(0), .multi(all)]
    case .number: return (limits[place] ?? [1]).filter { $0 >= 0 }.sorted().map(Answer.number)
    case .when: return days.map { .when(.day($0)) }
    case .text(let values): return [.text(values.first?.id ?? "")]
    }
  }
}

/// Sheets drawn at random from a seed, the same each time: a quick way to see most rules fire.
public struct RandomSheets {
  private var state: UInt64
  private let candidates: Candidates
  private let rulebook: Rulebook

  /// Sheets for a rulebook.
  public init(_ rulebook: Rulebook, seed: UInt64) {
    state = seed
    self.rulebook = rulebook
    candidates = Candidates(program: rulebook.program, rules: rulebook.rules)
  }

  /// A number below `limit` (SplitMix64).
  private mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }

  /// A sheet in which some facts are not asked, some unknown, and yes is rare or frequent by turns.
  public mutating func next() -> AnswerSheet {
    var sheet = AnswerSheet(count: rulebook.vocabulary.count)
    let percentAsked = [15, 50, 85, 100][below(4)]
    let percentYes = [3, 10, 30, 60][below(4)]
    for place in 0..<rulebook.vocabulary.count where below(100) < percentAsked {
      if below(100) < 5 {
        sheet[place] = .unknown
        continue
      }
      let answers = candidates.answers(to: place)
      switch rulebook.vocabulary[place].kind {
      case .tri: sheet[place] = below(100) < percentYes ? .yes : .no
      case .choice where below(100) >= percentYes: sheet[place] = answers[0]
      case .when:
        // Whole years around the dates that rules name, so that clocks run over ends of years and holidays.
        sheet[place] = .when(.day(CalendarDate(dayNumber: 18_993 + below(2_191))))
      default: sheet[place] = answers[below(answers.count)]
      }
    }
    return sheet
  }
}
