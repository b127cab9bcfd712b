import DeskCore
import DeskService
import DeskStore
import TestSupport
import Testing

/// What a long life of a case, or of a mail, must not do.
@Suite(.serialized) struct LongLivedCaseTests {
  @Test(arguments: DatabaseEngine.allCases)
  func `what staff do and read does not lock the reporter out`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    // As after thousands of looks and long replies.
    try await desk.run("UPDATE cases SET events = 5000, bytes = 99999999")

    _ = try await desk.front.addMessage("続きです。", receipt: report.receipt)

    #expect(try await desk.front.followUp(receipt: report.receipt).messages.map(\.text) == ["続きです。"])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `what the reporter tells has an end`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    let text = String(repeating: "長", count: 200_000)

    var refused: Refusal?
    for _ in 0..<60 where refused == nil {
      refused = try await refusal { _ = try await desk.front.addMessage(text, receipt: report.receipt) }
    }

    #expect(refused == .conflict)
    _ = try await desk.staff.reply("届いています。", to: report.reference, as: World.haruka)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a mail that waited for weeks before it was tried is not given up at its first failure`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    desk.clock.advance(hours: 15 * 24)
    let down = Postman { _, _ in .retry("connection refused") }
    let up = Postman()

    let first = try await desk.outbox(down).run()
    desk.clock.advance(hours: 1)
    let second = try await desk.outbox(up).run()

    #expect(first.putOff == 1 && first.failed == 0)
    #expect(second.sent == 1)
    #expect(try await desk.events(of: report).map(\.kind) == ["received"])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a restore does not say what may have been taken back since`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    _ = try await desk.staff.holdReply("まだ迷っています。", to: report.reference, as: World.haruka)
    let file = desk.folder + "/backup"
    _ = try await Backup.write(desk.database, to: file, at: desk.clock.desk.now)

    _ = try await Backup.restore(file, into: desk.database)
    desk.clock.advance(hours: 1)
    let sent = try await desk.staff.sendHeldReplies()
    let held = try await desk.otherStaff().read(report.reference, as: World.haruka).held

    #expect(sent == 0 && held.map(\.text) == ["まだ迷っています。"])
  }
}
