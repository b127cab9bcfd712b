import DeskCore
import DeskService
import DeskStore
import TestSupport
import Testing

/// What acts do to a case.
@Suite(.serialized) struct ActTests {
  private static let acts = CaseAct.allCases.filter {
    ![.receive, .destroy, .mailFailed, .remind].contains($0)
  }

  @Test(arguments: DatabaseEngine.allCases, CaseState.allCases)
  func `every act leaves one event and the state that follows, or is refused and leaves nothing`(
    _ engine: DatabaseEngine, _ state: CaseState
  ) async throws {
    let desk = try await DeskUnderTest(engine)

    for act in Self.acts {
      let report = try await desk.receive(World.aoba)
      try await desk.bring(report, to: state)
      let before = try await desk.events(of: report)
      let refused = try await refusal { try await desk.perform(act, on: report) }
      let new = try await desk.events(of: report).dropFirst(before.count)
      let row = try await desk.row(of: report)

      if let next = act.state(after: state) {
        #expect(refused == nil, "\(act) on \(state)")
        #expect(row.state == next.rawValue, "\(act) on \(state)")
        #expect(new.map(\.kind) == [act.kind.rawValue], "\(act) on \(state)")
        #expect(new.first?.isForReporter == act.isVisibleToReporter, "\(act) on \(state)")
      } else {
        #expect(refused == .conflict, "\(act) on \(state)")
        #expect(row.state == state.rawValue, "\(act) on \(state)")
        #expect(new.isEmpty, "\(act) on \(state)")
      }
      #expect((row.closedAt != nil) == (row.state == "closed"), "\(act) on \(state)")
      #expect((row.outcome != nil) == (row.state == "closed"), "\(act) on \(state)")
    }
    #expect(try await desk.staff.verifyAudit().faults == [])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `the timeline says who did what, and when`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    desk.clock.advance(hours: 1)

    try await desk.perform(.message, on: report)
    _ = try await desk.staff.reply("初動はこちら。", to: report.reference, as: World.haruka)
    _ = try await desk.staff.refer(
      report.reference, to: "police", because: "被害届", as: World.haruka, language: .ja)
    _ = try await desk.staff.assign(report.reference, to: "haruka@desk.example", as: World.kenji)
    _ = try await desk.staff.label(report.reference, ["製造", "急ぎ"], as: World.kenji)
    _ = try await desk.staff.close(report.reference, .referred, because: "警察へ", as: World.kenji)
    let read = try await desk.read(report)
    let timeline = read["timeline"]?.items ?? []

    #expect(
      timeline.map { $0["kind"]?.text } == [
        "received", "message", "reply", "referral", "assignment", "labels", "closure",
      ])
    #expect(timeline.map { $0["by"]?.text }.prefix(3) == ["reporter", "reporter", "haruka@desk.example"])
    #expect(timeline[0]["at"]?.text == "2026-11-24T10:00:00Z")
    #expect(timeline[1]["at"]?.text == "2026-11-24T11:00:00Z")
    #expect(timeline[2]["text"]?.text == "初動はこちら。")
    #expect(timeline[3]["destination"]?.text == "police" && timeline[3]["text"]?.text == "被害届")
    #expect(timeline[4]["assignee"]?.text == "haruka@desk.example")
    #expect(timeline[5]["labels"]?.items.map { $0.text } == ["製造", "急ぎ"])
    #expect(timeline[6]["outcome"]?.text == "referred" && timeline[6]["text"]?.text == "警察へ")
    #expect(read["assignee"]?.text == "haruka@desk.example")
    #expect(read["labels"]?.items.map { $0.text } == ["製造", "急ぎ"])
    #expect(read["outcome"]?.text == "referred")
    #expect(read["closedAt"]?.text == "2026-11-24T11:00:00Z")
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `reading leaves an event that the timeline does not show`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)

    let read = try await desk.read(report, as: World.haruka)
    let events = try await desk.events(of: report)

    #expect(events.map(\.kind) == ["received", "read"])
    #expect(events.last?.actor == World.haruka.name)
    #expect(events.last?.body == nil)
    #expect(read["timeline"]?.items.count == 1)
    #expect(try await desk.row(of: report).state == "new")
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a destination that the pack does not know is refused with those that it knows`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)

    do {
      _ = try await desk.staff.refer(
        report.reference, to: "nowhere", because: "", as: World.haruka, language: .ja)
      Issue.record("nowhere was taken")
    } catch {
      guard case .invalid(let faults) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(faults.map(\.pointer) == ["/destination"])
      #expect(faults[0].message.contains("police"))
    }
    #expect(try await desk.events(of: report).count == 1)
  }
}
