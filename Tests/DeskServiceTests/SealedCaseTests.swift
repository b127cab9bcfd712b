import DeskCore
import DeskService
import DeskStore
import DeskVault
import Foundation
import TestSupport
import Testing

/// Somebody with the database in hand changes what is sealed: nothing of it opens, and nothing comes out as garbage.
@Suite(.serialized) struct SealedCaseTests {
  @Test(arguments: DatabaseEngine.allCases)
  func `a case opens with its own desk's key and with no other desk's`(_ engine: DatabaseEngine) async throws
  {
    let desk = try await DeskUnderTest(engine)
    let aoba = try await desk.row(of: try await desk.receive(World.aoba))
    let kestrel = try await desk.row(of: try await desk.receive(World.kestrel))
    let ring = try desk.keyFile.keyring()
    let wrap = try #require(aoba.deskWrap)

    _ = try ring.open(wrap, keyID: aoba.deskKey, desk: aoba.desk, caseID: aoba.id)
    for (key, owner, id) in [
      (kestrel.deskKey, kestrel.desk, aoba.id), (kestrel.deskKey, aoba.desk, aoba.id),
      (aoba.deskKey, kestrel.desk, aoba.id), (aoba.deskKey, aoba.desk, kestrel.id),
    ] {
      #expect(throws: VaultError.altered) { try ring.open(wrap, keyID: key, desk: owner, caseID: id) }
    }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a case that was given to another desk by hand does not open there`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let aoba = try await desk.receive(World.aoba)
    let kestrel = try await desk.receive(World.kestrel)
    let key = try await desk.row(of: kestrel).deskKey

    try await desk.run(
      "UPDATE cases SET desk = 'vulnerability-report' WHERE id = $1", [.text(aoba.id)])
    let moved = try await refusal { try await desk.otherStaff().read(aoba.reference, as: World.lena) }
    try await desk.run("UPDATE cases SET desk_key = $1 WHERE id = $2", [.text(key), .text(aoba.id)])
    let rekeyed = try await refusal { try await desk.otherStaff().read(aoba.reference, as: World.lena) }

    #expect(moved == .internalFault)
    #expect(rekeyed == .internalFault)
  }

  @Test(arguments: DatabaseEngine.allCases, ["subject", "answers", "desk_wrap"])
  func `a sealed column that was moved to another case does not open there`(
    _ engine: DatabaseEngine, _ column: String
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let from = try await desk.receive(World.aoba)
    let to = try await desk.receive(World.aoba)

    let sealed = try await desk.rows("SELECT \(column) FROM cases WHERE id = $1", [.text(from.id)])[0]
    try await desk.run(
      "UPDATE cases SET \(column) = $1 WHERE id = $2", [.bytes(try sealed.bytes(column)), .text(to.id)])
    let staff = try desk.otherStaff()

    #expect(try await refusal { try await staff.read(to.reference, as: World.all) } == .internalFault)
    #expect(try await refusal { try await staff.read(from.reference, as: World.all) } == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `the body of an event opens at that event alone`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    try await desk.perform(.note, on: report)
    try await desk.perform(.reply, on: report)
    let note = try #require(try await desk.events(of: report)[1].body)

    try await desk.run(
      "UPDATE events SET body = $1 WHERE case_id = $2 AND number = 3", [.bytes(note), .text(report.id)])

    #expect(try await refusal { try await desk.read(report) } == .internalFault)
    #expect(
      try await refusal { try await desk.front.followUp(receipt: report.receipt) } == .internalFault)
    #expect(
      try await refusal { try await desk.list(CaseQuery(text: "電話")) } == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `old answers that were put back are noticed`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    let old = try #require(try await desk.row(of: report).answers)
    try await desk.perform(.assess, on: report)

    try await desk.run("UPDATE cases SET answers = $1 WHERE id = $2", [.bytes(old), .text(report.id)])

    #expect(try await refusal { try await desk.read(report) } == .internalFault)
  }

  @Test(
    arguments: DatabaseEngine.allCases,
    ["cases.subject", "cases.answers", "cases.desk_wrap", "cases.reporter_wrap", "events.body"])
  func `a flipped bit is a fault and never garbage`(_ engine: DatabaseEngine, _ place: String) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    let (table, column) = (String(place.split(separator: ".")[0]), String(place.split(separator: ".")[1]))
    let row = table == "cases" ? "id =" : "number = 1 AND case_id ="
    let sealed = try await desk.rows("SELECT \(column) FROM \(table) WHERE \(row) $1", [.text(report.id)])[0]
      .bytes(column)

    for index in [0, sealed.count / 2, sealed.count - 1] {
      var wrong = sealed
      wrong[index] ^= 0x10
      try await desk.run(
        "UPDATE \(table) SET \(column) = $1 WHERE \(row) $2", [.bytes(wrong), .text(report.id)])
      let staff = try desk.otherStaff()
      let read = try await refusal { try await staff.read(report.reference, as: World.all) }
      let seen = try await refusal { try await desk.front.followUp(receipt: report.receipt) }

      #expect(read == (column == "reporter_wrap" ? nil : .internalFault))
      #expect(seen == (column == "desk_wrap" ? nil : .internalFault))
    }
  }
}
