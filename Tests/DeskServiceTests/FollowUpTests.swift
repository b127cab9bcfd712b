import DeskCore
import DeskService
import DeskStore
import DeskVault
import TestSupport
import Testing

/// What the holder of a receipt may do and see, and nobody else.
@Suite(.serialized) struct FollowUpTests {
  @Test(arguments: DatabaseEngine.allCases)
  func `a receipt that is mistyped, unknown or revoked is refused alike, for every act`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let revoked = try await desk.receive(World.aoba)
    let kept = try await desk.receive(World.minato)
    try await desk.run("UPDATE cases SET receipt = NULL WHERE id = $1", [.text(revoked.id)])
    let last = kept.receipt.last == "0" ? "1" : "0"

    for typed in [
      revoked.receipt, Receipt().text, String(kept.receipt.dropLast()) + last, kept.reference, "", "日本語",
      String(repeating: "A", count: 100_000),
    ] {
      #expect(try await refusal { try await desk.front.followUp(receipt: typed) } == .unauthorised)
      #expect(try await refusal { try await desk.front.addMessage("?", receipt: typed) } == .unauthorised)
      #expect(try await refusal { try await desk.front.attach(receipt: typed) } == .unauthorised)
      #expect(try await refusal { try await desk.front.dossier(receipt: typed) } == .unauthorised)
      #expect(try await refusal { try await desk.front.write(FormValues(), receipt: typed) } == .unauthorised)
      #expect(
        try await refusal { try await desk.front.note(DeskUnderTest.toldCommission, receipt: typed) }
          == .unauthorised)
      let sheet = try World.sheet("")
      #expect(
        try await refusal { try await desk.front.changeAnswers(sheet, receipt: typed) } == .unauthorised)
    }
    #expect(try await desk.count("events") == 2)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `messages and replies stand in their order, and notes are not shown`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)

    for act in [CaseAct.message, .note, .reply, .refer, .assign, .label, .assess, .message] {
      try await desk.perform(act, on: report)
    }
    let seen = try await desk.front.followUp(receipt: report.receipt)
    let json = seen.json(World.pack.rulebook.vocabulary).text

    #expect(seen.messages.map(\.isFromDesk) == [false, true, false])
    #expect(seen.messages.map(\.text) == ["続きがあります。", "電源を切らないでください。", "続きがあります。"])
    for hidden in ["折り返し電話する。", "被害届のため", World.kenji.name, "分類札7"] {
      #expect(!json.contains(hidden), "\(hidden) is shown to the reporter")
    }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `the reporter sees the state, the outcome and what is asked next`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)

    try await desk.perform(.reply, on: report)
    let waiting = try await desk.front.followUp(receipt: report.receipt)
    try await desk.perform(.close, on: report)
    let closed = try await desk.front.followUp(receipt: report.receipt)
    let json = try JSONReader.read([UInt8](closed.json(World.pack.rulebook.vocabulary).text.utf8)).value

    #expect(waiting.state == .waiting && waiting.outcome == nil)
    #expect(closed.state == .closed && closed.outcome == "answered")
    #expect(json["state"]?.text == "closed")
    #expect(json["assessment"]?["verdict"]?.text == "confirmed")
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a message on a closed case makes it the desk's again, and the outcome is gone`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    try await desk.perform(.close, on: report)
    let closed = try await desk.row(of: report)

    let done = try await desk.front.addMessage("また起きました。", receipt: report.receipt)
    let row = try await desk.row(of: report)

    #expect(closed.closedAt != nil && closed.outcome == "answered")
    #expect(done.state == "open")
    #expect(row.state == "open" && row.closedAt == nil && row.outcome == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `changed answers are judged anew, and what they were stays in the event`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.minato)

    _ = try await desk.front.changeAnswers(
      try World.sheet("\"sign.files_encrypted\": \"yes\""), receipt: report.receipt)
    let seen = try await desk.front.followUp(receipt: report.receipt)
    let read = try await desk.read(report)
    let event = read["timeline"]?.items.last

    #expect(seen.answers.assessment.contains("\"verdict\":\"confirmed\""))
    #expect(read["urgency"]?.text == "immediate")
    #expect(event?["kind"]?.text == "answers" && event?["by"]?.text == "reporter")
    #expect(event?["facts"]?["sign.files_encrypted"]?.text == "yes")
    #expect(event?["before"]?["facts"]?["sign.files_encrypted"] == nil)
    #expect(event?["before"]?["assessment"]?["verdict"]?.text != "confirmed")
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `messages at one instant are all kept, each once`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.minato)

    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<30 {
        group.addTask { _ = try await desk.front.addMessage("第\(index)報", receipt: report.receipt) }
      }
      try await group.waitForAll()
    }
    let seen = try await desk.front.followUp(receipt: report.receipt)

    #expect(Set(seen.messages.map(\.text)) == Set((0..<30).map { "第\($0)報" }))
    #expect(try await desk.events(of: report).map(\.number) == Array(1...31))
    #expect(try await desk.staff.verifyAudit().faults == [])
  }
}
