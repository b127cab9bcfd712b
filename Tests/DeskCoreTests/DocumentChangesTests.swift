import DeskCore
import Testing

/// What a final report says of what changed since the step before.
@Suite struct DocumentChangesTests {
  private typealias World = DocumentWorld

  private let template = World.template(
    [[.fact(World.persons), .particular("outline")], [.judgement(.types)], [.changes]], variants: World.steps)
  private let note = DutyDone(
    destination: "ppc", stage: .preliminary, on: CalendarDate(iso: "2026-11-23")!)

  private func changes(_ dossier: Dossier) -> FilledDocument.Row? {
    let paper = dossier.fill(template, variant: "final", pack: World.pack([template]), language: .en)
    return paper.sections.flatMap(\.rows).first { $0.id == "r2" }
  }

  @Test func `it compares with what was current when the step before was noted`() throws {
    let earlier = [
      World.version(1, [World.persons: .number(500)]),
      World.version(2, [World.persons: .number(900)]),
      World.version(3, [World.persons: .number(900)], done: [note]),
      World.version(4, [World.persons: .number(1000)], done: [note]),
    ]
    let row = try #require(
      changes(
        World.dossier(
          [World.persons: .number(1100), World.cards: .yes, World.note: .yes],
          particulars: [("outline", .text("Files."))], done: [note], earlier: earlier)))

    #expect(
      row.text == """
        Since “Preliminary” was noted as done (Monday 23 November 2026):
        Persons: 900 persons → 1,100 persons
        Outline: empty → Files.
        What it looks like: Unknown → Leak
        """)
    #expect(row.origins == [.done, .fact(World.persons), .particular("outline")])
  }

  @Test func `a note that was taken back counts from when it was made again`() throws {
    let earlier = [
      World.version(1, [World.persons: .number(500)], done: [note]),
      World.version(2, [World.persons: .number(500)]),
      World.version(3, [World.persons: .number(900)], done: [note]),
    ]
    let row = try #require(
      changes(World.dossier([World.persons: .number(1100)], done: [note], earlier: earlier)))
    #expect(row.text.contains("900 persons → 1,100 persons"))
  }

  @Test func `without a note it compares with the first version and says so`() throws {
    let first = World.version(1, [World.persons: .number(500)])
    let row = try #require(changes(World.dossier([World.persons: .number(900)], earlier: [first])))
    #expect(
      row.text == """
        No earlier step is noted as done, so this is compared with what the desk first received.
        Persons: 500 persons → 900 persons
        """)
  }

  @Test func `that nothing changed is said, and long texts are not repeated`() throws {
    let same = try #require(changes(World.dossier([World.persons: .number(1)], done: [note])))
    let long = String(repeating: "x", count: 200)
    let first = World.version(1, [:], particulars: [("outline", .text("a"))])
    let rewritten = try #require(
      changes(World.dossier(particulars: [("outline", .text(long))], earlier: [first])))

    #expect(same.text.hasSuffix("\nNothing has changed."))
    #expect(rewritten.text.hasSuffix("\nOutline: written anew"))
  }

  @Test func `a step that compares nothing has no such row, and its name is in the title`() {
    let paper = World.dossier().fill(template, pack: World.pack([template]), language: .en)
    #expect(paper.variant == "preliminary")
    #expect(paper.name == "Report (Preliminary)")
    #expect(paper.sections.flatMap(\.rows).map(\.id) == ["r0", "r1"])
  }
}
