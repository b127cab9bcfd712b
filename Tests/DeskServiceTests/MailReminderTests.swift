import DeskCore
import DeskService
import DeskStore
import DeskVault
import Foundation
import TestSupport
import Testing

/// Reminders of dates by which somebody outside must be told.
@Suite(.serialized) struct MailReminderTests {
  /// A leak that was known on the 20th: the Commission is to be told until the end of the 25th.
  private func leak(safe: Bool?, reminded: Bool?) throws -> Intake {
    var told = World.aoba
    told.sheet = try World.sheet(
      """
      "organisation.kind": "private", "sign.files_encrypted": "yes", "data.personal": "yes",
      "data.persons": 1200, "time.known_at": "2026-11-20"
      """)
    told.contact = Contact(email: "aoki@aoba.example", isSafe: safe, isReminded: reminded)
    return told
  }

  /// Brings the clock to so many hours before the date of a case.
  private func bring(
    _ desk: DeskUnderTest, hours: Int, before report: DeskUnderTest.Report
  ) async throws -> String {
    let due = try #require(try await desk.row(of: report).dueAt)
    let seconds = try #require(Moment(rfc3339: due)).instant(offset: 0)
    desk.clock.advance(seconds: seconds - hours * 3600 - desk.clock.desk.milliseconds() / 1000)
    return due
  }

  private func mails(_ desk: DeskUnderTest, _ template: MailTemplate.Name) async throws -> [OutgoingMail] {
    let postman = Postman()
    _ = try await desk.outbox(postman).run()
    return postman.mails.filter { $0.template == template }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a reporter who asked is told whom to tell and by when, once, a day before`(_ engine: DatabaseEngine)
    async throws
  {
    let desk = try await DeskUnderTest(engine)
    let reminders = RemindOfDuties(desk: desk.staff)
    let report = try await desk.receive(try leak(safe: true, reminded: true))

    let due = try await bring(desk, hours: 25, before: report)
    let early = try await reminders.run().cases
    desk.clock.advance(hours: 2)
    let first = try await reminders.run().cases
    let second = try await reminders.run().cases
    let sent = try await mails(desk, .reminderReporter)
    let event = try await desk.read(report)["timeline"]?.items.last

    #expect(due == "2026-11-25T14:59:59Z")
    #expect(early == 0 && first == 1 && second == 0)
    #expect(sent.map(\.to) == ["aoki@aoba.example"])
    #expect(sent.first?.duties.first?.to == "個人情報保護委員会（速報）")
    #expect(sent.first?.duties.first?.due == "2026年11月25日(水) 令和8年")
    #expect(event?["kind"]?.text == "reminder" && event?["visible"]?.flag == false)
    #expect(event?["due"]?.text == due && event?["by"]?.text == "reminder")
    #expect(try await desk.row(of: report).remindedAt == due)
    #expect(try await desk.staff.verifyAudit().faults == [])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `an address that is not known to be safe learns of no duty, and who did not ask of nothing`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let unsafe = try await desk.receive(try leak(safe: nil, reminded: true))
    let silent = try await desk.receive(try leak(safe: true, reminded: nil))

    _ = try await bring(desk, hours: 10, before: unsafe)
    let cases = try await RemindOfDuties(desk: desk.staff).run().cases
    let sent = try await mails(desk, .reminderReporter)

    #expect(cases == 1)
    #expect(sent.map { $0.values[.reference] } == [unsafe.reference])
    #expect(sent.allSatisfy { $0.duties.isEmpty && $0.values[.due] == nil })
    #expect(try await desk.row(of: silent).remindedAt == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `whoever works on the case is told which and by when, and nothing of what was told`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(try leak(safe: true, reminded: false))
    let other = try await desk.receive(try leak(safe: true, reminded: false))
    _ = try await desk.staff.assign(report.reference, to: World.haruka.name, as: World.kenji)
    _ = try await desk.staff.assign(other.reference, to: "feed", as: World.kenji)

    _ = try await bring(desk, hours: 10, before: report)
    let cases = try await RemindOfDuties(desk: desk.staff).run().cases
    let mail = try #require(try await mails(desk, .reminderStaff).first)

    #expect(cases == 1)
    #expect(mail.to == World.haruka.name && mail.duties.isEmpty && mail.values[.text] == nil)
    #expect(mail.values[.caseURL] == "https://staff.desk.example/cases/\(report.reference)")
    #expect(mail.values[.due] == "2026年11月25日(水) 令和8年 23:59")
    #expect(mail.values[.followUpURL] == nil)
    #expect(!mail.values.values.contains { $0.contains("青葉") || $0.contains(World.aoba.subject) })
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a closed case, one that is long past, and a date of which people were reminded are left alone`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let reminders = RemindOfDuties(desk: desk.staff)
    let report = try await desk.receive(try leak(safe: true, reminded: true))
    let closed = try await desk.receive(try leak(safe: true, reminded: true))
    try await desk.perform(.close, on: closed)

    _ = try await bring(desk, hours: -25, before: report)
    let past = try await reminders.run().cases
    let later = "2026-11-27T14:59:59Z"
    try await desk.run("UPDATE cases SET due_at = $1", [.text(later)])
    let near = try await reminders.run().cases
    let again = try await reminders.run().cases
    try await desk.run("UPDATE cases SET due_at = $1", [.text("2026-11-27T02:59:59Z")])
    let moved = try await reminders.run().cases

    #expect(past == 0 && near == 1 && again == 0 && moved == 1)
    #expect(try await desk.row(of: closed).remindedAt == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `two servers at once remind once`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(try leak(safe: true, reminded: true))
    for _ in 0..<5 { try await desk.receive(try leak(safe: true, reminded: true)) }
    _ = try await bring(desk, hours: 5, before: report)
    let servers = [RemindOfDuties(desk: desk.staff), RemindOfDuties(desk: try desk.otherStaff())]

    let cases = try await withThrowingTaskGroup(of: Int.self) { group in
      for server in servers { group.addTask { try await server.run().cases } }
      return try await group.reduce(0, +)
    }

    #expect(cases == 6)
    #expect(try await mails(desk, .reminderReporter).count == 6)
    #expect(try await desk.staff.verifyAudit().faults == [])
  }
}
