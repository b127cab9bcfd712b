import DeskCore
import Testing

/// What changed, and what that did to the duties.
@Suite struct DutyHistoryTests {
  private func version(
    _ number: Int, _ sheet: AnswerSheet, _ particulars: FormValues = FormValues(), done: [DutyDone] = []
  ) -> DossierVersion {
    DossierVersion(
      number: number, at: "2026-12-0\(number)T00:00:00Z", by: number == 1 ? "reporter" : "desk",
      sheet: sheet, particulars: particulars, done: done)
  }

  private func changes(_ versions: DossierVersion...) -> [DutyChange] {
    DutyHistory.changes(
      of: DutyWorld.dossier(versions.last!, earlier: Array(versions.dropLast())), pack: DutyWorld.pack)
  }

  private func steps(_ duties: [Duty]) -> [String] { duties.map { "\($0.destination) \($0.stage)" } }

  @Test func `one number more brings duties, and taking it back takes them away`() throws {
    let found = changes(
      version(1, DutyWorld.sheet(persons: 900, known: "2026-12-01")),
      version(2, DutyWorld.sheet(persons: 1_100, known: "2026-12-01")),
      version(3, DutyWorld.sheet(persons: 800, known: "2026-12-01")))

    #expect(found.map(\.number) == [3, 2] && found.map(\.by) == ["desk", "desk"])
    #expect(found[1].at == "2026-12-02T00:00:00Z")
    #expect(found[1].facts == [DutyChange.Fact(place: 0, before: .number(900), after: .number(1_100))])
    #expect(steps(found[1].appeared) == ["ppc preliminary", "ppc final"] && found[1].vanished.isEmpty)
    #expect(steps(found[0].vanished) == ["ppc preliminary", "ppc final"] && found[0].appeared.isEmpty)
    #expect(found.allSatisfy { $0.moved.isEmpty })
  }

  @Test func `another day on which it was known moves the dates`() {
    let found = changes(
      version(1, DutyWorld.sheet(persons: 1_100, known: "2026-12-01")),
      version(2, DutyWorld.sheet(persons: 1_100, known: "2026-11-30")))

    let moved = found[0].moved
    #expect(found.count == 1 && found[0].appeared.isEmpty && found[0].vanished.isEmpty)
    #expect(moved.map { $0.after.destination } == ["ppc", "ppc"])
    #expect(moved[1].before.due == .date(DutyWorld.day("2026-12-30")))
    #expect(moved[1].after.due == .date(DutyWorld.day("2026-12-29")))
  }

  @Test func `what was only possible and holds now has appeared`() {
    let found = changes(
      version(1, DutyWorld.sheet(known: "2026-12-01")),
      version(2, DutyWorld.sheet(known: "2026-12-01", abroad: .yes)))

    #expect(steps(found[0].appeared) == ["authority report"])
  }

  @Test func `notes and particulars are told, and a version that changed nothing is not`() {
    var papers = FormValues()
    papers.add("cause", .text("VPN"))
    let note = DutyWorld.done("mic", .notice, number: "7")
    var told = ToldSoFar(sheet: DutyWorld.sheet(), done: [])
    told.note(note, DutyWorld.pack)
    let found = changes(
      version(1, DutyWorld.sheet()), version(2, DutyWorld.sheet()), version(3, DutyWorld.sheet(), papers),
      version(4, told.sheet, papers, done: told.done), version(5, DutyWorld.sheet(), papers))

    #expect(found.map(\.number) == [5, 4, 3])
    #expect(found[2].particulars == ["cause"] && found[2].facts.isEmpty)
    // That the note also stands in the answers says nothing more.
    #expect(found[1].done.map(\.number) == ["7"] && found[1].facts.isEmpty && found[1].undone.isEmpty)
    #expect(found[0].undone.map(\.destination) == ["mic"] && found[0].done.isEmpty)
  }

  @Test func `as JSON each change names facts and dates`() throws {
    let dossier = DutyWorld.dossier(
      version(
        2, DutyWorld.sheet(persons: 1_100, known: "2026-12-01"), done: [DutyWorld.done("mic", .notice)]),
      earlier: [version(1, DutyWorld.sheet(persons: 900, known: "2026-12-01"))])
    let text = dossier.dutiesJSON(pack: DutyWorld.pack, language: .en).text
    let json = try JSONReader.read(Array(text.utf8)).value

    #expect(text.hasPrefix(#"{"version":2,"duties":[{"rule":"many","destination":"ppc""#))
    #expect(text.contains(#""facts":[{"fact":"data.persons","before":900,"after":1100}]"#))
    #expect(
      text.contains(
        #"{"destination":"ppc","stage":"final","force":"statute","rules":["many"],"due":{"date":"2026-12-30"}}"#
      ))
    #expect(text.contains(#""done":{"on":"2026-12-02","number":""}"#))
    #expect(json["changes"] != nil)
  }
}
