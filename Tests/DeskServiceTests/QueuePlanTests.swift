import DeskCore
import DeskService
import DeskStore
import Synchronization
import TestSupport
import Testing

/// How SQLite goes about the lists and the jobs: never through every case. It plans alike whatever there is.
@Suite(.serialized) struct QueuePlanTests {
  private func plans(
    _ work: @Sendable (StaffDesk) async throws -> Void
  ) async throws -> [String] {
    let desk = try await DeskUnderTest(.sqlite)
    let planned = PlannedDatabase(desk.database)
    try await work(try desk.otherStaff(on: planned))
    return planned.plans.filter { $0.contains("cases") }
  }

  @Test func `counts are read from an index alone`() async throws {
    let plans = try await plans { _ = try await $0.counts(as: World.all) }

    #expect(plans.count == 1 && plans.allSatisfy { $0.contains("COVERING INDEX cases_by_state") })
  }

  @Test(arguments: CaseQuery.Order.allCases, [true, false])
  func `a list goes by an index from where it begins`(_ order: CaseQuery.Order, _ isOpen: Bool) async throws {
    let after = "2026-11-24T10:00:00Z 0"
    for place in [nil, after] {
      let plans = try await plans { staff in
        var query = CaseQuery(after: place)
        (query.order, query.isOpen) = (order, isOpen)
        _ = try await staff.list(query, as: World.all)
      }
      let expected =
        switch order {
        case .newest: isOpen ? "cases_by_state (desk=? AND state=?" : "cases_by_desk (desk=?"
        case .due: "cases_by_due (desk=? AND "
        case .waiting: "cases_by_wait (last_from=?"
        }

      #expect(plans.count == 1 && plans.allSatisfy { $0.contains(expected) }, "\(plans)")
    }
  }

  @Test func `jobs find what there is to do by an index`() async throws {
    let clocks = try await plans { try await $0.setClocks() }
    let reminders = try await plans { _ = try await RemindOfDuties(desk: $0).run() }

    #expect(clocks.count == 2 && clocks[0].contains("cases_by_wait (last_from=? AND last_at=?"))
    #expect(clocks.last?.contains("cases_by_clock (id>?") == true)
    #expect(reminders.count == 1 && reminders.allSatisfy { $0.contains("cases_by_reminder (") })
  }
}

/// A database that asks SQLite how it goes about each statement before it does.
private final class PlannedDatabase: Database {
  private let inner: any Database
  private let kept = Plans()

  init(_ inner: any Database) {
    self.inner = inner
  }

  var plans: [String] { kept.all.withLock { $0 } }
  var engine: DatabaseEngine { inner.engine }
  var isWritable: Bool { inner.isWritable }
  var waiting: Int { inner.waiting }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Value
  ) async throws(DatabaseError) -> Value {
    let kept = kept
    return try await inner.read { (db: any SQLTransaction) throws(DatabaseError) -> Value in
      try body(PlannedTransaction(inner: db, kept: kept))
    }
  }

  @discardableResult
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Value
  ) async throws(DatabaseError) -> Value {
    let kept = kept
    return try await inner.write { (db: any SQLTransaction) throws(DatabaseError) -> Value in
      try body(PlannedTransaction(inner: db, kept: kept))
    }
  }
}

private final class Plans: Sendable {
  let all = Mutex<[String]>([])
}

private struct PlannedTransaction: SQLTransaction {
  let inner: any SQLTransaction
  let kept: Plans

  var rowLock: String { inner.rowLock }
  func hold(_ lock: TransactionLock, isShared: Bool) throws(DatabaseError) {
    try inner.hold(lock, isShared: isShared)
  }

  private func plan(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) {
    for row in try inner.rows("EXPLAIN QUERY PLAN " + sql, values) {
      let detail = try row.text("detail")
      guard !detail.hasPrefix("USE TEMP B-TREE") else { continue }
      kept.all.withLock { $0.append(detail) }
    }
  }

  func rows(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) -> [SQLRow] {
    try plan(sql, values)
    return try inner.rows(sql, values)
  }

  func run(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) -> Int {
    try plan(sql, values)
    return try inner.run(sql, values)
  }
}
