import DeskStore
import DeskVault
import Foundation
import TestSupport
import Testing

/// Rows of cases and of what belongs to them.
@Suite(.serialized) struct CaseStoreTests {
  private func database(_ engine: DatabaseEngine) async throws -> any Database {
    let database = try await Engine.empty(engine, in: TestFolder.make())
    try await Schema.migrate(database)
    return database
  }

  private func row(_ id: String, _ reference: String, desk: String = "consultation.incident") -> CaseRow {
    CaseRow(
      id: id, reference: reference, desk: desk, state: "new", language: "ja", urgency: "today",
      pack: "jp-national@1", channel: "web", at: "2026-11-24T10:00:00Z", receipt: "receipt of \(id)",
      deskKey: "7K3F9QX2", deskWrap: Data([1, 0, 255]), reporterWrap: Data([2]), subject: Data([3]),
      answers: Data([4]))
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a row comes back as it was added, and as it was changed`(_ engine: DatabaseEngine) async throws {
    let database = try await database(engine)
    let added = row("01A", "C26-AAAA-AAA")
    var changed = added
    changed.state = "closed"
    changed.assignee = "haruka@desk.example"
    changed.urgency = "immediate"
    changed.labels = "[\"髙﨑①㈱\"]"
    changed.outcome = "answered"
    changed.changedAt = "2026-11-25T00:00:00Z"
    changed.closedAt = "2026-11-25T00:00:00Z"
    changed.receipt = nil
    changed.deskWrap = nil
    changed.reporterWrap = nil
    changed.subject = nil
    changed.answers = nil
    changed.answersVersion = 7
    changed.events = 12
    changed.head = "4f"

    try await database.write { db throws(DatabaseError) in try CaseStore(db).add(added) }
    let first = try await database.read { db throws(DatabaseError) in
      try CaseStore(db).find(receipt: "receipt of 01A")
    }
    try await database.write { [changed] db throws(DatabaseError) in try CaseStore(db).update(changed) }
    let second = try await database.write { db throws(DatabaseError) in try CaseStore(db).hold(id: "01A") }

    #expect("\(try #require(first))" == "\(added)")
    #expect(first?.deskWrap == Data([1, 0, 255]) && first?.reporterWrap == Data([2]))
    #expect(first?.subject == Data([3]) && first?.answers == Data([4]))
    #expect("\(try #require(second))" == "\(changed)")
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a reference and a receipt are taken once`(_ engine: DatabaseEngine) async throws {
    let database = try await database(engine)
    var sameReceipt = row("01C", "C26-CCCC-CCC")
    sameReceipt.receipt = "receipt of 01A"
    try await database.write { [self] db throws(DatabaseError) in
      try CaseStore(db).add(row("01A", "C26-AAAA-AAA"))
    }

    for other in [row("01B", "C26-AAAA-AAA"), sameReceipt, row("01A", "C26-DDDD-DDD")] {
      await #expect(throws: DatabaseError.duplicate) {
        try await database.write { db throws(DatabaseError) in try CaseStore(db).add(other) }
      }
    }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a reference finds a case for the eyes of its desk alone`(_ engine: DatabaseEngine) async throws {
    let database = try await database(engine)
    try await database.write { [self] db throws(DatabaseError) in
      try CaseStore(db).add(row("01A", "C26-AAAA-AAA"))
      try CaseStore(db).add(row("01B", "C26-BBBB-BBB", desk: "vulnerability-report"))
    }

    for (desks, expected) in [
      (["consultation.incident"], "01A"), (["vulnerability-report", "consultation.incident"], "01A"),
      (["vulnerability-report"], nil), ([], nil),
    ] as [([String], String?)] {
      let found = try await database.read { db throws(DatabaseError) in
        try CaseStore(db).find(reference: "C26-AAAA-AAA", desks: desks)
      }
      let listed = try await database.read { db throws(DatabaseError) in
        try CaseStore(db).list(
          CaseStore.Query(
            desks: desks, states: [], assignee: .anybody, order: .newest, after: nil, limit: 10))
      }

      #expect(found?.id == expected)
      #expect(listed.allSatisfy { desks.contains($0.desk) } && listed.count == desks.count)
    }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `events follow each other, and those without a case are found`(_ engine: DatabaseEngine) async throws {
    let database = try await database(engine)
    var first = row("01A", "C26-AAAA-AAA")
    let other = row("01B", "C26-BBBB-BBB")
    for (id, body) in [("e1", Data([9])), ("e2", nil)] as [(String, Data?)] {
      first = try await database.write { [first] db throws(DatabaseError) in
        var row = first
        try EventStore(db).add(
          NewEvent(
            id: id, kind: "note", at: "2026-11-24T10:00:00Z", actor: "haruka", isForReporter: false,
            body: body),
          to: &row)
        return row
      }
    }
    try await database.write { [first] db throws(DatabaseError) in
      try CaseStore(db).add(other)
      let event = NewEvent(id: "e3", kind: "note", at: "", actor: "", isForReporter: true, body: nil)
      var gone = first
      try EventStore(db).add(event, to: &gone)
    }

    let (events, orphans, chains) = try await database.read { db throws(DatabaseError) in
      (
        try EventStore(db).all(of: "01A"), try CaseStore(db).orphans(),
        try CaseStore(db).chains(after: "", limit: 10)
      )
    }

    #expect(events.map(\.number) == [1, 2, 3])
    #expect(events.map(\.previous) == ["", events[0].hash, events[1].hash])
    #expect(events.allSatisfy { $0.link.hash == $0.hash })
    #expect(events.map(\.bodyHash) == [EventLink.bodyHash(Data([9])), "", ""])
    #expect(first.events == 2 && first.head == events[1].hash)
    #expect(orphans == ["01A"])
    #expect(chains.map(\.id) == ["01B"])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `an answer for repeats is found until it expires, and its key is free then`(
    _ engine: DatabaseEngine
  ) async throws {
    let database = try await database(engine)
    func add(_ answer: UInt8, now: String, until end: String) async throws {
      try await database.write { db throws(DatabaseError) in
        try RepeatStore(db).add("key", body: "b", answer: Data([answer]), now: now, expiresAt: end)
      }
    }
    func find(_ now: String) async throws -> Data? {
      try await database.read { db throws(DatabaseError) in try RepeatStore(db).find("key", now: now)?.answer
      }
    }

    try await add(1, now: "2026-11-24T10:00:00Z", until: "2026-11-25T10:00:00Z")
    await #expect(throws: DatabaseError.duplicate) {
      try await add(2, now: "2026-11-25T09:59:59Z", until: "2026-11-26T09:59:59Z")
    }
    let before = [try await find("2026-11-25T09:59:59Z"), try await find("2026-11-25T10:00:00Z")]
    try await add(3, now: "2026-11-25T10:00:00Z", until: "2026-11-26T10:00:00Z")

    #expect(before == [Data([1]), nil])
    #expect(try await find("2026-11-25T10:00:00Z") == Data([3]))
  }
}
