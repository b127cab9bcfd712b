import DeskCore
import DeskService
import DeskStore
import DeskVault
import TestSupport
import Testing

/// The chain over all cases, and the heads of it that were copied elsewhere.
@Suite(.serialized) struct BlockTests {
  private func heads(_ desk: DeskUnderTest) async throws -> [AuditHead] {
    try await desk.rows("SELECT number, hash, at FROM blocks ORDER BY number").map {
      try #require(AuditHead(line: "\($0.integer("number")) \($0.text("hash")) \($0.text("at"))"))
    }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `blocks that were cut off after a kept head are missed`(_ engine: DatabaseEngine) async throws {
    let audited = try await AuditedDesk(engine)
    let kept = try await heads(audited.desk)

    try await audited.desk.run("DELETE FROM blocks WHERE number > 1")
    let faults = try await audited.desk.staff.verifyAudit(heads: kept).faults

    #expect(faults.contains { $0.hasPrefix("block 2: was copied elsewhere and is not here") }, "\(faults)")
    #expect(faults.contains { $0.hasPrefix("block 3: was copied elsewhere and is not here") }, "\(faults)")
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a chain that was cut and signed anew by whoever holds the key differs from the kept head`(
    _ engine: DatabaseEngine
  ) async throws {
    let audited = try await AuditedDesk(engine)
    let kept = try await heads(audited.desk)

    try await audited.desk.run("DELETE FROM blocks WHERE number > 1")
    try await audited.desk.run("UPDATE events SET block = NULL WHERE block > 1")
    _ = try await audited.desk.staff.appendBlock()
    let alone = try await audited.desk.staff.verifyAudit().faults
    let against = try await audited.desk.staff.verifyAudit(heads: [kept[1]]).faults

    #expect(alone == [])
    #expect(against == ["block 2: is not the block that was copied elsewhere"])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a block that was written anew with its hash is not signed`(_ engine: DatabaseEngine) async throws {
    let audited = try await AuditedDesk(engine)
    let row = try await audited.desk.rows("SELECT count, digest, previous FROM blocks WHERE number = 2")[0]
    let other = ChainBlock(
      number: 2, at: "2020-01-01T00:00:00Z", count: Int(try row.integer("count")),
      digest: try row.text("digest"), previous: try row.text("previous"))

    try await audited.desk.run(
      "UPDATE blocks SET at = $1, hash = $2 WHERE number = 2", [.text(other.at), .text(other.hash)])
    let faults = try await audited.desk.staff.verifyAudit().faults

    #expect(
      faults == [
        "block 2: is not signed by this desk's key", "block 3: does not follow from the block before it",
      ])
  }

  @Test func `a head reads back from its line, and nothing else does`() throws {
    let hash = String(repeating: "4f", count: 32)

    let head = try #require(AuditHead(line: "12 \(hash) 2026-11-24T10:00:00Z\n"))

    #expect(head.number == 12 && head.hash == hash && head.at == "2026-11-24T10:00:00Z")
    #expect(AuditHead(line: head.line) == head)
    #expect(AuditHead(line: "12 \(hash)")?.at == "")
    for line in ["", "12", "x \(hash)", "12 4f", hash] { #expect(AuditHead(line: line) == nil) }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a block takes no more events than it may, and the rest waits`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    for _ in 0..<5 { try await desk.receive(World.minato) }

    var sizes: [Int64] = []
    while let head = try await desk.staff.appendBlock(limit: 2) {
      sizes.append(
        try await desk.rows("SELECT count FROM blocks WHERE number = $1", [SQLValue(head.number)])[0]
          .integer("count"))
    }

    #expect(sizes == [2, 2, 1])
    #expect(try await desk.staff.verifyAudit().faults == [])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `servers that append at one instant make one chain`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let servers = try (0..<4).map { _ in try desk.otherStaff() }

    for _ in 0..<10 {
      for _ in 0..<3 { try await desk.receive(World.minato) }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for server in servers { group.addTask { _ = try await server.appendBlock(limit: 2) } }
        try await group.waitForAll()
      }
    }
    while try await desk.staff.appendBlock() != nil {}
    let report = try await desk.staff.verifyAudit()

    #expect(report.faults == [])
    #expect(report.events == 30 && report.unchained == 0)
  }

  /// SQLite has one writer: there nobody comes between two statements.
  @Test func `a server that is overtaken while it appends makes no second block of the same events`()
    async throws
  {
    let desk = try await DeskUnderTest(.postgres)
    try await desk.receive(World.minato)
    let pause = Pause()
    let slow = try desk.otherStaff(on: PausedDatabase(desk.database, before: "FROM blocks", pause))

    async let late = slow.appendBlock()
    for _ in 0..<1_000 where !pause.isReached { try await Task.sleep(for: .milliseconds(5)) }
    async let early = desk.staff.appendBlock()
    // A server that waits its turn instead does not end before the other one goes on.
    try await Task.sleep(for: .milliseconds(500))
    pause.end()
    let heads = [try await late, try await early].compactMap { $0 }
    let report = try await desk.staff.verifyAudit()

    #expect(heads.map(\.number) == [1])
    #expect(report.faults == [])
    #expect(report.blocks == 1 && report.unchained == 0)
  }
}
