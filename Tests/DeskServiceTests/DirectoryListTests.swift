import DeskCore
import DeskService
import DeskStore
import Foundation
import TestSupport
import Testing

/// Vendor lists that administrators bring in.
@Suite struct DirectoryListTests {
  static let asOf = CalendarDate(iso: "2026-11-20")!
  static let vendors = [
    Vendor(company: "青葉セキュリティ", service: "調査", kinds: ["forensics"], url: "https://aoba.example/")
  ]
  static let others = [
    Vendor(company: "Kestrel Labs", service: "IR", kinds: ["recovery"], email: "ir@kestrel.example")
  ]

  @Test(arguments: DatabaseEngine.allCases)
  func `the pack's sample counts until a list is brought in, then the newest`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let lists = desk.staff.vendorLists
    let before = try await lists.current()

    let first = try await lists.publish(Self.vendors, asOf: Self.asOf, note: "初版", as: World.admin)
    let second = try await lists.publish(Self.others, asOf: Self.asOf + 1, note: "", as: World.admin)
    let now = try await lists.current()
    let history = try await lists.history(limit: 10)

    #expect(before.isSample && before.version == 0)
    #expect(first == 1 && second == 2)
    #expect(now.vendors == Self.others && now.asOf == Self.asOf + 1 && !now.isSample)
    #expect(history.map(\.number) == [2, 1] && history.map(\.count) == [1, 1])
    #expect(history.last?.note == "初版" && history.last?.actor == World.admin.name)
  }

  @Test func `going back makes a new version with the old entries and their day`() async throws {
    let desk = try await DeskUnderTest(.sqlite)
    let lists = desk.staff.vendorLists
    try await lists.publish(Self.vendors, asOf: Self.asOf, note: "", as: World.admin)
    try await lists.publish(Self.others, asOf: Self.asOf + 1, note: "", as: World.admin)

    let third = try await lists.goBack(to: 1, note: "back", since: 2, as: World.admin)
    let now = try await lists.current()

    #expect(third == 3 && now.vendors == Self.vendors && now.asOf == Self.asOf)
    #expect(
      try await refusal { try await lists.goBack(to: 9, note: "", since: 3, as: World.admin) } == .notFound)
  }

  @Test func `a list that waits counts once it is confirmed, once, and not beside another`() async throws {
    let desk = try await DeskUnderTest(.sqlite)
    let lists = desk.staff.vendorLists
    let draft = try await lists.keepDraft(Self.vendors, passedOver: ["備考", "x"], as: World.admin)
    desk.clock.advance(seconds: 1)
    let other = try await lists.keepDraft(Self.others, as: World.admin)

    #expect(try await lists.current().isSample)
    #expect(try await lists.draft(draft).passedOver == ["備考", "x"])
    let added = try await lists.publishDraft(draft, asOf: Self.asOf, note: "", since: 0, as: World.admin)
    #expect(added == 1)
    #expect(try await lists.current().vendors == Self.vendors)
    // The first is gone, the second was compared with what no longer counts.
    #expect(try await refusal { try await lists.draft(draft) } == .notFound)
    let late = try await refusal {
      try await lists.publishDraft(other, asOf: Self.asOf, note: "", since: 0, as: World.admin)
    }
    #expect(late == .conflict)
    try await lists.discardDraft(other, as: World.admin)
    #expect(try await refusal { try await lists.draft(other) } == .notFound)
  }

  @Test func `a list that nobody confirms is forgotten after a day`() async throws {
    let desk = try await DeskUnderTest(.sqlite)
    let lists = desk.staff.vendorLists
    let draft = try await lists.keepDraft(Self.vendors, as: World.admin)
    desk.clock.advance(hours: 25)
    _ = try await lists.keepDraft(Self.others, as: World.admin)

    #expect(try await refusal { try await lists.draft(draft) } == .notFound)
  }

  @Test(arguments: [World.all, World.everywhere, World.auditor])
  func `nobody but an administrator changes where victims turn to`(_ actor: Actor) async throws {
    let desk = try await DeskUnderTest(.sqlite)
    let lists = desk.staff.vendorLists
    try await lists.publish(Self.vendors, asOf: Self.asOf, note: "", as: World.admin)
    let draft = try await lists.keepDraft(Self.others, as: World.admin)

    for act in [
      { try await lists.publish(Self.others, asOf: Self.asOf, note: "", as: actor) },
      { try await lists.keepDraft(Self.others, as: actor) },
      { try await lists.publishDraft(draft, asOf: Self.asOf, note: "", since: 1, as: actor) },
      { try await lists.goBack(to: 1, note: "", since: 1, as: actor) },
    ] as [@Sendable () async throws -> Int] {
      #expect(try await refusal(act) == .forbidden)
    }
    #expect(try await lists.history(limit: 5).count == 1)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `of two servers at one instant, one number each`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let lists = desk.staff.vendorLists
    let added = await withTaskGroup(of: Int?.self) { group in
      for _ in 0..<8 {
        group.addTask { try? await lists.publish(Self.vendors, asOf: Self.asOf, note: "", as: World.admin) }
      }
      return await group.reduce(into: [Int]()) { if let number = $1 { $0.append(number) } }
    }

    #expect(!added.isEmpty && Set(added).count == added.count)
    #expect(try await lists.history(limit: 50).map(\.number).sorted() == added.sorted())
  }

  @Test func `a server shows a list that another process brought in, and keeps it while the storage is away`()
    async throws
  {
    let desk = try await DeskUnderTest(.sqlite)
    let held = HeldVendors(desk.staff.vendorLists, lookingEvery: .zero)

    #expect(try await held.shown().list.isSample)
    try await desk.staff.vendorLists.publish(Self.vendors, asOf: Self.asOf, note: "", as: World.admin)
    let shown = try await held.shown()
    #expect(shown.list.vendors == Self.vendors && shown.history.map(\.number) == [1])
    try await desk.run("ALTER TABLE lists RENAME TO gone")
    #expect(try await held.shown().list.vendors == Self.vendors)
    let fresh = HeldVendors(desk.staff.vendorLists)
    #expect(try await refusal { try await fresh.shown() } != nil)
  }

  @Test func `within its second a server asks nothing`() async throws {
    let desk = try await DeskUnderTest(.sqlite)
    let held = HeldVendors(desk.staff.vendorLists, lookingEvery: .seconds(600))
    _ = try await held.shown()
    try await desk.staff.vendorLists.publish(Self.vendors, asOf: Self.asOf, note: "", as: World.admin)

    #expect(try await held.shown().list.isSample)
  }
}
