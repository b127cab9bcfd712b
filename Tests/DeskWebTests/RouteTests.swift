import HTTPTypes
import Testing

@Suite struct RouteTests {
  let site = SiteUnderTest()

  @Test func `the root leads to a language and sets no cookie`() async throws {
    let japanese = try await site.send(.get, "/", headers: [.acceptLanguage: "ja,en;q=0.8"])
    #expect(japanese.status == 302)
    #expect(japanese.headers[.location] == "/ja")
    let english = try await site.send(.get, "/", headers: [.acceptLanguage: "en-GB,ja;q=0.2"])
    #expect(english.headers[.location] == "/en")
    #expect(english.headers[.setCookie] == nil)
  }

  @Test func `what people type is escaped when it comes back`() async throws {
    let page = try await site.post(
      "/ja/interview",
      [
        ("answers", ""), ("path", ""), ("view", "question"), ("question", "persons"),
        ("shown", "data.persons"), ("data.persons", "<script>\"'&"), ("go", "next"),
      ])
    #expect(page.status == 200)
    #expect(page.body.contains("value=\"&lt;script&gt;&quot;&#39;&amp;\""))
    #expect(!page.body.contains("<script"))
  }
}
