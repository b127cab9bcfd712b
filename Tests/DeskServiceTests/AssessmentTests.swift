import DeskCore
import DeskService
import DeskStore
import TestSupport
import Testing

/// Answers that staff add, and verdicts of staff against the computed one.
@Suite(.serialized) struct AssessmentTests {
  @Test(arguments: DatabaseEngine.allCases)
  func `answers are laid over those that are there, and judged anew`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)

    _ = try await desk.staff.merge(
      try World.sheet("\"organisation.kind\": \"local-government\", \"data.personal\": \"yes\""),
      into: report.reference, as: World.haruka)
    let read = try await desk.read(report)
    let event = read["timeline"]?.items.last

    #expect(read["facts"]?["sign.files_encrypted"]?.text == "yes")
    #expect(read["facts"]?["organisation.kind"]?.text == "local-government")
    #expect(read["facts"]?["data.personal"]?.text == "yes")
    #expect(event?["kind"]?.text == "assessment" && event?["by"]?.text == World.haruka.name)
    #expect(event?["before"]?["facts"]?["organisation.kind"]?.text == "private")
    #expect(event?["before"]?["facts"]?["data.personal"] == nil)
    #expect(
      try await desk.front.followUp(receipt: report.receipt).answers.sheet
        == World.sheet(
          "\"organisation.kind\": \"local-government\", \"sign.files_encrypted\": \"yes\", \"data.personal\": \"yes\""
        ))
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a verdict of staff stands beside the computed one, and outlives new answers`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)

    _ = try await desk.staff.overrule(
      "none", because: "訓練だった", on: report.reference, as: World.haruka)
    let first = try await desk.read(report)
    _ = try await desk.staff.merge(
      try World.sheet("\"data.personal\": \"no\""), into: report.reference, as: World.kenji)
    let second = try await desk.read(report)

    for read in [first, second] {
      #expect(read["assessment"]?["verdict"]?.text == "confirmed")
      #expect(read["overruled"]?["verdict"]?.text == "none")
      #expect(read["overruled"]?["reason"]?.text == "訓練だった")
      #expect(read["overruled"]?["by"]?.text == World.haruka.name)
      #expect(read["overruled"]?["at"]?.text == "2026-11-24T10:00:00Z")
    }
    #expect(first["timeline"]?.items.last?["text"]?.text == "訓練だった")
    #expect(second["facts"]?["data.personal"]?.text == "no")
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `answers that come at one instant never overwrite each other unseen`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.minato)
    let facts = ["data.personal", "sign.files_encrypted", "done.paid_ransom"]

    let done = try await withThrowingTaskGroup(of: String?.self) { group in
      for fact in facts {
        group.addTask {
          let sheet = try World.sheet("\"\(fact)\": \"yes\"")
          let refused = try await refusal {
            try await desk.staff.merge(sheet, into: report.reference, as: World.all)
          }
          #expect(refused == nil || refused == .conflict)
          return refused == nil ? fact : nil
        }
      }
      return try await group.reduce(into: Set<String>()) { if let fact = $1 { $0.insert(fact) } }
    }
    let read = try await desk.read(report)

    #expect(!done.isEmpty)
    for fact in facts { #expect((read["facts"]?[fact]?.text == "yes") == done.contains(fact)) }
  }
}
