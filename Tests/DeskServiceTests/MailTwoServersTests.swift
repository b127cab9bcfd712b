import DeskCore
import DeskService
import DeskStore
import DeskVault
import Foundation
import TestSupport
import Testing

/// Mails that several servers, a server that dies, or other keys meet.
@Suite(.serialized) struct MailTwoServersTests {
  @Test(arguments: DatabaseEngine.allCases)
  func `two servers at once send every mail once`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let postman = Postman { _, _ in
      try? await Task.sleep(for: .milliseconds(2))
      return .sent
    }
    for number in 0..<40 { try await desk.receive(World.aoba.from("aoki\(number)@aoba.example")) }
    let outboxes = [try desk.outbox(postman), try desk.outbox(postman, on: try desk.otherStaff())]

    try await withThrowingTaskGroup(of: Int.self) { group in
      for outbox in outboxes { group.addTask { try await outbox.run().sent } }
      let sent = try await group.reduce(0, +)
      #expect(sent == 40)
    }

    #expect(postman.mails.count == 40 && Set(postman.mails.map(\.id)).count == 40)
    #expect(try await desk.sealedOfMails() == Array(repeating: 0, count: 40))
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `what a server had in hand when it died is sent by another after two minutes`(_ engine: DatabaseEngine)
    async throws
  {
    let desk = try await DeskUnderTest(engine)
    let postman = Postman()
    try await desk.receive(World.aoba)
    let (now, until) = (desk.clock.desk.now, "2026-11-24T10:02:00Z")
    let claimed = try await desk.database.write { (db: any SQLTransaction) throws(DatabaseError) in
      try OutboxStore(db).claim(now: now, until: until)
    }

    desk.clock.advance(seconds: 100)
    _ = try await desk.outbox(postman).run()
    let meanwhile = postman.mails.count
    desk.clock.advance(seconds: 30)
    _ = try await desk.outbox(postman).run()

    #expect(claimed?.attempt == 1 && meanwhile == 0)
    #expect(postman.mails.map(\.id) == [claimed?.entry.id])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a mail that is stuck holds up none of the others`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    var told = World.aoba
    told.contact.email = "stuck@aoba.example"
    try await desk.receive(told)
    for number in 0..<8 { try await desk.receive(World.kestrel.from("finder\(number)@kestrel.example")) }
    let others = Postman()
    let postman = Postman { mail, _ in
      guard mail.to == "stuck@aoba.example" else { return await others.deliver(mail) }
      for _ in 0..<500 where others.mails.count < 8 { try? await Task.sleep(for: .milliseconds(10)) }
      // One that comes when the others have long gone does not wait either.
      _ = try? await desk.receive(World.kestrel)
      for _ in 0..<500 where others.mails.count < 9 { try? await Task.sleep(for: .milliseconds(10)) }
      return others.mails.count == 9 ? .sent : .retry("the others wait")
    }

    let report = try await desk.outbox(postman).run()

    #expect(report.sent == 10)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a mail whose key is missing waits until the key is back, however long`(_ engine: DatabaseEngine)
    async throws
  {
    let desk = try await DeskUnderTest(engine)
    let postman = Postman()
    try await desk.receive(World.aoba)
    let other = KeyFile(path: try TestFolder.make() + "/keys")
    try other.makeIfMissing(desks: World.desks + [IntakeKeys.mailer])

    for _ in 0..<3 {
      let report = try await desk.outbox(postman, keys: other).run()
      #expect(report.putOff == 1 && report.failed == 0)
      desk.clock.advance(hours: 80)
    }
    let none = postman.mails.count
    let report = try await desk.outbox(postman).run()

    #expect(none == 0 && report.sent == 1 && postman.mails.count == 1)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a row that an earlier version wrote is sent too`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let postman = Postman()
    let report = try await desk.receive(World.minato)
    let key = CaseKey()
    let mailer = try #require(desk.front.keys.desks[IntakeKeys.mailer])
    let body = try key.seal(
      Data(
        #"{"to":"old@minato.example","reference":"\#(report.reference)","language":"en","safe":false}"#.utf8),
      at: SealedPlace(caseID: report.id, record: "old-row", field: "outbox"))
    let entry = OutboxStore.Entry(
      id: "old-row", caseID: report.id, kind: "acknowledgement", at: "2026-11-24T09:00:00Z", key: mailer.id,
      wrap: try mailer.wrap(key, caseID: "old-row"), body: body)
    try await desk.database.write { (db: any SQLTransaction) throws(DatabaseError) in
      try OutboxStore(db).add(entry)
    }

    _ = try await desk.outbox(postman).run()
    let mail = try #require(postman.mails.first)

    #expect(mail.to == "old@minato.example" && mail.language == .en && mail.template == .acknowledgement)
    #expect(mail.from.name == World.pack.name.en && mail.values[.reference] == report.reference)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a destroyed case sends nothing, and a mail on its way leaves nothing behind`(_ engine: DatabaseEngine)
    async throws
  {
    let desk = try await DeskUnderTest(engine)
    let gone = try await desk.receive(World.aoba)
    try await desk.perform(.destroy, on: gone)
    let going = try await desk.receive(World.aoba)
    let postman = Postman { _, _ in
      try? await desk.perform(.destroy, on: going)
      return .refused("550 no")
    }

    _ = try await desk.outbox(postman).run()

    #expect(postman.mails.count == 1)
    #expect(try await desk.count("outbox") == 0)
    #expect(try await desk.events(of: going).last?.kind == "destruction")
    #expect(try await desk.staff.verifyAudit().faults == [])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `another desk's mails are as hidden as its cases`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)

    #expect(
      try await refusal { try await desk.staff.mails(of: report.reference, as: World.lena) } == .notFound)
    #expect(try await desk.staff.mails(of: report.reference, as: World.haruka).count == 1)
  }
}
