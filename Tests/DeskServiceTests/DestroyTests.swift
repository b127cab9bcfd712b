import DeskCore
import DeskService
import DeskStore
import DeskVault
import Foundation
import TestSupport
import Testing

/// A case whose keys are destroyed.
@Suite(.serialized) struct DestroyTests {
  /// A case with a bit of everything.
  private func full(_ desk: DeskUnderTest) async throws -> DeskUnderTest.Report {
    let report = try await desk.receive(World.aoba)
    for act in [CaseAct.message, .reply, .note, .label, .assess, .attach, .staffAttach] {
      try await desk.perform(act, on: report)
    }
    return report
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `nothing of it opens any more, and nothing sealed of it is left`(_ engine: DatabaseEngine) async throws
  {
    let desk = try await DeskUnderTest(engine)
    let report = try await full(desk)

    try await desk.perform(.destroy, on: report)
    let row = try await desk.row(of: report)
    let read = try await desk.read(report)

    #expect(try await refusal { try await desk.front.followUp(receipt: report.receipt) } == .unauthorised)
    #expect(
      try await refusal { try await desk.staff.note("?", on: report.reference, as: World.all) } == .conflict)
    #expect(
      try await refusal { try await desk.staff.attach(to: report.reference, as: World.all) } == .conflict)
    #expect(read["isDestroyed"]?.flag == true && read["state"]?.text == "closed")
    #expect(read["subject"]?.text == "" && read["narrative"]?.text == "")
    #expect(read["labels"]?.items.isEmpty == true && read["attachments"]?.items.isEmpty == true)
    #expect(read["timeline"]?.items.allSatisfy { $0["text"]?.text == "" } == true)
    #expect(read["timeline"]?.items.last?["kind"]?.text == "destruction")
    #expect(row.deskWrap == nil && row.reporterWrap == nil && row.receipt == nil)
    #expect(row.subject == nil && row.answers == nil)
    #expect(try await desk.events(of: report).allSatisfy { $0.body == nil })
    for table in ["attachments", "pieces", "outbox", "search_queue"] {
      #expect(try await desk.count(table) == 0, "\(table)")
    }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `the list beside the key file names it, its chain still holds, and other cases are as they were`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let kept = try await full(desk)
    let report = try await full(desk)
    _ = try await desk.staff.appendBlock()

    try await desk.perform(.destroy, on: report)
    _ = try await desk.staff.appendBlock()
    let list = DestroyedList(keyFile: desk.keyFile.path)
    let mode = try FileManager.default.attributesOfItem(atPath: list.path)[.posixPermissions] as? Int

    #expect(try list.ids() == [report.id])
    #expect(mode == 0o600)
    #expect(try await desk.staff.verifyAudit().faults == [])
    #expect(try await desk.read(kept)["narrative"]?.text == World.aoba.narrative)
    #expect(try await desk.read(kept)["attachments"]?.items.count == 2)
    #expect(try await desk.front.followUp(receipt: kept.receipt).narrative == World.aoba.narrative)
    #expect(try await desk.list(CaseQuery(text: "サーバー"))["cases"]?.items.count == 1)
    #expect(try await desk.list(CaseQuery())["cases"]?.items.count == 2)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `it cannot be destroyed twice, nor one that is not there`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await full(desk)
    let list = DestroyedList(keyFile: desk.keyFile.path)

    try await desk.perform(.destroy, on: report)
    let twice = try await refusal { try await desk.perform(.destroy, on: report) }
    let nowhere = try await refusal {
      try await desk.staff.destroy("C26-0000-000", by: "operator", list: list)
    }

    #expect(twice == .notFound && nowhere == .notFound)
    #expect(try list.ids() == [report.id])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `another server that had opened it opens it no more`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await full(desk)
    let other = try desk.otherStaff()
    _ = try await other.read(report.reference, as: World.all)

    try await desk.perform(.destroy, on: report)
    let json = try await other.read(report.reference, as: World.all).json.text

    #expect(!json.contains(World.aoba.narrative) && !json.contains(World.aoba.subject))
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `what a restore brings back is destroyed again`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await full(desk)
    let kept = try await desk.receive(World.minato)
    let (row, events) = (try await desk.row(of: report), try await desk.events(of: report))
    try await desk.perform(.destroy, on: report)
    let ids = try DestroyedList(keyFile: desk.keyFile.path).ids()
    try await desk.database.write { (db: any SQLTransaction) throws(DatabaseError) in
      try CaseStore(db).update(row)
      try db.run(
        "DELETE FROM events WHERE case_id = $1 AND number > $2", [.text(row.id), SQLValue(row.events)])
      for event in events {
        try db.run("UPDATE events SET body = $1 WHERE id = $2", [SQLValue(event.body), .text(event.id)])
      }
    }
    let restored = try await desk.front.followUp(receipt: report.receipt)

    let count = try await DestroyedCase.reapply(ids + ["no-such-case"], to: desk.database)
    let again = try await DestroyedCase.reapply(ids, to: desk.database)

    #expect(restored.narrative == World.aoba.narrative)
    #expect(count == 1 && again == 0)
    #expect(try await refusal { try await desk.front.followUp(receipt: report.receipt) } == .unauthorised)
    #expect(try await desk.read(report)["isDestroyed"]?.flag == true)
    #expect(try await desk.row(of: report).state == "closed")
    #expect(try await desk.events(of: report).allSatisfy { $0.body == nil })
    #expect(try await desk.read(kept)["narrative"]?.text == World.minato.narrative)
    #expect(try await desk.staff.verifyAudit().faults == [])
  }
}
