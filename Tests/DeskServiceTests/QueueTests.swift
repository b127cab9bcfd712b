import DeskCore
import DeskPacks
import DeskService
import DeskStore
import Foundation
import TestSupport
import Testing

/// Lists by their clocks.
@Suite(.serialized) struct QueueTests {
  /// A leak that was known on the 22nd.
  private func leak() throws -> Intake {
    var told = World.aoba
    told.sheet = try World.sheet(
      """
      "organisation.kind": "private", "sign.files_encrypted": "yes", "data.personal": "yes", \
      "data.persons": 1200, "time.known_at": "2026-11-22"
      """)
    return told
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `the date by which somebody must be told follows the answers`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(try leak())
    let plain = try await desk.receive(World.minato)

    let due = try await desk.row(of: report).dueAt
    _ = try await desk.staff.merge(
      try World.sheet("\"time.known_at\": \"2026-11-20\""), into: report.reference, as: World.haruka)
    let moved = try await desk.row(of: report)
    let order = try await desk.staff.list(CaseQuery.sorted(.due), as: World.all).cases.map(\.reference)

    // Three to five days from the day on which it was known, in Tokyo (assessment.md 6).
    #expect(due == "2026-11-27T14:59:59Z")
    #expect(moved.dueAt == "2026-11-25T14:59:59Z" && moved.clockedBy == World.pack.digest)
    #expect(try await desk.row(of: plain).dueAt == nil)
    #expect(order == [report.reference])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a date that was missed stays until it is marked as told`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(try leak())
    let due = try await desk.row(of: report).dueAt

    desk.clock.advance(hours: 20 * 24)
    let set = try await desk.staff.setClocks()
    let missed = try await desk.row(of: report).dueAt
    let listed = try await desk.staff.list(CaseQuery.sorted(.due), as: World.all).cases.map(\.dueAt)
    _ = try await desk.staff.merge(
      try World.sheet("\"done.told\": [\"ppc\"]"), into: report.reference, as: World.haruka)

    #expect(set == 0 && missed == due && listed == [due])
    // The final report, on the sixtieth day.
    #expect(try await desk.row(of: report).dueAt == "2027-01-20T14:59:59Z")
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a closed case has no date, and has it again once it is taken up`(_ engine: DatabaseEngine)
    async throws
  {
    let desk = try await DeskUnderTest(engine)
    let (report, other) = (try await desk.receive(try leak()), try await desk.receive(try leak()))
    let due = try await desk.row(of: report).dueAt
    for one in [report, other] { try await desk.perform(.close, on: one) }

    let closed = try await desk.row(of: report)
    _ = try await desk.staff.merge(
      try World.sheet("\"data.persons\": 1300"), into: report.reference, as: World.haruka)
    let changed = try await desk.row(of: report)
    let listed = try await desk.staff.list(CaseQuery.sorted(.due), as: World.all).cases
    try await desk.perform(.reopen, on: report)
    try await desk.perform(.message, on: other)
    let set = try await desk.staff.setClocks()

    #expect(closed.dueAt == nil && changed.dueAt == nil && listed.isEmpty && set == 1)
    #expect(closed.remindAt != nil && changed.remindAt == closed.remindAt)
    for one in [report, other] {
      let row = try await desk.row(of: one)
      #expect(row.dueAt == due && row.remindAt == closed.remindAt)
    }
  }

  /// The pack with one more day for the preliminary report, or with other words of a mail.
  private func pack(isOther: Bool) throws -> DeskPack {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = URL(fileURLWithPath: try TestFolder.make()).appendingPathComponent("pack")
    try FileManager.default.copyItem(at: root.appendingPathComponent("Packs/jp-national"), to: folder)
    let file = folder.appendingPathComponent(
      isOther ? "rules/obligations.yaml" : "mail/reminder-staff.yaml")
    var text = try String(contentsOf: file, encoding: .utf8)
    text = isOther ? text.replacing("band: [3, 5]", with: "band: [3, 6]") : text + "\n# 一行\n"
    try text.write(to: file, atomically: true, encoding: .utf8)
    return try PackFolder(folder).load()
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `dates follow a pack that has changed, and cost nothing where none has`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(try leak())
    let answered = try await desk.receive(try leak())
    let closed = try await desk.receive(try leak())
    try await desk.perform(.reply, on: answered)
    try await desk.perform(.close, on: closed)
    let (words, rules) = (try pack(isOther: false), try pack(isOther: true))
    let other = StaffDesk(
      database: desk.database, keyring: try HeldKeyring(desk.keyFile), pack: rules, clock: desk.clock.desk)

    let unchanged = try await desk.staff.setClocks()
    let servers = [other, other, other]
    let set = try await withThrowingTaskGroup(of: Int.self) { group in
      for server in servers { group.addTask { try await server.setClocks() } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let again = try await other.setClocks()

    #expect(words.digest == World.pack.digest && rules.digest != World.pack.digest)
    #expect(unchanged == 0 && set.contains(2) && again == 0)
    for one in [report, answered] {
      let row = try await desk.row(of: one)
      #expect(row.dueAt == "2026-11-28T14:59:59Z" && row.remindAt == "2026-11-27T14:59:59Z")
    }
    #expect(try await desk.row(of: closed).dueAt == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `what an intake host of an earlier version took in has its place and its date`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let early = try await desk.receive(try leak())
    desk.clock.advance(hours: 1)
    let late = try await desk.receive(try leak())
    let stored = try await desk.row(of: late)
    try await desk.run(
      "UPDATE cases SET last_at = '', due_at = NULL, remind_at = NULL, clocked_by = '' WHERE id = $1",
      [.text(late.id)])

    let read = try await desk.row(of: late)
    let set = try await desk.staff.setClocks()
    let order = try await desk.staff.list(CaseQuery.sorted(.waiting), as: World.all).cases.map(\.reference)
    let mended = try await desk.row(of: late)

    #expect(read.lastAt == read.receivedAt && read.dueAt == nil && set == 1)
    #expect(order == [early.reference, late.reference])
    #expect(mended.lastAt == stored.lastAt && mended.dueAt == stored.dueAt)
    #expect(mended.remindAt == stored.remindAt && mended.clockedBy == World.pack.digest)
    #expect(try await desk.rows("SELECT id FROM cases WHERE last_at = ''").isEmpty)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `whoever waits longest comes first, page by page, and nobody whom the desk answered`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    var reports: [DeskUnderTest.Report] = []
    for _ in 0..<5 {
      reports.append(try await desk.receive(World.minato))
      desk.clock.advance(hours: 1)
    }
    _ = try await desk.staff.reply("お答え", to: reports[1].reference, as: World.all)
    _ = try await desk.front.addMessage("まだです", receipt: reports[0].receipt)

    var query = CaseQuery.sorted(.waiting)
    query.limit = 2
    var pages: [[String]] = []
    repeat {
      let page = try await desk.staff.list(query, as: World.all)
      pages.append(page.cases.map(\.reference))
      query.after = page.next
    } while query.after != nil
    let told = [2, 3, 4, 0].map { reports[$0].reference }

    #expect(pages == [Array(told.prefix(2)), Array(told.suffix(2))])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `counts tell of the actor's desks alone`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    try await desk.receive(World.aoba)
    let answered = try await desk.receive(World.aoba)
    try await desk.receive(World.kestrel)
    _ = try await desk.staff.reply("お答え", to: answered.reference, as: World.haruka)

    let mine = try await desk.staff.counts(as: World.haruka)
    let all = try await desk.staff.counts(as: World.all)
    let none = try await desk.staff.counts(as: World.admin)

    #expect(Set(mine.map(\.desk)) == ["consultation.incident"])
    #expect(mine.map(\.all).reduce(0, +) == 2 && mine.map(\.owed).reduce(0, +) == 1)
    #expect(Set(all.map(\.desk)) == ["consultation.incident", "vulnerability-report"])
    #expect(none.isEmpty)
  }
}

extension CaseQuery {
  fileprivate static func sorted(_ order: Order) -> CaseQuery {
    var query = CaseQuery()
    query.order = order
    return query
  }
}
