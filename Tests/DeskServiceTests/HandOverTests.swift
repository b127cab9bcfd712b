import DeskCore
import DeskService
import DeskStore
import TestSupport
import Testing

/// Another desk takes a case; a lost receipt is replaced.
@Suite(.serialized) struct HandOverTests {
  @Test(arguments: DatabaseEngine.allCases)
  func `the other desk reads everything, the first one nothing, and the receipt still opens it`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    _ = try await desk.staff.reply("脆弱性の窓口に回します。", to: report.reference, as: World.haruka)
    _ = try await desk.staff.assign(report.reference, to: World.haruka.name, as: World.haruka)

    _ = try await desk.staff.handOver(
      report.reference, to: "vulnerability-report", because: "製品の穴", as: World.haruka, language: .ja)
    let gone = try await refusal { _ = try await desk.staff.read(report.reference, as: World.haruka) }
    let read = try await desk.read(report, as: World.lena)
    let fresh = try await desk.otherStaff().read(report.reference, as: World.lena)
    let followUp = try await desk.front.followUp(receipt: report.receipt)

    #expect(gone == .notFound)
    #expect(read["narrative"]?.text == World.aoba.narrative && fresh.narrative == World.aoba.narrative)
    #expect(read["desk"]?.text == "vulnerability-report" && read["state"]?.text == "new")
    #expect(read["assignee"]?.text == nil)
    #expect(read["timeline"]?.items.last?["from"]?.text == "consultation.incident")
    #expect(followUp.desk == "vulnerability-report" && followUp.messages.count == 1)
    #expect(try await desk.staff.verifyAudit().faults == [])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `its own desk, one that is not ours and an invented one are refused`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)

    for target in ["consultation.incident", "individual", "nowhere", ""] {
      let refused = try await refusal {
        _ = try await desk.staff.handOver(
          report.reference, to: target, because: "", as: World.haruka, language: .ja)
      }
      #expect(refused == .invalid, "\(target)")
    }
    #expect(try await desk.events(of: report).count == 1)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a new receipt opens the case and the old one opens nothing`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)

    let receipt = try await desk.staff.replaceReceipt(
      report.reference, because: "代表番号に折り返した", as: World.haruka)
    let old = try await refusal { _ = try await desk.front.followUp(receipt: report.receipt) }
    let opened = try await desk.front.followUp(receipt: receipt)
    let entry = try await desk.staff.read(report.reference, as: World.haruka).timeline.last

    #expect(old == .unauthorised)
    #expect(opened.reference == report.reference && opened.narrative == World.aoba.narrative)
    #expect(entry?.kind == .receipt && entry?.text == "代表番号に折り返した" && entry?.isForReporter == false)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `what cannot be taken is told, referred and ended`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)

    _ = try await desk.staff.decline(
      report.reference, saying: "調査は行っていません。", referringTo: ["ir-vendors", "police"], as: World.haruka,
      language: .ja)
    let read = try await desk.read(report)

    #expect(
      read["timeline"]?.items.map { $0["kind"]?.text } == [
        "received", "referral", "referral", "reply", "closure",
      ])
    #expect(read["outcome"]?.text == "declined")
    let messages = try await desk.front.followUp(receipt: report.receipt).messages
    #expect(messages.map(\.text) == ["調査は行っていません。"])
  }
}
