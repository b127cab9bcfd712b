import DeskCore
import DeskService
import DeskStore
import DeskVault
import Foundation
import TestSupport
import Testing

/// Files of cases come back byte for byte, or not at all.
@Suite(.serialized) struct AttachmentTests {
  /// Sizes around a piece's, and what `sha256sum` says of their contents.
  private static let hashes = [
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    65_536: "79d7288b09ce561feb9ed3dd70ba9260c7ba2ab77aec68cd8d9e1c97314e0c22",
    65_537: "376a79c0a3bdce6f67157e6694f6f237e75be85f2fe855f9e513866d790860b9",
    3_145_728: "b89bca0c432577f4ccbab25048d402718c2f44d7a93b657265325c6a9ddb4a7c",
  ]

  private static func content(_ size: Int) -> Data {
    Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ ($0 >> 8) &* 7) })
  }

  private func write(
    _ content: Data, _ writer: inout AttachmentWriter, by step: Int = 50_021
  ) async throws {
    for start in stride(from: 0, to: content.count, by: step) {
      try await writer.write(content[start..<min(start + step, content.count)])
    }
  }

  /// A file of the reporter's with several pieces.
  private func attached(
    _ desk: DeskUnderTest, _ report: DeskUnderTest.Report, size: Int = 200_000
  ) async throws -> AttachmentReceipt {
    var writer = try await desk.front.attach(receipt: report.receipt)
    try await write(Self.content(size), &writer)
    return try await writer.finish(name: "ログ.txt", type: "text/plain")
  }

  private func pieces(_ file: AttachmentReader) async throws -> Data {
    var found = Data()
    for number in 0..<file.pieces { found += try await file.piece(number) }
    return found
  }

  @Test(arguments: DatabaseEngine.allCases, hashes.keys.sorted())
  func `a file comes back byte for byte, with its name, size and hash`(
    _ engine: DatabaseEngine, _ size: Int
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    let content = Self.content(size)

    var writer = try await desk.front.attach(receipt: report.receipt)
    try await write(content, &writer)
    let receipt = try await writer.finish(name: "請求書①㈱ 😀.xlsx", type: "application/octet-stream")
    let file = try await desk.staff.file(receipt.id, of: report.reference, as: World.haruka)
    let read = try await desk.read(report)["attachments"]?.items.first

    #expect(receipt.size == size && receipt.sha256 == Self.hashes[size])
    #expect(file.pieces == max(1, (size + 65_535) / 65_536))
    #expect(try await pieces(file) == content)
    #expect(Array(file.info.name.utf8) == Array("請求書①㈱ 😀.xlsx".utf8))
    #expect(file.info.type == "application/octet-stream")
    #expect(file.info.size == size && file.info.sha256 == Self.hashes[size])
    #expect(read?["id"]?.text == receipt.id && read?["sha256"]?.text == Self.hashes[size])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `the reporter sees their own files and none of the desk's`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)

    try await desk.perform(.attach, on: report)
    try await desk.perform(.staffAttach, on: report)
    let seen = try await desk.front.followUp(receipt: report.receipt)
    let read = try await desk.read(report)

    #expect(seen.attachments.map(\.name) == ["画面.png"])
    #expect(read["attachments"]?.items.map { $0["name"]?.text } == ["画面.png", "手順書.pdf"])
    #expect(read["timeline"]?.items.dropFirst().map { $0["by"]?.text } == ["reporter", World.kenji.name])
    #expect(!seen.json(World.pack.rulebook.vocabulary).text.contains("手順書.pdf"))
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a file that is under way is no part of the case, and given up leaves nothing`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)

    var writer = try await desk.front.attach(receipt: report.receipt)
    try await write(Self.content(1_500_000), &writer)
    let stored = try await desk.count("pieces")
    let read = try await desk.read(report)
    let id = writer.id
    let opened = try await refusal { try await desk.staff.file(id, of: report.reference, as: World.haruka) }
    await writer.abandon()

    #expect(stored > 0)
    #expect(read["attachments"]?.items.isEmpty == true)
    #expect(opened == .notFound)
    #expect(try await desk.count("pieces") == 0)
    #expect(try await desk.count("attachments") == 0)
    #expect(try await desk.events(of: report).contains { $0.kind == "attachment" } == false)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a file that has become whole is not given up any more`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)

    var writer = try await desk.front.attach(receipt: report.receipt)
    try await write(Self.content(70_000), &writer)
    let receipt = try await writer.finish(name: "ログ.txt", type: "text/plain")
    await writer.abandon()
    let file = try await desk.staff.file(receipt.id, of: report.reference, as: World.haruka)

    #expect(try await desk.count("pieces") == 2)
    #expect(try await refusal { try await pieces(file) } == nil)
  }

  @Test(
    arguments: DatabaseEngine.allCases,
    [
      "swapped", "cut off", "left out", "doubled", "flipped", "of another file",
    ])
  func `pieces that were changed by hand do not open`(
    _ engine: DatabaseEngine, _ change: String
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    let (receipt, other) = (try await attached(desk, report), try await attached(desk, report))
    let file = "attachment_id = '\(receipt.id)'"
    let sealed = try await desk.rows("SELECT bytes FROM pieces WHERE \(file) AND number = 1")[0].bytes(
      "bytes")
    var wrong = sealed
    wrong[100] ^= 1

    switch change {
    case "swapped":
      for (from, to) in [(0, 99), (1, 0), (99, 1)] {
        try await desk.run("UPDATE pieces SET number = \(to) WHERE \(file) AND number = \(from)")
      }
    case "cut off":
      try await desk.run("DELETE FROM pieces WHERE \(file) AND number = 3")
      try await desk.run("UPDATE attachments SET pieces = 3 WHERE id = $1", [.text(receipt.id)])
    case "left out": try await desk.run("DELETE FROM pieces WHERE \(file) AND number = 1")
    case "doubled":
      try await desk.run("UPDATE pieces SET bytes = $1 WHERE \(file) AND number = 2", [.bytes(sealed)])
    case "flipped":
      try await desk.run("UPDATE pieces SET bytes = $1 WHERE \(file) AND number = 1", [.bytes(wrong)])
    default:
      try await desk.run("DELETE FROM pieces WHERE \(file) AND number = 1")
      try await desk.run(
        "UPDATE pieces SET attachment_id = $1 WHERE attachment_id = $2 AND number = 1",
        [.text(receipt.id), .text(other.id)])
    }
    let reader = try await desk.staff.file(receipt.id, of: report.reference, as: World.haruka)

    #expect(try await refusal { try await pieces(reader) } == .internalFault)
  }
}
