import DeskCore
import DeskService
import DeskStore
import DeskVault
import Foundation
import TestSupport
import Testing

/// Reminders of dates by which somebody outside must be told.
@Suite(.serialized) struct MailReminderTests {
  private static let facts = """
    "organisation.kind": "private", "sign.files_encrypted": "yes", "data.personal": "yes", \
    "data.persons": 1200
    """

  /// A leak that was known on the 20th: the Commission is to be told until the end of the 25th.
  private func leak(safe: Bool?, reminded: Bool?, and more: String? = nil) throws -> Intake {
    var told = World.aoba
    told.sheet = try World.sheet("\(Self.facts), \(more ?? "\"time.known_at\": \"2026-11-20\"")")
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

  /// People who can sign in.
  private func addAccounts(_ desk: DeskUnderTest, _ people: Actor...) async throws {
    for person in people {
      try await desk.run(
        """
        INSERT INTO accounts (email, roles, language, totp_step, recovery, made_at) \
        VALUES ($1, '', 'ja', 0, '', '')
        """, [.text(person.name)])
    }
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
    #expect(event?["to"]?.items.compactMap(\.text) == ["reporter"])
    // The final report is due on the sixtieth day.
    #expect(try await desk.row(of: report).remindAt == "2027-01-17T14:59:59Z")
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
    #expect(try await desk.row(of: silent).remindAt == desk.row(of: unsafe).remindAt)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `whoever works on the case is told which and by when, and nothing of what was told`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(try leak(safe: true, reminded: false))
    let other = try await desk.receive(try leak(safe: true, reminded: false))
    let stranger = try await desk.receive(try leak(safe: true, reminded: false))
    try await addAccounts(desk, World.haruka)
    _ = try await desk.staff.assign(report.reference, to: World.haruka.name, as: World.kenji)
    _ = try await desk.staff.assign(other.reference, to: "feed", as: World.kenji)
    _ = try await desk.staff.assign(stranger.reference, to: "nobody@elsewhere.example", as: World.kenji)

    _ = try await bring(desk, hours: 10, before: report)
    let cases = try await RemindOfDuties(desk: desk.staff).run().cases
    let sent = try await mails(desk, .reminderStaff)
    let mail = try #require(sent.first)

    // Whoever has no account gets no mail about cases.
    #expect(cases == 1 && sent.count == 1)
    #expect(mail.to == World.haruka.name && mail.duties.isEmpty && mail.values[.text] == nil)
    #expect(mail.values[.caseURL] == "https://staff.desk.example/cases/\(report.reference)")
    #expect(mail.values[.due] == "2026年11月25日(水) 23:59")
    #expect(mail.values[.followUpURL] == nil)
    #expect(!mail.values.values.contains { $0.contains("青葉") || $0.contains(World.aoba.subject) })
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a closed case's reporter is still reminded, and staff are not`(_ engine: DatabaseEngine) async throws
  {
    let desk = try await DeskUnderTest(engine)
    try await addAccounts(desk, World.haruka)
    var told: [ClosureOutcome: String] = [:]
    for outcome in ClosureOutcome.allCases {
      let report = try await desk.receive(try leak(safe: true, reminded: true))
      told[outcome] = report.reference
      _ = try await desk.staff.assign(report.reference, to: World.haruka.name, as: World.kenji)
      _ = try await desk.staff.close(report.reference, outcome, because: "", as: World.kenji)
    }

    desk.clock.advance(hours: 20)
    let cases = try await RemindOfDuties(desk: desk.staff).run().cases
    let again = try await RemindOfDuties(desk: desk.staff).run().cases
    let sent = try await mails(desk, .reminderReporter).compactMap { $0.values[.reference] }

    for outcome in [ClosureOutcome.spam, .withdrawn, .duplicate] { told[outcome] = nil }
    #expect(cases == told.count && again == 0)
    #expect(sent.sorted() == told.values.sorted())
    #expect(try await mails(desk, .reminderStaff).isEmpty)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a date that was missed does not hide the next one, and what is a day past is let be`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let reminders = RemindOfDuties(desk: desk.staff)
    let more = """
      "data.eu_persons": "yes", "data.intact_copy": "no", "time.known_at": "2026-11-20T09:00:00+09:00"
      """
    let report = try await desk.receive(try leak(safe: true, reminded: true, and: more))

    // 72 hours were over on the 23rd, at midnight in UTC.
    let row = try await desk.row(of: report)
    let before = try await reminders.run().cases
    desk.clock.advance(hours: 5)
    let near = try await reminders.run().cases
    let sent = try await mails(desk, .reminderReporter)

    #expect(row.dueAt == "2026-11-23T00:00:00Z" && row.remindAt == "2026-11-24T14:59:59Z")
    #expect(before == 0 && near == 1)
    #expect(sent.map { $0.duties.map(\.to) } == [["個人情報保護委員会（速報）"]])
    #expect(try await desk.row(of: report).dueAt == "2026-11-23T00:00:00Z")
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a server that stood still over a date still reminds of it for a day, and then of the next alone`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let reminders = RemindOfDuties(desk: desk.staff)
    let report = try await desk.receive(try leak(safe: true, reminded: true))
    _ = try await bring(desk, hours: -10, before: report)
    let late = try await reminders.run().cases
    let other = try await desk.receive(try leak(safe: true, reminded: true))
    _ = try await bring(desk, hours: -25, before: other)
    let past = try await reminders.run().cases
    desk.clock.advance(hours: 52 * 24)
    let next = try await reminders.run().cases

    #expect(late == 1 && past == 0 && next == 2)
    let duties = try await mails(desk, .reminderReporter).map { $0.duties.map(\.to) }
    let (first, last) = (["個人情報保護委員会（速報）"], ["個人情報保護委員会（確報）"])
    #expect(duties == [first, last, last])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `whoever is assigned later is reminded before the date, and nobody twice`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let reminders = RemindOfDuties(desk: desk.staff)
    try await addAccounts(desk, World.haruka, World.kenji)
    let report = try await desk.receive(try leak(safe: true, reminded: true))
    _ = try await bring(desk, hours: 10, before: report)

    var cases = [try await reminders.run().cases]
    for person in [World.haruka, World.kenji, World.haruka] {
      _ = try await desk.staff.assign(report.reference, to: person.name, as: World.kenji)
      cases.append(try await reminders.run().cases)
    }
    _ = try await desk.staff.merge(
      try World.sheet("\"data.persons\": 1300"), into: report.reference, as: World.haruka)
    cases.append(try await reminders.run().cases)
    let postman = Postman()
    _ = try await desk.outbox(postman).run()
    let sent = postman.mails.filter { [.reminderStaff, .reminderReporter].contains($0.template) }

    #expect(cases == [1, 1, 1, 0, 0])
    #expect(
      Set(sent.map(\.to)) == ["aoki@aoba.example", World.haruka.name, World.kenji.name] && sent.count == 3)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `cases of which nobody can be reminded stand before no other, and are looked at once`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    for _ in 0..<205 { try await desk.receive(try leak(safe: true, reminded: false)) }
    let broken = try await desk.receive(try leak(safe: true, reminded: true))
    let last = try await desk.receive(try leak(safe: true, reminded: true))
    try await desk.run("UPDATE cases SET answers = NULL, desk_key = 'LOST' WHERE id = $1", [.text(broken.id)])
    desk.clock.advance(hours: 20)

    let report = try await RemindOfDuties(desk: desk.otherStaff()).run()
    let left = try await desk.rows(
      "SELECT id FROM cases WHERE remind_at <= $1", [.text(desk.clock.desk.now)])

    #expect(report.cases == 1 && report.faults.count == 1)
    #expect(try await mails(desk, .reminderReporter).map { $0.values[.reference] } == [last.reference])
    #expect(try left.map { try $0.text("id") } == [broken.id])
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
