import DeskCore
import DeskService
import DeskStore
import TestSupport
import Testing

/// Lists by their clocks.
@Suite(.serialized) struct QueueTests {
  @Test(arguments: DatabaseEngine.allCases)
  func `the date by which somebody must be told is the earliest that is not past`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    var clinic = World.aoba
    clinic.sheet = try World.sheet(
      """
      "organisation.kind": "private", "sign.files_encrypted": "yes", "data.personal": "yes", \
      "data.persons": 1200, "time.known_at": "2026-11-22"
      """)
    let report = try await desk.receive(clinic)
    let plain = try await desk.receive(World.minato)

    let due = try await desk.row(of: report).dueAt
    _ = try await desk.staff.merge(
      try World.sheet("\"time.known_at\": \"2026-11-20\""), into: report.reference, as: World.haruka)
    let moved = try await desk.row(of: report)
    let order = try await desk.staff.list(CaseQuery.sorted(.due), as: World.all).cases.map(\.reference)

    // Three to five days from the day on which it was known, in Tokyo (assessment.md 6).
    #expect(due == "2026-11-27T14:59:59Z")
    #expect(moved.dueAt == "2026-11-25T14:59:59Z" && moved.clocked == moved.answersVersion)
    #expect(try await desk.row(of: plain).dueAt == nil)
    #expect(order == [report.reference])
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
