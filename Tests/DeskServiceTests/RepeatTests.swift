import DeskCore
import DeskService
import DeskStore
import DeskVault
import Foundation
import TestSupport
import Testing

/// The same request sent again never makes a second case.
@Suite(.serialized) struct RepeatTests {
  private func key(
    _ desk: DeskUnderTest, _ key: String = "aoba-1", body: String = "{\"desk\":…}", channel: String = "api"
  ) -> RepeatKey {
    desk.front.keys.repeatKey(channel: channel, key: key, body: Data(body.utf8))
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `the same key and bytes give the same answer, receipt included`(_ engine: DatabaseEngine) async throws
  {
    let desk = try await DeskUnderTest(engine)

    let first = try await desk.receive(World.aoba, repeating: key(desk))
    let second = try await desk.receive(World.aoba, repeating: key(desk))

    #expect(!first.isRepeat && second.isRepeat)
    #expect(Array(first.json.utf8) == Array(second.json.utf8))
    #expect(try await desk.front.followUp(receipt: second.receipt).reference == first.reference)
    #expect(try await desk.count("cases") == 1)
    #expect(try await desk.count("events") == 1)
    #expect(try await desk.count("outbox") == 1)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `the same key with another body is a conflict and stores nothing`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    try await desk.receive(World.aoba, repeating: key(desk))

    let refused = try await refusal {
      try await desk.receive(World.aoba, repeating: key(desk, body: "{\"desk\":…} "))
    }

    #expect(refused == .conflict)
    #expect(try await desk.count("cases") == 1)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `another key, or the same on another channel, is another request`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    try await desk.receive(World.aoba, repeating: key(desk))

    try await desk.receive(World.aoba, repeating: key(desk, "aoba-2"))
    try await desk.receive(World.aoba, repeating: key(desk, channel: "web"))

    #expect(try await desk.count("cases") == 3)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `fifty at one instant with one key are one case with one answer`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)

    let reports = try await withThrowingTaskGroup(of: DeskUnderTest.Report.self) { group in
      for _ in 0..<50 { group.addTask { try await desk.receive(World.aoba, repeating: key(desk)) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }

    #expect(Set(reports.map(\.json)).count == 1)
    #expect(reports.count { !$0.isRepeat } == 1)
    #expect(try await desk.count("cases") == 1)
    #expect(try await desk.count("events") == 1)
    #expect(try await desk.count("outbox") == 1)
    #expect(try await desk.count("search_queue") == 1)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `an answer is kept for a day and not a second longer`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let first = try await desk.receive(World.aoba, repeating: key(desk))

    desk.clock.advance(seconds: 86_399)
    let within = try await desk.receive(World.aoba, repeating: key(desk))
    desk.clock.advance(seconds: 1)
    let after = try await desk.receive(World.aoba, repeating: key(desk))
    let again = try await desk.receive(World.aoba, repeating: key(desk))

    #expect(within.reference == first.reference)
    #expect(after.reference != first.reference && !after.isRepeat)
    #expect(again.json == after.json && again.isRepeat)
    #expect(try await desk.count("cases") == 2)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `an expired key that comes fifty times at one instant makes one new case`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    try await desk.receive(World.aoba, repeating: key(desk))
    desk.clock.advance(hours: 25)

    let reports = try await withThrowingTaskGroup(of: DeskUnderTest.Report.self) { group in
      for _ in 0..<50 { group.addTask { try await desk.receive(World.aoba, repeating: key(desk)) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }

    #expect(Set(reports.map(\.json)).count == 1)
    #expect(try await desk.count("cases") == 2)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a message sent again with its key is one message with one answer, another text is another`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    func send(_ text: String, _ key: String?) async throws -> String {
      try await desk.front.addMessage(text, receipt: report.receipt, key: key).json.text
    }

    let first = try await send("続報です。", "page-1")
    let answers = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<20 { group.addTask { try await send("続報です。", "page-1") } }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    _ = try await send("訂正です。", "page-1")
    _ = try await send("続報です。", "page-2")
    _ = try await send("続報です。", nil)
    let seen = try await desk.front.followUp(receipt: report.receipt)

    #expect(answers == [first])
    #expect(seen.messages.map(\.text) == ["続報です。", "訂正です。", "続報です。", "続報です。"])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a message that comes twenty times at one instant with one key is one message`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)

    let ids = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<20 {
        group.addTask {
          try await desk.front.addMessage("続報です。", receipt: report.receipt, key: "page-1").id
        }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }

    #expect(ids.count == 1)
    #expect(try await desk.events(of: report).map(\.kind) == ["received", "message"])
  }
}
