import DeskCore
import DeskService
import DeskStore
import DeskVault
import DeskWeb
import TestSupport
import Testing

/// Forms of a case that are sent twice, late, or about somebody else.
@Suite struct CaseFormTests {
  private let visitor: ConsoleVisitor
  private let report: DeskUnderTest.Report
  private var one: String { "/cases/\(report.reference)" }
  private var world: PageWorld { visitor.world }

  /// A lead of the incident desk with a case of 青葉製作所.
  init() async throws {
    var visitor = try await ConsoleVisitor(.ja)
    try await visitor.enrol(World.kenji)
    self.visitor = visitor
    report = try await visitor.world.under.receive(World.aoba)
  }

  private func form(_ act: String, _ entered: [(String, String)]) async throws -> [(String, String)] {
    try await visitor.fields(to: "\(one)/\(act)", on: one, entered: entered)
  }

  private func count(_ kind: EventKind) async throws -> Int {
    try await world.staff.read(report.reference, as: World.kenji).timeline.count { $0.kind == kind }
  }

  @Test func `a note or a referral that is sent twice is kept once`() async throws {
    // The note has its button in the form of the reply.
    let note = try await form("replies", [("text", ""), ("note", "折り返し\r\n電話する。")])
    let referral = [("token", "{token}"), ("destination", "police"), ("reason", "被害届")]

    for _ in 0..<2 {
      #expect(try await visitor.post("\(one)/notes", note).status == 303)
      #expect(try await visitor.post("\(one)/referrals", referral).status == 303)
    }
    #expect(try await count(.note) == 1)
    #expect(try await count(.referral) == 1)
    _ = try await visitor.post("\(one)/referrals", referral.dropLast() + [("reason", "相談")])
    world.under.clock.advance(seconds: 600)
    _ = try await visitor.post("\(one)/notes", note)

    #expect(try await count(.note) == 2)
    #expect(try await count(.referral) == 2)
  }

  @Test func `a reply that was taken back stands in the field until it is sent`() async throws {
    let send = try await form("replies", [("text", "まちがい & 途中"), ("go", "send")])
    _ = try await visitor.post("\(one)/replies", send)
    let back = try await form("replies", [("go", "take-back")])

    let taken = try await visitor.post("\(one)/replies", back)
    let again = try await visitor.post("\(one)/replies", back)
    let page = try await visitor.get(one)
    for answer in [taken, again, page] {
      #expect(answer.status == 200 && answer.body.contains("まちがい &amp; 途中</textarea>"))
    }
    let second = try await form("replies", [("text", "正しい"), ("go", "send")])
    _ = try await visitor.post("\(one)/replies", second)
    world.under.clock.advance(seconds: 60)
    try await world.staff.sendHeldReplies()
    // Loaded anew once it has gone: it is not sent once more, nor called unsent.
    let late = try await visitor.post("\(one)/replies", second)
    let gone = try await visitor.post("\(one)/replies", back)

    #expect(second.contains { $0.0 == "draft" })
    #expect(try await world.desk.followUp(receipt: report.receipt).messages.map(\.text) == ["正しい"])
    #expect(late.status == 303 && gone.status == 409)
    #expect(!gone.body.contains("もう送られています"))
    #expect(!(try await visitor.get(one)).body.contains("途中"))
  }

  @Test func `a draft that is dropped is gone`() async throws {
    _ = try await visitor.post(
      "\(one)/replies", try await form("replies", [("text", "やめる"), ("go", "send")]))
    _ = try await visitor.post("\(one)/replies", try await form("replies", [("go", "take-back")]))
    let dropped = try await visitor.post("\(one)/replies", try await form("replies", [("go", "drop")]))

    #expect(dropped.status == 200 && !dropped.body.contains("やめる"))
    #expect(try await world.under.count("held_replies") == 0)
  }

  @Test func `what was just done is said only while it is so`() async throws {
    let flash = "class=\"flash\""
    for done in ["held", "closed", "declined", "reopened", "noted", "nonsense"] {
      #expect(!(try await visitor.get("\(one)?done=\(done)")).body.contains(flash), "\(done)")
    }
    _ = try await visitor.post("\(one)/replies", try await form("replies", [("text", "はい"), ("go", "send")]))
    let held = try await visitor.get("\(one)?done=held")
    world.under.clock.advance(seconds: StaffDesk.holdSeconds + 2)
    try await world.staff.sendHeldReplies()
    let sent = try await visitor.get("\(one)?done=held")
    let replied = try await visitor.get("\(one)?done=replied")
    world.under.clock.advance(seconds: 600)
    let later = try await visitor.get("\(one)?done=replied")

    #expect(held.body.contains(flash) && held.body.contains("\(StaffDesk.holdSeconds)秒たつと"))
    #expect(!sent.body.contains(flash) && replied.body.contains(flash) && !later.body.contains(flash))
  }

  @Test func `a case is given only to somebody who can see it`() async throws {
    for actor in [World.haruka, World.lena] {
      _ = try await world.accounts.add(email: actor.name, roles: actor.roles, by: "operator")
    }
    func give(_ address: String) async throws -> SiteUnderTest.Answer {
      let fields = [("token", "{token}"), ("before", ""), ("assignee", address), ("go", "other")]
      return try await visitor.post("\(one)/assignment", fields)
    }

    for address in ["lena@desk.example", "nobody@desk.example"] {
      let refused = try await give(address)
      #expect(refused.status == 422 && refused.body.contains("haruka@desk.example, kenji@desk.example"))
    }
    #expect(try await world.under.row(of: report).assignee == nil)
    #expect(try await give(" HARUKA＠desk.example").status == 303)
    #expect(try await world.under.row(of: report).assignee == World.haruka.name)
  }

  @Test func `the history says in words what the house does by itself`() async throws {
    let outbox = SendOutbox(
      desk: world.staff, keyring: try HeldKeyring(world.under.keyFile),
      links: MailLinks(publicURL: "https://desk.example", staffURL: "https://staff.desk.example")
    ) { _ in .refused("550 5.1.1 no such user") }
    _ = try await outbox.run()

    let page = try await visitor.get(one).body

    #expect(page.contains("メールの送信: 受け付けのお知らせを届けられませんでした — 相手のサーバーに、このアドレスがありません（<bdi>550 5.1.1</bdi>）"))
    #expect(!page.contains("mailer") && !page.contains("acknowledgement:"))
  }

  @Test func `a reminder without an address leads back to the field`() async throws {
    let site = try await SiteUnderTest()
    let fields = [("step", "contact"), ("narrative", "x"), ("remind", "yes")]

    let next = try await site.post("/ja/report/incident-consultation", fields + [("go", "next")])
    let saved = try await site.post("/ja/report/incident-consultation", fields + [("go", "save")])

    #expect(next.body.contains("href=\"#field-email\"") && next.body.contains("お知らせの選択を外してください"))
    #expect(!saved.body.contains("href=\"#field-email\""))
  }
}
