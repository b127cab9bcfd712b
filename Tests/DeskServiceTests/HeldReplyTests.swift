import DeskCore
import DeskService
import DeskStore
import TestSupport
import Testing

/// A reply of the console waits some seconds before it goes.
@Suite(.serialized) struct HeldReplyTests {
  @Test(arguments: DatabaseEngine.allCases)
  func `it goes by itself once its time has come, and once alone`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    _ = try await desk.staff.holdReply("電源はそのままに。", to: report.reference, as: World.haruka)

    let early = try await desk.staff.sendHeldReplies()
    let before = try await desk.front.followUp(receipt: report.receipt)
    desk.clock.advance(seconds: StaffDesk.holdSeconds + 1)
    let other = try desk.otherStaff()
    async let mine = desk.staff.sendHeldReplies()
    async let theirs = other.sendHeldReplies()
    let sent = try await (mine, theirs)
    let after = try await desk.front.followUp(receipt: report.receipt)

    #expect(early == 0 && before.messages.isEmpty)
    #expect(sent.0 + sent.1 == 1)
    #expect(after.messages.map(\.text) == ["電源はそのままに。"])
    #expect(after.state == .waiting)
    #expect(try await desk.count("held_replies") == 0)
    #expect(try await desk.staff.verifyAudit().faults == [])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `one that is taken back never goes, and one that went is not taken back`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    let first = try await desk.staff.holdReply("まちがい", to: report.reference, as: World.haruka)
    let second = try await desk.staff.holdReply("正しい", to: report.reference, as: World.haruka)

    let shown = try await desk.staff.read(report.reference, as: World.haruka).held.map(\.text)
    let text = try await desk.staff.takeBack(first, of: report.reference, as: World.haruka)
    desk.clock.advance(seconds: 60)
    let sent = try await desk.staff.sendHeldReplies()
    let late = try await refusal {
      _ = try await desk.staff.takeBack(second, of: report.reference, as: World.haruka)
    }

    #expect(shown == ["まちがい", "正しい"])
    #expect(text == "まちがい")
    #expect(sent == 1)
    #expect(late == .conflict)
    #expect(try await desk.front.followUp(receipt: report.receipt).messages.map(\.text) == ["正しい"])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `closing sends first what waits`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    _ = try await desk.staff.holdReply("以上です。", to: report.reference, as: World.haruka)

    _ = try await desk.staff.close(report.reference, .answered, because: "", as: World.haruka)
    let kinds = try await desk.events(of: report).map(\.kind)

    #expect(kinds == ["received", "reply", "closure"])
    #expect(try await desk.row(of: report).state == "closed")
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `nobody of another desk takes a reply back, and destroying takes it away`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    let id = try await desk.staff.holdReply("下書き", to: report.reference, as: World.haruka)

    let other = try await refusal {
      _ = try await desk.staff.takeBack(id, of: report.reference, as: World.lena)
    }
    try await desk.perform(.destroy, on: report)

    #expect(other == .notFound)
    #expect(try await desk.count("held_replies") == 0)
  }
}
