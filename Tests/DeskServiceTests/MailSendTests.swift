import DeskCore
import DeskService
import DeskStore
import DeskVault
import Foundation
import TestSupport
import Testing

/// Mails on their way out of the outbox.
@Suite(.serialized) struct MailSendTests {
  @Test(arguments: DatabaseEngine.allCases)
  func `an acknowledgement goes out once, and its address is kept no longer`(_ engine: DatabaseEngine)
    async throws
  {
    let desk = try await DeskUnderTest(engine)
    let postman = Postman()
    let report = try await desk.receive(World.aoba)

    let first = try await desk.outbox(postman).run()
    desk.clock.advance(hours: 30)
    let second = try await desk.outbox(postman).run()
    let mail = try #require(postman.mails.first)
    let state = try #require(try await desk.mails(of: report).first)

    #expect(first.sent == 1 && second.sent == 0 && postman.mails.count == 1)
    #expect(mail.template == .acknowledgement && mail.to == "aoki@aoba.example" && mail.language == .ja)
    #expect(mail.from == OutgoingMail.Desk(name: "インシデントの相談", address: "incident@desk.example"))
    #expect(mail.values[.reference] == report.reference)
    #expect(mail.values[.followUpURL] == "https://desk.example/ja/follow-up")
    #expect(mail.values[.notice] == World.pack.notice?.ja && mail.values[.text] == nil)
    #expect(!mail.values.values.contains { $0.contains(report.receipt) || $0.contains(World.aoba.subject) })
    #expect(state.kind == .acknowledgement && state.progress == .sent && state.attempts == 1)
    #expect(state.doneAt != nil && state.nextAt == nil && state.answer == "")
    #expect(try await desk.sealedOfMails() == [0])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a reply goes to a safe address with its text, and to another without`(_ engine: DatabaseEngine)
    async throws
  {
    let desk = try await DeskUnderTest(engine)
    let postman = Postman()
    let safe = try await desk.receive(World.aoba)
    let unsafe = try await desk.receive(World.kestrel)
    let nobody = try await desk.receive(World.minato)
    for report in [safe, unsafe, nobody] {
      _ = try await desk.staff.reply("電源を切らないで。", to: report.reference, as: World.all)
      _ = try await desk.staff.close(report.reference, .answered, because: "回答した", as: World.all)
    }

    _ = try await desk.outbox(postman).run()
    func mails(_ report: DeskUnderTest.Report) -> [OutgoingMail] {
      postman.mails.filter { $0.values[.reference] == report.reference }.sorted { $0.id < $1.id }
    }

    #expect(mails(safe).map(\.template) == [.acknowledgement, .messageWithText, .closed])
    #expect(mails(safe)[1].values[.text] == "電源を切らないで。")
    #expect(mails(unsafe).map(\.template) == [.acknowledgement, .message, .closed])
    #expect(mails(unsafe).allSatisfy { $0.values[.text] == nil && $0.language == .en })
    #expect(mails(unsafe)[0].from.name == World.pack.name.en)
    #expect(mails(nobody).isEmpty)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `what a server puts off is tried again as the same mail, later and later`(_ engine: DatabaseEngine)
    async throws
  {
    let desk = try await DeskUnderTest(engine)
    let postman = Postman { mail, attempt in
      attempt < 3 ? .retry("450 4.2.0 <\(mail.to)>: Greylisted, ask aoba.example") : .sent
    }
    let report = try await desk.receive(World.aoba)

    _ = try await desk.outbox(postman).run()
    let waiting = try #require(try await desk.mails(of: report).first)
    desk.clock.advance(seconds: 3)
    _ = try await desk.outbox(postman).run()
    let early = postman.mails.count
    desk.clock.advance(seconds: 3)
    _ = try await desk.outbox(postman).run()
    desk.clock.advance(seconds: 20)
    _ = try await desk.outbox(postman).run()
    let second = postman.mails.count
    desk.clock.advance(seconds: 15)
    let last = try await desk.outbox(postman).run()

    #expect(waiting.progress == .waiting && waiting.attempts == 1 && waiting.nextAt != nil)
    #expect(waiting.answer == "450 4.2.0 (the server takes it later, or not now)")
    #expect(early == 1 && second == 2 && last.sent == 1)
    #expect(Set(postman.mails.map(\.id)).count == 1 && Set(postman.mails.map(\.at)).count == 1)
    #expect(try await desk.mails(of: report).map(\.attempts) == [3])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a refusal ends a mail and stands on the case, for staff alone and without the address`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let postman = Postman { mail, _ in .refused("550 5.1.1 <\(mail.to)>: aoki is unknown at AOBA.example") }
    let report = try await desk.receive(World.aoba)

    let done = try await desk.outbox(postman).run()
    desk.clock.advance(hours: 200)
    _ = try await desk.outbox(postman).run()
    let read = try await desk.read(report)
    let event = read["timeline"]?.items.first { $0["kind"]?.text == "mail" }
    let state = try #require(try await desk.mails(of: report).first)

    #expect(done.failed == 1 && postman.mails.count == 1)
    #expect(event?["text"]?.text == "acknowledgement: 550 5.1.1 (the address is not known there)")
    #expect(event?["by"]?.text == "mailer" && event?["visible"]?.flag == false)
    #expect(read["state"]?.text == "new")
    #expect(state.progress == .failed && state.answer == "550 5.1.1 (the address is not known there)")
    #expect(try await desk.sealedOfMails() == [0])
    #expect(try await desk.front.followUp(receipt: report.receipt).messages.isEmpty)
    #expect(try await desk.staff.verifyAudit().faults == [])
    #expect(try await MailCounts.read(desk.database, clock: desk.clock.desk).failed == 0)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `after five days a mail is given up, with the last words`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let postman = Postman { _, _ in .retry("Could not resolve host") }
    let report = try await desk.receive(World.aoba)

    for _ in 0..<60 {
      _ = try await desk.outbox(postman).run()
      desk.clock.advance(hours: 2)
    }
    let before = try await desk.mails(of: report).map(\.progress)
    for _ in 0..<4 {
      _ = try await desk.outbox(postman).run()
      desk.clock.advance(hours: 3)
    }
    let state = try #require(try await desk.mails(of: report).first)

    #expect(before == [.waiting])
    #expect(state.progress == .failed && state.answer == "given up after 5 days: Could not resolve host")
    #expect(try await desk.read(report)["timeline"]?.items.last?["kind"]?.text == "mail")
    #expect(try await MailCounts.read(desk.database, clock: desk.clock.desk).failed == 1)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a server that is away for a day costs no mail, and none comes twice`(_ engine: DatabaseEngine)
    async throws
  {
    let desk = try await DeskUnderTest(engine)
    let start = desk.clock.desk.milliseconds()
    let time = desk.clock.desk.milliseconds
    let postman = Postman { _, _ in time() - start < 86_400_000 ? .retry("Failed to connect") : .sent }
    var told = World.aoba
    for number in 0..<6 {
      told.contact.email = "reporter\(number)@aoba.example"
      try await desk.receive(told)
    }

    for _ in 0..<120 {
      _ = try await desk.outbox(postman).run()
      desk.clock.advance(seconds: 900)
    }
    let last = Dictionary(grouping: postman.mails, by: \.to)
    let states = try await desk.rows("SELECT state FROM outbox").map { try $0.text("state") }

    #expect(last.count == 6)
    #expect(states == Array(repeating: "sent", count: 6))
    #expect(last.values.allSatisfy { (10...30).contains($0.count) }, "\(last.values.map(\.count))")
    #expect(last.values.allSatisfy { Set($0.map(\.id)).count == 1 })
    #expect(try await MailCounts.read(desk.database, clock: desk.clock.desk).waiting == 0)
  }
}
