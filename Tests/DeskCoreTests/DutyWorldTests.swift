import DeskCore
import Testing

/// The smallest pack with duties: two steps to a commission, two bodies behind one answer, an hour clock.
enum DutyWorld {
  static func words(_ text: String) -> Words { Words(ja: text, en: text) }
  static func day(_ text: String) -> CalendarDate { CalendarDate(iso: text)! }

  private static let grounds = Grounds(
    text: words("why"), basis: words("basis"), sources: [], asOf: day("2026-11-24"), verified: true)
  private static let names = ["ppc", "ministry"].map { FactValue(id: $0, label: words($0)) }

  static let vocabulary = Vocabulary([
    Fact(id: "data.persons", kind: .number, label: words("persons"), statement: nil, unit: nil),
    Fact(id: "done.told", kind: .multi(names), label: words("told"), statement: nil, unit: nil),
    Fact(id: "time.known_at", kind: .when, label: words("known"), statement: nil, unit: nil),
    Fact(id: "data.abroad", kind: .tri, label: words("abroad"), statement: nil, unit: nil),
    Fact(id: "organisation.listed", kind: .tri, label: words("listed"), statement: nil, unit: nil),
  ])

  private static func rule(
    _ id: String, _ when: Condition, _ destination: String, isHourClock: Bool = false,
    _ rows: [ObligationRule.Row]
  ) -> ObligationRule {
    ObligationRule(
      id: id, when: when, audience: nil, destination: destination, elsewhere: [], force: .statute, clock: 0,
      isHourClock: isHourClock, rows: rows, notes: [], grounds: grounds)
  }

  private static func destination(_ id: String, told: String?) -> Destination {
    Destination(
      id: id, name: words(id.uppercased()), takes: words(""), limits: nil, how: nil, url: nil, phone: nil,
      told: told, sources: [], verified: true)
  }

  static let pack: DeskPack = {
    var rules = RuleSet(vocabulary: vocabulary)
    rules.clocks = [Clock(id: "known", facts: [2])]
    rules.obligations = [
      rule(
        "many", .fact(0, .over(1_000)), "ppc",
        [
          .init(stage: .preliminary, term: .band(earliest: 3, latest: 5)),
          .init(stage: .final, term: .day(30, rolls: false, instead: nil)),
        ]),
      rule("all", .constant(true), "mic", [.init(stage: .notice, term: .promptly)]),
      rule("other", .constant(true), "fsa", [.init(stage: .notice, term: .promptly)]),
      rule(
        "abroad", .fact(3, .yes), "authority", isHourClock: true, [.init(stage: .report, term: .hours(72))]),
      rule(
        "listed", .fact(4, .yes), "exchange",
        [.init(stage: .report, term: .day(10, rolls: false, instead: nil))]),
    ]
    rules.told = ["ppc": .fact(1, .has(0)), "mic": .fact(1, .has(1)), "fsa": .fact(1, .has(1))]
    let destinations = [
      destination("ppc", told: "ppc"), destination("mic", told: "ministry"),
      destination("fsa", told: "ministry"), destination("authority", told: nil),
    ]
    return DeskPack(
      id: "small", version: 1, name: words("small"), notice: nil, about: words(""), common: [], privacy: [],
      accessibility: [], desks: [], revisions: [],
      destinations: Dictionary(uniqueKeysWithValues: destinations.map { ($0.id, $0) }), sources: [:],
      guidance: [:], questions: [], rulebook: try! Rulebook(rules))
  }()

  static func sheet(
    persons: Int? = nil, known: String? = nil, abroad: Answer? = nil, told: Answer? = nil
  ) -> AnswerSheet {
    var sheet = AnswerSheet(count: vocabulary.count)
    if let persons { sheet[0] = .number(persons) }
    if let told { sheet[1] = told }
    if let known { sheet[2] = .when(Moment(rfc3339: known)!) }
    if let abroad { sheet[3] = abroad }
    return sheet
  }

  static func dossier(
    _ version: DossierVersion, earlier: [DossierVersion] = [], today: String = "2026-12-02"
  ) -> Dossier {
    Dossier(
      reference: "C26-7K3F-9QX", desk: "d", narrative: "秘密の話", contact: Contact(organisation: "青葉製作所"),
      version: version, earlier: earlier, today: day(today))
  }

  static func done(
    _ destination: String, _ stage: ObligationRule.Stage, on: String = "2026-12-02", number: String = ""
  ) -> DutyDone {
    DutyDone(destination: destination, stage: stage, on: day(on), number: number)
  }
}

/// The little world itself.
@Suite struct DutyWorldTests {
  @Test func `more than a thousand persons bring two steps to the commission`() {
    let duties = DossierVersion(sheet: DutyWorld.sheet(persons: 1_100, known: "2026-12-01")).duties(
      DutyWorld.pack)
    let few = DossierVersion(sheet: DutyWorld.sheet(persons: 900)).duties(DutyWorld.pack)

    #expect(
      duties.filter(\.isCertain).map { "\($0.destination) \($0.stage)" } == [
        "mic notice", "fsa notice", "ppc preliminary", "ppc final",
      ])
    #expect(few.filter(\.isCertain).map(\.destination) == ["mic", "fsa"])
  }
}
