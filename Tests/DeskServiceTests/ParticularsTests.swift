import DeskCore
import DeskService
import DeskStore
import TestSupport
import Testing

/// What only documents ask, written down by either side.
@Suite(.serialized) struct ParticularsTests {
  private func values(_ entries: (String, FormValue)...) -> FormValues {
    var values = FormValues()
    for (key, value) in entries { values.add(key, value) }
    return values
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `what is written takes the place of what was there, and the event names what changed`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)

    _ = try await desk.front.write(
      values(("cause", .text("不明")), ("hosts", .number(3))), receipt: report.receipt)
    _ = try await desk.staff.write(
      values(("cause", .text("VPN")), ("measures", .texts(["cut-off"]))), on: report.reference,
      as: World.haruka)
    let read = try await desk.read(report)
    let event = read["timeline"]?.items.last
    let mine = try await desk.front.followUp(receipt: report.receipt)

    #expect(read["particulars"]?["cause"]?.text == "VPN" && read["particulars"]?["hosts"] == nil)
    #expect(mine.answers.particulars["measures"] == .texts(["cut-off"]))
    #expect(event?["kind"]?.text == "particulars" && event?["by"]?.text == World.haruka.name)
    #expect(event?["changed"]?.items.map(\.text) == ["cause", "measures", "hosts"])
    #expect(event?["text"]?.text == "cause, measures, hosts")
    #expect(event?["before"]?["particulars"]?["cause"]?.text == "不明")
    #expect(read["assessment"]?["verdict"]?.text == "confirmed" && read["version"] != nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `what was seen before somebody else changed it is not written over it`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    let seen = try await desk.front.dossier(receipt: report.receipt).version.number
    try await desk.perform(.staffFill, on: report)
    let mine = values(("cause", .text("別の原因")))

    let late = try await refusal {
      try await desk.front.write(mine, receipt: report.receipt, since: seen)
    }
    let theirs = try await refusal {
      try await desk.staff.write(mine, on: report.reference, since: seen, as: World.haruka)
    }
    let kept = try await desk.front.dossier(receipt: report.receipt).version
    _ = try await desk.front.write(mine, receipt: report.receipt, since: kept.number)

    #expect(late == .conflict && theirs == .conflict)
    #expect(kept.particulars["cause"] == DeskUnderTest.particulars["cause"])
    #expect(
      try await desk.front.dossier(receipt: report.receipt).version.particulars["cause"] == .text("別の原因"))
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `they outlive new answers, and new answers outlive them`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(try DutyLeak.intake(persons: 900))

    try await desk.perform(.fill, on: report)
    try await desk.perform(.tell, on: report)
    _ = try await desk.front.changeAnswers(
      try World.sheet(DutyLeak.facts(persons: 1_100)), receipt: report.receipt)
    _ = try await desk.staff.overrule("none", because: "訓練", on: report.reference, as: World.haruka)
    try await desk.perform(.staffFill, on: report)
    let dossier = try await desk.front.dossier(receipt: report.receipt)
    let read = try await desk.read(report)

    #expect(dossier.version.particulars["cause"] != nil && dossier.version.done.count == 1)
    #expect(dossier.version.sheet == (try World.sheet(DutyLeak.facts(persons: 1_100))))
    #expect(read["overruled"]?["reason"]?.text == "訓練")
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `they are small: the assessment is not stored again with them, and they are not searched`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)

    try await desk.perform(.fill, on: report)
    let body = try await desk.events(of: report).last?.body?.count ?? 0
    let found = try await desk.list(CaseQuery(text: "VPN"))["cases"]?.items.count

    #expect(body > 0 && body < 4_096)
    #expect(found == 0)
  }
}
