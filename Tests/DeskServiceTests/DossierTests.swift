import DeskCore
import DeskService
import DeskStore
import DeskVault
import TestSupport
import Testing

/// What documents, duties and the calendar of a case are made from, and how it came to be as it is.
@Suite(.serialized) struct DossierTests {
  /// What is sealed of a case's answers, as whoever has the keys reads it.
  private func sealed(_ desk: DeskUnderTest, _ report: DeskUnderTest.Report) async throws -> JSON {
    let row = try await desk.row(of: report)
    let key = try desk.keyFile.keyring().open(
      try #require(row.deskWrap), keyID: row.deskKey, desk: row.desk, caseID: row.id)
    let place = SealedPlace(
      caseID: row.id, record: "case", field: "answers", version: row.answersVersion)
    return try JSONReader.read([UInt8](try key.open(try #require(row.answers), at: place))).value
  }

  private func names(_ json: JSON) -> [String] {
    if case .object(let members) = json.content { members.map(\.key) } else { [] }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `what an earlier version sealed has neither particulars nor notes, and is read as empty`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(try DutyLeak.intake(persons: 1_100))

    // As earlier versions sealed it, to the member: what is empty is left out.
    let before = try await sealed(desk, report)
    let old = try await desk.front.dossier(receipt: report.receipt)
    try await desk.perform(.fill, on: report)
    try await desk.perform(.staffTell, on: report)
    let after = try await sealed(desk, report)

    #expect(names(before) == ["facts"])
    #expect(old.version.particulars.entries.isEmpty && old.version.done.isEmpty && old.earlier.isEmpty)
    #expect(names(after) == ["facts", "particulars", "done"])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `both sides fill the same dossier, with what the reporter told`(_ engine: DatabaseEngine) async throws
  {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    try await desk.perform(.attach, on: report)
    try await desk.perform(.staffAttach, on: report)

    let mine = try await desk.front.dossier(receipt: report.receipt)
    let theirs = try await desk.staff.dossier(of: report.reference, as: World.haruka)

    for dossier in [mine, theirs] {
      #expect(dossier.reference == report.reference && dossier.desk == "consultation.incident")
      #expect(dossier.receivedAt == "2026-11-24T10:00:00Z" && dossier.today.description == "2026-11-24")
      #expect(dossier.subject == World.aoba.subject && dossier.narrative == World.aoba.narrative)
      #expect(dossier.contact == World.aoba.contact && dossier.form == "incident-consultation@1")
      #expect(dossier.fields["equipment"] == .text("ファイルサーバー 2台"))
      #expect(dossier.version.sheet == World.aoba.sheet && dossier.version.number == 1)
      #expect(dossier.version.by == "reporter" && dossier.version.at == "2026-11-24T10:00:00Z")
      #expect(dossier.files == ["画面.png"])
    }
    #expect(try await desk.events(of: report).last?.kind == "read")
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a number that grows changes the duties and the calendar, and says when and by whom`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(try DutyLeak.intake(persons: 900))
    let calm = try await desk.row(of: report).dueAt
    desk.clock.advance(hours: 1)
    _ = try await desk.staff.merge(
      try World.sheet("\"data.persons\": 1100"), into: report.reference, as: World.haruka)

    let mine = try await desk.front.dossier(receipt: report.receipt)
    let theirs = try await desk.staff.dossier(of: report.reference, as: World.kenji)
    let changes = DutyHistory.changes(of: mine, pack: World.pack)
    let events = DutyCalendar.events(of: mine, pack: World.pack, language: .ja, url: nil)
    let persons = World.pack.rulebook.vocabulary.place(of: "data.persons")

    #expect(calm == nil && mine.earlier.map(\.number) == [1] && mine.version.number == 2)
    #expect(changes.count == 1 && changes[0].at == "2026-11-24T11:00:00Z")
    #expect(changes[0].facts.map(\.place) == [persons])
    #expect(changes[0].facts.map(\.after) == [.number(1_100)])
    #expect(changes[0].new == ["persons notice", "ppc preliminary", "ppc final"])
    // The reporter learns that it was the desk; staff learn who.
    #expect(changes[0].by == "desk")
    #expect(DutyHistory.changes(of: theirs, pack: World.pack)[0].by == World.haruka.name)
    #expect(events.filter { $0.summary.hasPrefix("個人情報保護委員会: ") }.map(\.sequence) == [2, 2])
    #expect(try await desk.row(of: report).dueAt == "2026-11-28T14:59:59Z")
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `what staff hold against the verdict is no version, and the number that is stored counts on`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(try DutyLeak.intake(persons: 1_100))
    try await desk.perform(.fill, on: report)
    _ = try await desk.staff.overrule(
      "none", because: "訓練だった", on: report.reference, as: World.haruka)

    let mine = try await desk.front.dossier(receipt: report.receipt)
    let changes = DutyHistory.changes(of: mine, pack: World.pack)
    let since = try await refusal {
      try await desk.front.write(FormValues(), receipt: report.receipt, since: mine.version.number)
    }

    #expect(mine.earlier.map(\.number) == [1] && mine.version.number == 3)
    #expect(changes.map(\.particulars) == [["cause"]] && changes.map(\.by) == ["reporter"])
    #expect(!"\(mine)".contains("訓練だった") && since == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a destroyed case has none`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(try DutyLeak.intake(persons: 1_100))
    for act in [CaseAct.fill, .tell, .takeOut] { try await desk.perform(act, on: report) }

    try await desk.perform(.destroy, on: report)
    let read = try await desk.read(report)

    #expect(
      try await refusal { try await desk.front.dossier(receipt: report.receipt) } == .unauthorised)
    for act in [CaseAct.fill, .tell] {
      #expect(try await refusal { try await desk.perform(act, on: report) } == .unauthorised)
    }
    #expect(
      try await refusal { try await desk.staff.dossier(of: report.reference, as: World.all) } == .conflict)
    for act in [CaseAct.staffFill, .staffTell, .takeOut] {
      #expect(try await refusal { try await desk.perform(act, on: report) } == .conflict)
    }
    #expect(names(try #require(read["particulars"])).isEmpty && read["done"]?.items.isEmpty == true)
    #expect(read["timeline"]?.items.allSatisfy { $0["destination"] == nil } == true)
    #expect(try await desk.staff.verifyAudit().faults == [])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `the history goes with a case to another desk`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(try DutyLeak.intake(persons: 900))
    _ = try await desk.front.changeAnswers(
      try World.sheet(DutyLeak.facts(persons: 1_100)), receipt: report.receipt)
    try await desk.perform(.handOver, on: report)

    let dossier = try await desk.staff.dossier(of: report.reference, as: World.all)

    #expect(dossier.desk == "consultation.general" && dossier.earlier.count == 1)
    #expect(
      try await refusal { try await desk.staff.dossier(of: report.reference, as: World.haruka) }
        == .notFound)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `of very many changes the newest are told, and the first of them says since when it held`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    for number in 1...203 {
      desk.clock.advance(seconds: 1)
      var values = FormValues()
      values.add("cause", .number(number))
      _ = try await desk.staff.write(values, on: report.reference, as: World.haruka)
    }

    let dossier = try await desk.front.dossier(receipt: report.receipt)

    #expect(dossier.version.number == 204 && dossier.version.particulars["cause"] == .number(203))
    #expect(dossier.earlier.count == 200 && dossier.earlier[0].number == 4)
    #expect(dossier.earlier[0].particulars["cause"] == .number(3))
    #expect(dossier.earlier[0].at == "2026-11-24T10:00:03Z" && dossier.earlier[0].by == "desk")
  }
}
