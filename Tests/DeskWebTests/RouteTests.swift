import HTTPTypes
import Testing

@Suite struct RouteTests {
  let site: SiteUnderTest

  init() async throws {
    site = try await SiteUnderTest()
  }

  @Test func `the root leads to a language and sets no cookie`() async throws {
    for (header, expected) in [
      ("ja,en;q=0.8", "/ja"), ("en-GB,ja;q=0.2", "/en"), ("fr, en;q=0.3", "/en"), ("fr", "/en"), ("*", "/ja"),
      ("en;q=0, ja;q=0.1", "/ja"), (",;;q=", "/en"),
    ] {
      let answer = try await site.send(.get, "/", headers: [.acceptLanguage: header])
      #expect(answer.status == 302)
      #expect(answer.headers[.location] == expected, "\(header)")
      #expect(answer.headers[.setCookie] == nil)
    }
    #expect(try await site.get("/").headers[.location] == "/ja")
  }

  @Test func `what people type is escaped when it comes back`() async throws {
    let page = try await site.post(
      "/ja/interview",
      Sample.form(
        "", question: "persons", shown: "data.persons", go: "next", [("data.persons", "<script>\"'&")]))
    #expect(page.status == 200)
    #expect(page.body.contains("value=\"&lt;script&gt;&quot;&#39;&amp;\""))
    #expect(!page.body.contains("<script"))
  }

  @Test func `an answer is kept when the language changes`() async throws {
    let page = try await site.post(
      "/en/interview",
      Sample.form(
        "sign.money_sent=yes", path: "happening", question: "persons", shown: "data.persons", go: "stay",
        [("data.persons", "１２００人")]))
    #expect(page.body.contains("value=\"１２００人\""))
    #expect(page.body.contains("value=\"sign.money_sent=yes\""))
    #expect(page.body.contains("<html lang=\"en\">"))
  }

  @Test func `a page that is left by another button keeps what was entered on it`() async throws {
    let ticks = try await site.post(
      "/ja/interview",
      Sample.form(
        "sign.files_encrypted=yes", path: "happening", question: "pressing",
        shown: "impact.business_stopped,impact.care_affected", go: "result",
        [("tick", "impact.business_stopped")]))
    #expect(ticks.body.contains("impact.business_stopped=yes"))
    #expect(!ticks.body.contains("impact.care_affected="))
    let date = try await site.post(
      "/ja/interview",
      Sample.form(
        "sign.missent=yes", path: "happening", question: "times", shown: "time.known_at,time.found_at",
        go: "result",
        [("time.known_at", "2026/11/23"), ("time.found_at", "")]))
    #expect(date.body.contains("time.known_at=2026-11-23"))
    let wrong = try await site.post(
      "/ja/interview",
      Sample.form(
        "sign.missent=yes", path: "happening", question: "times", shown: "time.known_at", go: "result",
        [("time.known_at", "いつか")]))
    #expect(wrong.body.contains("日付を読み取れませんでした"))
    let back = try await site.post(
      "/ja/interview",
      Sample.form(
        "sign.missent=yes", path: "happening", question: "persons", shown: "data.persons", go: "back",
        [("data.persons", "40")]))
    #expect(back.body.contains("name=\"question\" value=\"happening\""))
    #expect(back.body.contains("data.persons=40"))
  }

  @Test func `first aid does not wait for a word on the rows that were not ticked`() async throws {
    let page = try await site.post(
      "/ja/interview",
      Sample.form(
        "", shown: "sign.files_encrypted,sign.ransom_note,sign.missent", go: "next",
        [("tick", "sign.files_encrypted")]))
    #expect(page.body.contains("<h1>ランサムウェアの応急処置</h1>"))
    let next = try await site.post(
      "/ja/interview",
      [
        ("answers", "sign.files_encrypted=yes"), ("path", "happening"), ("view", "first-aid"),
        ("go", "continue"),
      ])
    #expect(next.body.contains("name=\"question\" value=\"happening\""))
    #expect(!next.body.contains("value=\"sign.files_encrypted\">"))
  }

  @Test func `something that presses brings first aid although nothing else is known`() async throws {
    let page = try await site.post(
      "/ja/interview",
      Sample.form(
        "sign.files_encrypted=?", path: "happening", question: "pressing",
        shown: "impact.spreading,impact.ongoing",
        go: "next", [("tick", "impact.spreading"), ("rest", "unknown")]))
    #expect(page.body.contains("<h1>被害があるか分からないときの応急処置</h1>"))
  }

  @Test func `changing one answer leads back to the list`() async throws {
    let edit = try await site.post(
      "/ja/interview",
      Sample.form("sign.money_sent=yes", path: "happening", view: "answers", go: "edit:happening"))
    #expect(edit.body.contains("name=\"origin\" value=\"answers\""))
    let back = try await site.post(
      "/ja/interview",
      Sample.form(
        "sign.money_sent=yes", path: "happening", shown: "sign.money_sent", go: "back",
        [("origin", "answers"), ("rest", "no")]))
    #expect(back.body.contains("<h1>お答えの一覧</h1>"))
    #expect(back.body.contains("sign.money_sent=no"))
  }

  @Test func `what is not verified is said to be so, certain or open`() async throws {
    let page = try await site.post(
      "/ja/interview",
      [
        (
          "answers",
          "sign.missent=yes;organisation.telecom=yes;data.communications_secrecy=yes;data.exposure=possible;organisation.sector=services"
        ), ("go", "result"),
      ])
    let row = try #require(page.body.split(separator: "<li>").first { $0.contains("総務省") })
    #expect(row.contains("確認要（出典未確認）"))
  }

  @Test func `going back shows the question before with its answers`() async throws {
    let page = try await site.post(
      "/ja/interview",
      Sample.form(
        "sign.files_encrypted=yes;sign.ransom_note=no", path: "happening", question: "accounts",
        shown: "sign.unauthorised_login", go: "back"))
    #expect(page.body.contains("name=\"question\" value=\"happening\""))
    #expect(page.body.contains("value=\"sign.files_encrypted\" checked"))
    #expect(page.body.contains("name=\"path\" value=\"\""))
  }

  @Test func `tampered and doubled forms are refused in words and change nothing`() async throws {
    let good = Sample.form("", shown: "sign.money_sent", go: "next", [("rest", "no")])
    #expect(try await site.post("/ja/interview", good).status == 200)
    for bad: [(String, String)] in [
      good + [("answers", "sign.money_sent=yes")], [("answers", "sign.money_sent=maybe"), ("go", "next")],
      [("answers", "data.persons=-1"), ("go", "result")],
      [("answers", "time.known_at=2026-02-30"), ("go", "result")],
      [("answers", "a=b=c"), ("go", "result")], [("path", "nowhere"), ("go", "result")],
      [("path", "wish,wish"), ("go", "result")], [("go", "edit:nowhere")], [("go", "explode")],
      Sample.form("", question: "nowhere", shown: "sign.money_sent", go: "next"),
      Sample.form("", question: "happening", shown: "data.persons", go: "next"),
      [("answers", "organisation.prefecture='99"), ("go", "result")],
    ] {
      let page = try await site.post("/ja/interview", bad)
      #expect(page.status == 400, "\(bad)")
      #expect(page.body.contains("送られた内容を読み取れませんでした"))
    }
    for body in ["answers=%FF&go=result", "answers=%zz", "\u{0}", "%"] {
      #expect(try await site.send(.post, "/ja/interview", body: body).status < 500)
    }
  }

  @Test func `unknown paths are refused in the path's language, and as a problem for the API`() async throws {
    let english = try await site.get("/en/no-such-page")
    #expect(english.status == 404)
    #expect(english.body.contains("This page does not exist"))
    let easy = try await site.get("/ja-easy/first-aid/nothing")
    #expect(easy.status == 404)
    let problem = try await site.send(.get, "/api/v1/nothing", headers: [.acceptLanguage: "en"])
    #expect(problem.status == 404)
    #expect(problem.headers[.contentType] == "application/problem+json")
    #expect(problem.body.contains("\"status\":404"))
    #expect(try await site.send(.delete, "/ja/interview").status == 404)
    #expect(try await site.get("/ja/../../etc/passwd").status == 404)
  }

  @Test func `the API names every fault of a request at once`() async throws {
    let body = """
      {"facts": {"sign.malware": "maybe", "no.such": "yes", "data.persons": 1.5, "data.persons": 2, "wish": ["x"]},
       "language": "en", "extra": null}
      """
    let answer = try await site.send(
      .post, "/api/v1/assessments", body: body, headers: [.contentType: "application/json"])
    #expect(answer.status == 422)
    for pointer in ["/facts/sign.malware", "/facts/no.such", "/facts/data.persons", "/facts/wish", "/extra"] {
      #expect(answer.body.contains("\"pointer\":\"\(pointer.replacing("~", with: "~0"))\""), "\(pointer)")
    }
    #expect(answer.body.contains("This key stands here twice."))
  }

  @Test func `requests that are too large or of another type are refused`() async throws {
    let large = "{\"facts\": {\"organisation.prefecture\": \"\(String(repeating: "0", count: 70_000))\"}}"
    #expect(
      try await site.send(
        .post, "/api/v1/assessments", body: large, headers: [.contentType: "application/json"]
      ).status == 413)
    #expect(
      try await site.send(
        .post, "/api/v1/assessments", body: "a=b",
        headers: [.contentType: "application/x-www-form-urlencoded"]
      ).status == 415)
    for (body, status) in [
      ("", 400), ("{", 400), ("NaN", 400), ("null", 422), ("[]", 422), ("{\"facts\": []}", 422),
      ("{\"facts\": {\"sign.malware\": null}}", 422), ("{\"facts\": 1e999}", 422),
    ] {
      let answer = try await site.send(
        .post, "/api/v1/assessments", body: body, headers: [.contentType: "application/json"])
      #expect(answer.status == status, "\(body)")
    }
  }
}
