import DeskCore
import Testing

/// The three-valued logic of conditions, seen through the smallest rulebook that shows it.
@Suite struct ConditionTests {
  private enum Seen: Equatable {
    case no
    case yes
    case open(Set<String>)
  }

  private static let nothing = Words(ja: "。", en: ".")
  private static let grounds = Grounds(
    text: nothing, sources: [], asOf: CalendarDate(iso: "2026-01-01")!, verified: false)
  private static let vocabulary = Vocabulary(
    ["a", "b", "c", "d"].map { Fact(id: $0, kind: .tri, label: nothing, statement: nil, unit: nil) } + [
      Fact(id: "n", kind: .number, label: nothing, statement: nil, unit: nil),
      Fact(id: "t", kind: .when, label: nothing, statement: nil, unit: nil),
    ])

  private func see(
    _ condition: Condition, _ answers: [String: Answer] = [:], definitions: [String: Condition] = [:]
  ) throws -> (seen: Seen, missing: Set<String>) {
    let vocabulary = Self.vocabulary
    var rules = RuleSet(vocabulary: vocabulary)
    rules.clocks = [Clock(id: "known", facts: [5])]
    rules.definitions = definitions
    rules.order = Array(0..<vocabulary.count)
    rules.obligations = [
      ObligationRule(
        id: "o", when: condition, audience: nil, destination: "x", elsewhere: [], force: .voluntary, clock: 0,
        isHourClock: false, rows: [ObligationRule.Row(stage: .report, term: .none)], notes: [],
        grounds: Self.grounds)
    ]
    var sheet = AnswerSheet(count: vocabulary.count)
    for (id, answer) in answers { sheet[vocabulary.place(of: id)!] = answer }
    let assessment = try Rulebook(rules).assess(sheet)
    let missing = Set(assessment.missing.map { vocabulary[$0].id })
    guard let row = assessment.obligations.first else { return (.no, missing) }
    return (row.isCertain ? .yes : .open(Set(row.hangsOn.map { vocabulary[$0].id })), missing)
  }

  private let a = Condition.fact(0, .yes)
  private let b = Condition.fact(1, .yes)
  private let c = Condition.fact(2, .yes)

  @Test func `all, any and not follow Kleene and carry what is unknown`() throws {
    #expect(try see(.all([a, b])).seen == .open(["a", "b"]))
    #expect(try see(.all([a, b]), ["a": .yes]).seen == .open(["b"]))
    #expect(try see(.all([a, b]), ["a": .no]).seen == .no)
    #expect(try see(.all([a, b]), ["a": .yes, "b": .yes]).seen == .yes)
    #expect(try see(.any([a, b]), ["a": .yes]).seen == .yes)
    #expect(try see(.any([a, b]), ["a": .no]).seen == .open(["b"]))
    #expect(try see(.any([a, b]), ["a": .no, "b": .no]).seen == .no)
    #expect(try see(.not(a)).seen == .open(["a"]))
    #expect(try see(.not(a), ["a": .no]).seen == .yes)
    #expect(try see(.all([])).seen == .yes)
    #expect(try see(.any([])).seen == .no)
  }

  @Test func `at least so many`() throws {
    let two = Condition.atLeast(2, [a, b, c])
    #expect(try see(two, ["a": .yes]).seen == .open(["b", "c"]))
    #expect(try see(two, ["a": .yes, "b": .yes]).seen == .yes)
    #expect(try see(two, ["a": .no, "b": .no]).seen == .no)
  }

  @Test func `known passes over what is open, and it stays missing`() throws {
    let unless = Condition.all([a, .not(.known(b))])
    let result = try see(unless, ["a": .yes])
    #expect(result.seen == .yes)
    #expect(result.missing.contains("b"))
    #expect(try see(unless, ["a": .yes, "b": .yes]).seen == .no)
    let settled = try see(unless, ["a": .no])
    #expect(!settled.missing.contains("b"))
  }

  @Test func `the first case that is known to fit holds`() throws {
    let list = Condition.first(
      [.init(when: a, then: .constant(true)), .init(when: b, then: .constant(false))], otherwise: c)
    #expect(try see(list, ["b": .yes]).seen == .no)
    #expect(try see(list, ["b": .yes]).missing == ["a", "t"])
    #expect(try see(list, ["a": .yes]).seen == .yes)
    #expect(try see(list, ["a": .no, "b": .no]).seen == .open(["c"]))
    #expect(try see(list, ["a": .no, "b": .no, "c": .yes]).seen == .yes)
  }

  @Test func `a condition that no fact settles stays open and hangs on nothing`() throws {
    #expect(try see(.all([a, .open]), ["a": .yes]).seen == .open([]))
    #expect(try see(.all([a, .open]), ["a": .no]).seen == .no)
  }

  @Test func `numbers compare at their limits`() throws {
    for (number, over, atLeast, atMost) in [
      (9, false, false, true), (10, false, true, true), (11, true, true, false),
    ] {
      let answers: [String: Answer] = ["n": .number(number)]
      #expect(try see(.fact(4, .over(10)), answers).seen == (over ? .yes : .no))
      #expect(try see(.fact(4, .atLeast(10)), answers).seen == (atLeast ? .yes : .no))
      #expect(try see(.fact(4, .atMost(10)), answers).seen == (atMost ? .yes : .no))
    }
  }

  @Test func `an unknown clock lies before no day`() throws {
    let inForce = Condition.not(.clockBefore(clock: 0, CalendarDate(iso: "2026-10-01")!))
    #expect(try see(inForce).seen == .yes)
    #expect(try see(inForce).missing == ["t"])
    #expect(try see(inForce, ["t": .when(.day(CalendarDate(iso: "2026-09-30")!))]).seen == .no)
    #expect(try see(inForce, ["t": .when(.day(CalendarDate(iso: "2026-10-01")!))]).seen == .yes)
  }

  @Test func `definitions are resolved, and a circle is named`() throws {
    #expect(try see(.named("x"), ["a": .yes], definitions: ["x": .named("y"), "y": a]).seen == .yes)
    #expect(throws: RuleFault.self) {
      try see(.named("x"), definitions: ["x": .named("y"), "y": .named("x")])
    }
    #expect(throws: RuleFault.self) { try see(.named("z")) }
  }
}
