import DeskCore
import DeskService
import DeskStore
import TestSupport
import Testing

/// Nobody can have a stranger's mailbox flooded.
@Suite(.serialized) struct MailLimitTests {
  @Test(arguments: DatabaseEngine.allCases)
  func `five acknowledgements a day go to one address, every report is taken, and other mails go`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let postman = Postman()
    var reports: [DeskUnderTest.Report] = []
    for number in 0..<8 {
      var intake = World.aoba
      intake.contact.email = number % 2 == 0 ? "AOKI@aoba.example" : "aoki@aoba.example"
      reports.append(try await desk.receive(intake))
    }

    let first = try await desk.outbox(postman).run()
    _ = try await desk.staff.reply("お答えします。", to: reports[7].reference, as: World.all)
    let second = try await desk.outbox(postman).run()
    desk.clock.advance(hours: 25)
    try await desk.receive(World.aoba)
    let third = try await desk.outbox(postman).run()

    #expect(first.sent == 5 && first.failed == 3)
    #expect(second.sent == 1 && third.sent == 1)
    let held = try await desk.mails(of: reports[7]).first
    #expect(held?.progress == .failed && held?.answer.hasPrefix("held back") == true)
    #expect(try await desk.events(of: reports[7]).map(\.kind).contains("mail"))
    #expect(try await desk.front.followUp(receipt: reports[7].receipt).messages.count == 1)
  }
}
