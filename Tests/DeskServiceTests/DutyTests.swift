import DeskCore
import DeskService
import DeskStore
import TestSupport
import Testing

/// Noting that somebody was told, and taking it back.
@Suite(.serialized) struct DutyTests {
  @Test(arguments: DatabaseEngine.allCases)
  func `a note ticks the duty, tells the rules, and leaves one event with its day and number`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(try DutyLeak.intake(persons: 1_100))
    desk.clock.advance(hours: 1)

    _ = try await desk.front.note(DutyLeak.told(number: "第123号"), receipt: report.receipt)
    let dossier = try await desk.front.dossier(receipt: report.receipt)
    let duties = dossier.version.duties(World.pack).filter { $0.isCertain && $0.destination == "ppc" }
    let read = try await desk.read(report)
    let event = read["timeline"]?.items.last

    #expect(duties.map(\.isDone) == [false, true] && duties.map(\.stage) == [.final, .preliminary])
    #expect(duties[1].done?.number == "第123号")
    #expect(read["facts"]?["done.told"]?.items.map(\.text) == ["ppc"])
    #expect(read["done"]?.items.map { $0["on"]?.text } == ["2026-11-24"])
    #expect(read["done"]?.items.first?["brought"] == nil)
    #expect(event?["kind"]?.text == "duty" && event?["by"]?.text == "reporter")
    #expect(event?["text"]?.text == "ppc preliminary 2026-11-24 No. 第123号")
    #expect(event?["destination"]?.text == "ppc" && event?["stage"]?.text == "preliminary")
    #expect(event?["visible"]?.flag == true)
    // The assessment that is shown is the one that knows of it.
    let rows = read["assessment"]?["obligations"]?.items.filter { $0["destination"]?.text == "ppc" } ?? []
    #expect(!rows.isEmpty && rows.allSatisfy { $0["told"]?.flag == true })
  }

  @Test(arguments: DatabaseEngine.allCases, [false, true])
  func `taken back, everything is as it was, and both are in the history`(
    _ engine: DatabaseEngine, _ byStaff: Bool
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(try DutyLeak.intake(persons: 1_100))
    let before = try await desk.row(of: report).dueAt

    try await desk.perform(byStaff ? .staffTell : .tell, on: report)
    let noted = try await desk.row(of: report).dueAt
    if byStaff {
      _ = try await desk.staff.takeBack(
        doneAt: "ppc", stage: .preliminary, on: report.reference, as: World.kenji)
    } else {
      _ = try await desk.front.takeBack(doneAt: "ppc", stage: .preliminary, receipt: report.receipt)
    }
    let dossier = try await desk.front.dossier(receipt: report.receipt)
    let changes = DutyHistory.changes(of: dossier, pack: World.pack)
    let event = try await desk.read(report)["timeline"]?.items.last

    #expect(noted == "2026-12-22T14:59:59Z" && before == "2026-11-28T14:59:59Z")
    #expect(try await desk.row(of: report).dueAt == before)
    #expect(dossier.version.sheet == (try DutyLeak.intake(persons: 1_100)).sheet)
    #expect(dossier.version.done.isEmpty && dossier.version.number == 3)
    #expect(changes.map(\.undone.count) == [1, 0] && changes.map(\.done.count) == [0, 1])
    #expect(event?["text"]?.text == "ppc preliminary" && event?["kind"]?.text == "duty")
    if case .null? = event?["on"]?.content {} else { Issue.record("no null for the day") }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `what the person answered in the interview outlives a note that is taken back`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    var told = try DutyLeak.intake(persons: 1_100)
    told.sheet.merge(try World.sheet("\"done.told\": [\"ppc\", \"police\"]"))
    let report = try await desk.receive(told)

    try await desk.perform(.tell, on: report)
    _ = try await desk.staff.takeBack(
      doneAt: "ppc", stage: .preliminary, on: report.reference, as: World.kenji)

    #expect(try await desk.front.dossier(receipt: report.receipt).version.sheet == told.sheet)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `notes are the reporter's own work: the case is not opened and nobody has spoken`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    for state in CaseState.allCases {
      let report = try await desk.receive(try DutyLeak.intake(persons: 1_100))
      try await desk.bring(report, to: state)
      let before = try await desk.row(of: report)
      desk.clock.advance(hours: 1)

      for act in [CaseAct.tell, .staffTell, .fill, .staffFill, .takeOut] {
        try await desk.perform(act, on: report)
      }
      let after = try await desk.row(of: report)

      #expect(after.state == state.rawValue && after.lastAt == before.lastAt, "\(state)")
      #expect(after.lastFrom == before.lastFrom && after.outcome == before.outcome, "\(state)")
      #expect(after.changedAt > before.changedAt && (after.dueAt == nil) == (state == .closed), "\(state)")
    }
  }

  private func faults(_ act: () async throws -> EventReceipt) async throws -> [String] {
    do {
      _ = try await act()
      return []
    } catch let error as DeskError {
      guard case .invalid(let faults) = error else { throw error }
      return faults.map(\.pointer)
    }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `every fault of a note is named, and nothing is stored`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(try DutyLeak.intake(persons: 1_100))
    let long = String(repeating: "番", count: DutyDone.mostNumber + 1)
    func day(_ text: String) -> CalendarDate { CalendarDate(iso: text)! }
    let wrong: [(DutyDone, [String])] = [
      (DutyDone(destination: "nowhere", stage: .final, on: day("2026-11-24")), ["/destination"]),
      (DutyDone(destination: "acquirer", stage: .notice, on: day("2026-11-24")), ["/destination"]),
      (DutyDone(destination: "persons", stage: .final, on: day("2026-11-24")), ["/stage"]),
      (DutyLeak.told(on: "2026-11-25"), ["/on"]), (DutyLeak.told(on: "1999-12-31"), ["/on"]),
      (DutyLeak.told(number: long), ["/number"]),
      (
        DutyDone(destination: "?", stage: .final, on: day("2030-01-01"), number: long),
        ["/destination", "/on", "/number"]
      ),
    ]

    for (note, pointers) in wrong {
      let mine = try await faults { try await desk.front.note(note, receipt: report.receipt) }
      let theirs = try await faults {
        try await desk.staff.note(done: note, on: report.reference, as: World.kenji)
      }
      #expect(mine == pointers && theirs == pointers, "\(note)")
    }
    let nothing = try await faults {
      try await desk.front.takeBack(doneAt: "ppc", stage: .final, receipt: report.receipt)
    }
    #expect(nothing == ["/destination"])
    #expect(try await desk.events(of: report).count == 1)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a note can be taken back after its duty has gone`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(try DutyLeak.intake(persons: 1_100))
    try await desk.perform(.tell, on: report)
    var few = try World.sheet(DutyLeak.facts(persons: 5))
    few.merge(
      try World.sheet("\"sign.missent\": \"no\", \"data.personal\": \"no\", \"done.told\": [\"ppc\"]"))
    _ = try await desk.front.changeAnswers(few, receipt: report.receipt)

    let again = try await faults { try await desk.front.note(DutyLeak.told(), receipt: report.receipt) }
    _ = try await desk.front.takeBack(doneAt: "ppc", stage: .preliminary, receipt: report.receipt)

    #expect(again == ["/destination"])
    #expect(try await desk.front.dossier(receipt: report.receipt).version.done.isEmpty)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `nobody is reminded of what is done, the final report among it`(_ engine: DatabaseEngine) async throws
  {
    let desk = try await DeskUnderTest(engine)
    let reminders = RemindOfDuties(desk: desk.staff)
    let open = try await desk.receive(try DutyLeak.intake(persons: 1_100))
    let half = try await desk.receive(try DutyLeak.intake(persons: 1_100))
    let whole = try await desk.receive(try DutyLeak.intake(persons: 1_100))
    for one in [half, whole] { try await desk.perform(.tell, on: one) }
    _ = try await desk.front.note(DutyLeak.told(.final), receipt: whole.receipt)

    let due = try await [
      desk.row(of: open).dueAt, desk.row(of: half).dueAt, desk.row(of: whole).dueAt,
    ]
    desk.clock.advance(hours: 4 * 24)
    let first = try await reminders.run().cases
    desk.clock.advance(hours: 24 * 24)
    let last = try await reminders.run().cases
    let reminded = try await desk.rows("SELECT case_id FROM events WHERE kind = 'reminder' ORDER BY id")

    #expect(due == ["2026-11-28T14:59:59Z", "2026-12-22T14:59:59Z", nil])
    #expect(first == 1 && last == 2)
    #expect(try reminded.map { try $0.text("case_id") }.first == open.id)
    #expect(try !reminded.map { try $0.text("case_id") }.contains(whole.id))
    #expect(try await desk.row(of: whole).remindAt == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `two notes at one instant are both kept, or one is told to look again`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(try DutyLeak.intake(persons: 1_100))
    let notes = [DutyLeak.told(), DutyLeak.told(.final)]

    let refused = try await withThrowingTaskGroup(of: Refusal?.self) { group in
      for note in notes {
        group.addTask {
          try await refusal { try await desk.front.note(note, receipt: report.receipt) }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let kept = try await desk.front.dossier(receipt: report.receipt).version.done

    #expect(refused.allSatisfy { $0 == nil || $0 == .conflict })
    #expect(kept.count == refused.filter { $0 == nil }.count && !kept.isEmpty)
  }
}
