import DeskCore
import DeskService
import DeskStore
import Foundation
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

  @Test(arguments: DatabaseEngine.allCases)
  func `one that was taken back stays as a draft until it is sent or dropped`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    let (reference, staff) = (report.reference, desk.staff)
    let first = try await staff.holdReply("まちがい", to: reference, as: World.haruka)
    let second = try await staff.holdReply("下書き", to: reference, as: World.haruka)

    _ = try await staff.takeBack(first, of: reference, as: World.haruka)
    let again = try await staff.takeBack(first, of: reference, as: World.haruka)
    let others = try await refusal { _ = try await staff.takeBack(first, of: reference, as: World.kenji) }
    _ = try await staff.takeBack(second, of: reference, as: World.haruka)
    desk.clock.advance(hours: 1)
    let byItself = try await staff.sendHeldReplies()
    _ = try await staff.close(reference, .answered, because: "", as: World.kenji)
    let kept = try await staff.read(reference, as: World.kenji).held

    #expect(again == "まちがい" && others == .conflict && byItself == 0)
    #expect(kept.map(\.text) == ["まちがい", "下書き"] && kept.allSatisfy(\.isDraft))
    #expect(try await desk.front.followUp(receipt: report.receipt).messages.isEmpty)

    _ = try await staff.holdReply("正しい", to: reference, as: World.haruka, replacing: [first])
    try await staff.dropDrafts([second], of: reference, as: World.kenji)
    #expect(try await staff.read(reference, as: World.kenji).held.map(\.isDraft) == [true, false])
    try await staff.dropDrafts([second], of: reference, as: World.haruka)
    desk.clock.advance(seconds: 60)

    #expect(try await staff.sendHeldReplies() == 1)
    #expect(try await desk.front.followUp(receipt: report.receipt).messages.map(\.text) == ["正しい"])
    #expect(
      try await refusal { _ = try await staff.takeBack(first, of: reference, as: World.haruka) } == .conflict)
    #expect(try await desk.count("held_replies") == 0)
    #expect(try await staff.verifyAudit().faults == [])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `of taking back and sending at one instant one finds it`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let other = try desk.otherStaff()

    for _ in 0..<10 {
      let report = try await desk.receive(World.aoba)
      let id = try await desk.staff.holdReply("どちらか", to: report.reference, as: World.haruka)
      desk.clock.advance(seconds: 60)
      async let sent = other.sendHeldReplies()
      async let refused = refusal {
        _ = try await desk.staff.takeBack(id, of: report.reference, as: World.haruka)
      }
      let (count, late) = try await (sent, refused)
      let messages = try await desk.front.followUp(receipt: report.receipt).messages.count
      #expect(count == messages && (late == .conflict) == (count == 1))
    }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `those that fail for good do not hold up the others`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let bad = try await desk.receive(World.aoba)
    for number in 0..<50 {
      _ = try await desk.staff.holdReply("\(number)", to: bad.reference, as: World.haruka)
    }
    let good = try await desk.receive(World.aoba)
    _ = try await desk.staff.holdReply("届く", to: good.reference, as: World.haruka)
    try await desk.run(
      "UPDATE held_replies SET body = $1 WHERE case_id = $2", [.bytes(Data([0])), .text(bad.id)])
    desk.clock.advance(seconds: StaffDesk.holdSeconds + 1)

    let first = try await refusal { try await desk.staff.sendHeldReplies() }
    let second = try await desk.staff.sendHeldReplies()
    desk.clock.advance(seconds: 61)
    let later = try await refusal { try await desk.staff.sendHeldReplies() }

    #expect(first == .internalFault && second == 1 && later == .internalFault)
    #expect(try await desk.front.followUp(receipt: good.receipt).messages.map(\.text) == ["届く"])
    #expect(try await desk.count("held_replies") == 50)
  }
}
