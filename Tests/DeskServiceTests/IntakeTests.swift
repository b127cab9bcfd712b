import DeskCore
import DeskService
import DeskStore
import TestSupport
import Testing

/// What was told once is there, exactly, for those who may see it.
@Suite(.serialized) struct IntakeTests {
  @Test(arguments: DatabaseEngine.allCases)
  func `a reporter finds the case by the receipt, in whatever way it is typed`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    let bare = report.receipt.replacing("-", with: "")
    let wide = String(
      String.UnicodeScalarView(report.receipt.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0)! }))

    for typed in [
      report.receipt, report.receipt.lowercased(), bare, wide, "　\(report.receipt)\r\n",
      bare.replacing("0", with: "o").replacing("1", with: "L"), report.receipt.replacing("-", with: " "),
    ] {
      let seen = try await desk.front.followUp(receipt: typed)

      #expect(seen.reference == report.reference)
      #expect(seen.desk == "consultation.incident")
      #expect(seen.state == .new)
      #expect(seen.subject == World.aoba.subject)
      #expect(seen.narrative == World.aoba.narrative)
      #expect(seen.receivedAt == "2026-11-24T10:00:00Z")
      #expect(seen.messages.isEmpty && seen.attachments.isEmpty)
    }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `staff find everything that was told`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba, channel: .web)

    let listed = try await desk.list(CaseQuery())["cases"]?.items ?? []
    let read = try await desk.read(report)

    #expect(listed.count == 1)
    #expect(listed.first?["reference"]?.text == report.reference)
    #expect(listed.first?["subject"]?.text == World.aoba.subject)
    #expect(read["desk"]?.text == "consultation.incident")
    #expect(read["state"]?.text == "new")
    #expect(read["channel"]?.text == "web")
    #expect(read["language"]?.text == "ja")
    #expect(read["narrative"]?.text == World.aoba.narrative)
    #expect(read["contact"]?["name"]?.text == "青木 葉子")
    #expect(read["contact"]?["email"]?.text == "aoki@aoba.example")
    #expect(read["contact"]?["phone"]?.text == "03-0000-0001")
    #expect(read["contact"]?["organisation"]?.text == "青葉製作所")
    #expect(read["contact"]?["safe"]?.flag == true)
    #expect(read["consents"]?["publishCase"]?.flag == true)
    #expect(read["form"]?.text == "incident-consultation@1")
    #expect(read["fields"]?["equipment"]?.text == "ファイルサーバー 2台")
    #expect(read["facts"]?["sign.files_encrypted"]?.text == "yes")
    #expect(read["assessment"]?["verdict"]?.text == "confirmed")
    #expect(read["timeline"]?.items.map { $0["kind"]?.text } == ["received"])
    #expect(read["timeline"]?.items.first?["by"]?.text == "reporter")
    #expect(read["timeline"]?.items.first?["text"]?.text == World.aoba.narrative)
  }

  @Test(
    arguments: DatabaseEngine.allCases,
    [
      "髙﨑①㈱", "😀👩‍💻🇯🇵", "  前の空白\t", "一行目\r\n二行目\n\r", "e\u{301} \u{E9} 葛\u{E0100}", "\u{202E}<script>'\"\\",
      "\u{0}\u{7F}\u{2028}\u{FEFF}", "ｱﾞ１２ ~～〜",
    ])
  func `every sign comes back as it was sent`(_ engine: DatabaseEngine, _ text: String) async throws {
    let desk = try await DeskUnderTest(engine)
    var told = World.aoba
    told.subject = text
    told.narrative = text
    told.contact = Contact(name: text, phone: text, organisation: text)
    told.fields = .object([("equipment", .string(text))])
    let report = try await desk.receive(told)
    _ = try await desk.front.addMessage(text, receipt: report.receipt)
    _ = try await desk.staff.reply(text, to: report.reference, as: World.haruka)

    let read = try await desk.read(report)
    let seen = try await desk.front.followUp(receipt: report.receipt)

    // Swift's == takes equivalent spellings for the same: only bytes tell.
    let found = [
      read["subject"], read["narrative"], read["contact"]?["name"], read["contact"]?["phone"],
      read["contact"]?["organisation"], read["fields"]?["equipment"], read["timeline"]?.items[1]["text"],
      read["timeline"]?.items[2]["text"],
    ]
    for value in found { #expect(Array((value?.text ?? "missing").utf8) == Array(text.utf8)) }
    for value in [seen.subject, seen.narrative] + seen.messages.map(\.text) {
      #expect(Array(value.utf8) == Array(text.utf8))
    }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `every desk takes cases and shows them to its own people`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)

    for id in World.desks {
      var told = World.minato
      told.desk = id
      let report = try await desk.receive(told)
      let own = Actor(name: "own@desk.example", roles: [.member(id)])

      let listed = try await desk.list(CaseQuery(), as: own)["cases"]?.items ?? []

      #expect(listed.map { $0["reference"]?.text } == [report.reference])
      #expect(try await desk.read(report, as: own)["desk"]?.text == id)
      #expect(try await desk.front.followUp(receipt: report.receipt).desk == id)
    }
    #expect(World.desks.count == 7)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `an acknowledgement waits in the outbox where there is an address, and only there`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)

    try await desk.receive(World.minato)
    let without = try await desk.count("outbox")
    let report = try await desk.receive(World.kestrel)
    let with = try await desk.rows("SELECT case_id, kind FROM outbox")

    #expect(without == 0)
    #expect(try with.map { try $0.text("case_id") } == [report.id])
    #expect(try with.map { try $0.text("kind") } == ["acknowledgement"])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `fifty at one instant become fifty cases, each with a reference and a receipt of its own`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)

    let reports = try await withThrowingTaskGroup(of: DeskUnderTest.Report.self) { group in
      for _ in 0..<50 { group.addTask { try await desk.receive(World.minato) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }

    #expect(Set(reports.map(\.reference)).count == 50)
    #expect(Set(reports.map(\.receipt)).count == 50)
    #expect(try await desk.count("cases") == 50)
    #expect(try await desk.staff.verifyAudit().faults == [])
  }
}
