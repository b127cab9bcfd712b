import DeskCore
import DeskService
import DeskStore
import TestSupport
import Testing

/// A refusal is done whole or not at all.
@Suite(.serialized) struct DeclineTests {
  private func decline(_ desk: DeskUnderTest, _ report: DeskUnderTest.Report) async throws {
    _ = try await desk.staff.decline(
      report.reference, saying: "お受けできません。", referringTo: ["police", "ppc"], as: World.haruka,
      language: .ja)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `referrals, the reply and the end are one act, after what waited`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    _ = try await desk.staff.holdReply("先に", to: report.reference, as: World.haruka)

    try await decline(desk, report)
    let kinds = try await desk.events(of: report).map(\.kind)
    let row = try await desk.row(of: report)
    let mails = try await desk.mails(of: report).compactMap(\.kind)

    #expect(kinds == ["received", "reply", "referral", "referral", "reply", "closure"])
    #expect(row.state == "closed" && row.outcome == "declined" && row.closedAt != nil)
    #expect(row.lastFrom == "desk" && row.assignee == nil)
    #expect(mails == [.acknowledgement, .message, .message, .closed])
    #expect(try await desk.staff.list(CaseQuery(text: "お受けできません"), as: World.haruka).cases.count == 1)
    #expect(try await desk.staff.verifyAudit().faults == [])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `where one part fails nothing of it is done`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    let outbox = try await desk.count("outbox")

    // The mail cannot be put into the outbox, which comes last.
    try await desk.run("ALTER TABLE outbox RENAME TO outbox_away")
    let failed = try await refusal { try await decline(desk, report) }
    try await desk.run("ALTER TABLE outbox_away RENAME TO outbox")
    let before = try await desk.events(of: report).map(\.kind)
    try await decline(desk, report)
    let twice = try await refusal { try await decline(desk, report) }

    #expect(failed != nil && before == ["received"] && twice == .conflict)
    #expect(
      try await desk.events(of: report).map(\.kind) == [
        "received", "referral", "referral", "reply", "closure",
      ])
    #expect(try await desk.count("outbox") == outbox + 2)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a body that the pack does not know refuses all of it`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)

    let refused = try await refusal {
      _ = try await desk.staff.decline(
        report.reference, saying: "x", referringTo: ["police", "nowhere"], as: World.haruka, language: .ja)
    }

    #expect(refused == .invalid)
    #expect(try await desk.events(of: report).count == 1)
  }
}
