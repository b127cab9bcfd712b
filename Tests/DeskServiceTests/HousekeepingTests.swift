import DeskCore
import DeskService
import DeskStore
import DeskVault
import Foundation
import TestSupport
import Testing

/// What has served its time is forgotten, and nothing else.
@Suite(.serialized) struct HousekeepingTests {
  /// A request with a key, a draft, a file under way, and one that is whole.
  private func fill(_ desk: DeskUnderTest, _ key: String) async throws -> DeskUnderTest.Report {
    let repeating = desk.front.keys.repeatKey(channel: "api", key: key, body: Data(key.utf8))
    let report = try await desk.receive(World.aoba, repeating: repeating)
    try await desk.front.saveDraft(key, under: ResumeCode())
    try await desk.perform(.attach, on: report)
    var writer = try await desk.front.attach(receipt: report.receipt)
    try await writer.write(Data(count: 1_200_000))
    return report
  }

  private func counts(_ desk: DeskUnderTest) async throws -> [Int] {
    var counts: [Int] = []
    for table in ["cases", "repeats", "drafts", "attachments"] { counts.append(try await desk.count(table)) }
    return counts
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `answers go after a day, files that never became whole too, drafts after fourteen days`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let housekeeping = Housekeeping(database: desk.database, clock: desk.clock.desk)
    let report = try await fill(desk, "aoba-1")

    desk.clock.advance(hours: 23)
    try await housekeeping.run()
    let within = try await counts(desk)
    desk.clock.advance(hours: 2)
    try await housekeeping.run()
    let afterADay = try await counts(desk)
    desk.clock.advance(hours: 13 * 24)
    try await housekeeping.run()
    let afterAFortnight = try await counts(desk)

    #expect(within == [1, 1, 1, 2])
    #expect(afterADay == [1, 0, 1, 1])
    #expect(afterAFortnight == [1, 0, 0, 1])
    #expect(try await desk.count("pieces") == 1)
    #expect(try await desk.read(report)["attachments"]?.items.count == 1)
    #expect(try await desk.staff.verifyAudit().faults == [])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `what is younger stays beside what goes`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    _ = try await fill(desk, "aoba-1")
    desk.clock.advance(hours: 15 * 24)
    _ = try await fill(desk, "aoba-2")

    try await Housekeeping(database: desk.database, clock: desk.clock.desk).run()

    #expect(try await counts(desk) == [2, 1, 1, 3])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `the probe says that writes are taken, as often as it is asked`(_ engine: DatabaseEngine) async throws
  {
    let desk = try await DeskUnderTest(engine)
    let probe = StorageProbe(database: desk.database, clock: desk.clock.desk)

    let answers = [await probe.isWritable(), await probe.isWritable()]
    try await desk.run("DROP TABLE probes")
    let without = await probe.isWritable()

    #expect(answers == [true, true])
    #expect(!without)
  }
}
