import DeskCore
import DeskService
import DeskStore
import TestSupport
import Testing

/// Lists hold what was asked for, newest first, whole.
@Suite(.serialized) struct ListTests {
  /// The references of all pages of a query, page by page.
  private func pages(
    _ desk: DeskUnderTest, _ query: CaseQuery, as actor: Actor = World.all
  ) async throws -> [[String]] {
    var query = query
    var pages: [[String]] = []
    repeat {
      let page = try await desk.staff.list(query, as: actor)
      pages.append(page.cases.map(\.reference))
      query.after = page.next
    } while query.after != nil && pages.count < 200
    return pages
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `130 cases come newest first, without a gap and none twice, whatever the page`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    var told: [String] = []
    var own: [String] = []
    for index in 0..<130 {
      let report = try await desk.receive(index.isMultiple(of: 3) ? World.kestrel : World.aoba)
      told.insert(report.reference, at: 0)
      if index.isMultiple(of: 3) { own.insert(report.reference, at: 0) }
    }

    for (limit, sizes) in [
      (50, [50, 50, 30]), (65, [65, 65]), (100, [100, 30]), (1, Array(repeating: 1, count: 130)),
    ] {
      let found = try await pages(desk, CaseQuery(limit: limit))

      #expect(found.map(\.count) == sizes)
      #expect(found.flatMap { $0 } == told)
    }
    let seen = try await pages(desk, CaseQuery(limit: 7), as: World.lena)
    #expect(seen.flatMap { $0 } == own)
    #expect(seen.count == 7)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a case that comes while somebody pages moves nothing`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    var told: [String] = []
    for _ in 0..<6 { told.insert(try await desk.receive(World.minato).reference, at: 0) }

    let first = try await desk.staff.list(CaseQuery(limit: 3), as: World.all)
    try await desk.receive(World.minato)
    let second = try await desk.staff.list(CaseQuery(after: first.next, limit: 3), as: World.all)

    #expect((first.cases + second.cases).map(\.reference) == told)
    #expect(second.next == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `filters by desk, state and assignee hold alone and together`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let aoba = try await desk.receive(World.aoba)
    let minato = try await desk.receive(World.minato)
    let kestrel = try await desk.receive(World.kestrel)
    let other = try await desk.receive(World.aoba)
    _ = try await desk.staff.assign(aoba.reference, to: World.haruka.name, as: World.kenji)
    _ = try await desk.staff.assign(other.reference, to: World.haruka.name, as: World.kenji)
    try await desk.perform(.close, on: other)
    try await desk.perform(.reply, on: kestrel, as: World.lena)

    for (query, expected) in [
      (CaseQuery(), [other, kestrel, minato, aoba]),
      (CaseQuery(desk: "consultation.incident"), [other, aoba]),
      (CaseQuery(desk: "no-such-desk"), []),
      (CaseQuery(desk: ""), []),
      (CaseQuery(state: .new), [minato]),
      (CaseQuery(state: .open), [aoba]),
      (CaseQuery(state: .waiting), [kestrel]),
      (CaseQuery(state: .closed), [other]),
      (CaseQuery(assignee: World.haruka.name), [other, aoba]),
      (CaseQuery(assignee: "nobody@desk.example"), []),
      (CaseQuery(state: .closed, assignee: World.haruka.name), [other]),
      (CaseQuery(desk: "consultation.general", state: .new), [minato]),
      (CaseQuery(desk: "consultation.general", state: .closed), []),
    ] {
      let found = try await pages(desk, query)

      #expect(found.flatMap { $0 } == expected.map(\.reference), "\(query)")
    }
    let foreign = try await pages(desk, CaseQuery(desk: "consultation.incident"), as: World.lena)
    #expect(foreign == [[]])
  }
}
