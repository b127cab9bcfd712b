import DeskCore
import DeskService
import DeskStore
import DeskVault
import Foundation
import TestSupport
import Testing

/// What the audit finds, and where.
@Suite(.serialized) struct AuditTests {
  @Test(arguments: DatabaseEngine.allCases)
  func `chains that nobody touched have no fault, and everything is counted`(
    _ engine: DatabaseEngine
  ) async throws {
    let audited = try await AuditedDesk(engine)

    let report = try await audited.desk.staff.verifyAudit()
    let newest = try await audited.desk.staff.appendBlock()
    let after = try await audited.desk.staff.verifyAudit(heads: [try #require(newest)])

    #expect(report.faults == [])
    #expect(report.cases == 2 && report.events == 7 && report.blocks == 3 && report.unchained == 1)
    #expect(report.head?.number == 3)
    #expect(after.faults == [])
    #expect(after.unchained == 0 && after.head == newest)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `an empty desk has no fault and no head`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)

    let head = try await desk.staff.appendBlock()
    let report = try await desk.staff.verifyAudit()

    #expect(head == nil && report.head == nil)
    #expect(report.faults == [])
    #expect(report.cases == 0 && report.events == 0 && report.blocks == 0)
  }

  @Test(arguments: DatabaseEngine.allCases, Tampering.ofEvents + Tampering.ofBlocks)
  func `what was changed by hand is found, with its place`(
    _ engine: DatabaseEngine, _ tampering: Tampering
  ) async throws {
    let audited = try await AuditedDesk(engine)
    let expected = tampering.expected(audited)

    try await tampering.apply(to: audited)
    let faults = try await audited.desk.staff.verifyAudit().faults

    #expect(faults.contains { $0.contains(expected) }, "\(expected) is not in \(faults)")
    #expect(!faults.contains { $0.contains(audited.minato.reference) }, "\(faults)")
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a flipped bit of a sealed text is found`(_ engine: DatabaseEngine) async throws {
    let audited = try await AuditedDesk(engine)
    var body = try #require(try await audited.desk.events(of: audited.aoba)[3].body)

    body[body.count / 2] ^= 1
    try await audited.desk.run(
      "UPDATE events SET body = $1 WHERE case_id = $2 AND number = 4", [.bytes(body), .text(audited.aoba.id)])
    let faults = try await audited.desk.staff.verifyAudit().faults

    #expect(faults == ["case \(audited.aoba.reference), event 4: its sealed text was altered or taken away"])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a case whose chain was computed anew from an altered event on is found by its blocks`(
    _ engine: DatabaseEngine
  ) async throws {
    let audited = try await AuditedDesk(engine)
    var previous = ""

    for event in try await audited.desk.events(of: audited.aoba) {
      let link = EventLink(
        caseID: event.caseID, number: event.number, id: event.id, kind: event.kind, at: event.at,
        actor: event.number == 2 ? "lena@desk.example" : event.actor, isForReporter: event.isForReporter,
        bodyHash: event.bodyHash,
        previous: previous)
      previous = link.hash
      try await audited.desk.run(
        "UPDATE events SET actor = $1, previous = $2, hash = $3 WHERE id = $4",
        [.text(link.actor), .text(link.previous), .text(link.hash), .text(link.id)])
    }
    try await audited.desk.run(
      "UPDATE cases SET head = $1 WHERE id = $2", [.text(previous), .text(audited.aoba.id)])
    let faults = try await audited.desk.staff.verifyAudit().faults

    #expect(!faults.contains { $0.contains(audited.aoba.reference) }, "\(faults)")
    #expect(faults.count { $0.hasPrefix("block 2: it was made of 2 events") } == 1, "\(faults)")
    #expect(faults.count { $0.hasPrefix("block 3: it was made of 2 events") } == 1, "\(faults)")
  }
}
