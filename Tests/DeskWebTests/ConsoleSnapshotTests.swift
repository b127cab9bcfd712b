import DeskCore
import Foundation
import HTTPTypes
import Testing

/// Every page of the console as text; `RECORD=1` writes them anew.
@Suite struct ConsoleSnapshotTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "ConsoleSnapshots")

  private static func file(_ sample: ConsoleSample, _ language: Language) -> String {
    "\(sample.page).\(sample.name).\(language.rawValue).html"
  }

  @Test(arguments: ConsoleSample.all, Language.pages)
  func `a page is as it was, and small, whole and safe`(
    _ sample: ConsoleSample, _ language: Language
  ) async throws {
    let (answer, visitor) = try await sample.answer(language)
    let name = Self.file(sample, language)

    #expect(answer.status == sample.status, "\(name)")
    let faults = ConsolePageFaults.all(answer, language, token: visitor.values["{token}"])
    #expect(faults == [], "\(name)")
    #expect(answer.body.utf8.count < sample.mostBytes, "\(name)")

    let (file, page) = (Self.folder.appendingPathComponent(name), Self.scrubbed(answer.body))
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try page.write(to: file, atomically: true, encoding: .utf8)
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(page == kept, "\(name) changed; RECORD=1 writes it anew")
  }

  @Test func `no snapshot is left over, and no two samples share one`() throws {
    let kept = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let known = ConsoleSample.all.flatMap { sample in Language.pages.map { Self.file(sample, $0) } }
    #expect(Set(kept) == Set(known))
    #expect(Set(known).count == known.count)
  }

  /// The same with one word in the place of each secret and id that chance made, and without seconds.
  static func scrubbed(_ page: String) -> String {
    page.replacing(#/(?s)<ol class="spelled">.*?<\/ol>/#, with: "<ol class=\"spelled\">SPELLED</ol>")
      .replacing(#/(?s)(<svg class="qr".*?) d="[^"]*"/#) { "\($0.1) d=\"QR\"" }
      .replacing(#/secret=[A-Z2-7]{32}/#, with: "secret=SECRET")
      .replacing(#/[A-Z2-7]{4}( [A-Z2-7]{4}){7}/#, with: "SECRET")
      .replacing(#/[0-9A-Z]{5}(-(<wbr>)?[0-9A-Z]{5}){4}-(<wbr>)?[0-9A-Z]{2}/#, with: "CODE")
      .replacing(#/[0-9A-Z]{4}(-[0-9A-Z]{4}){5}/#, with: "RECOVERY-CODE")
      .replacing(#/C26-[0-9A-Z]{4}-[0-9A-Z]{3}/#, with: "C26-REFE-REN")
      .replacing(#/\/(setup|continue)\/[0-9a-z]{32,52}/#) { "/\($0.1)/LINK" }
      .replacing(#/value="[0-9a-z]{52}"/#, with: "value=\"KEY\"")
      .replacing(#/name="token" value="[0-9a-f]{64}"/#, with: "name=\"token\" value=\"TOKEN\"")
      .replacing(#/name="factor" value="[^"]+"/#, with: "name=\"factor\" value=\"FACTOR\"")
      .replacing(#/[0-9A-HJKMNP-TV-Z]{26}/#, with: "ID")
      .replacing(#/(T[0-9]{2}:[0-9]{2}):[0-9]{2}Z/#) { "\($0.1):00Z" }
  }
}

/// What is wrong with a page of the console, whatever it shows.
enum ConsolePageFaults {
  /// - Parameter token: what forms of the visitor's session carry.
  static func all(_ answer: SiteUnderTest.Answer, _ language: Language, token: String?) -> [String] {
    let page = PageMarkup(answer.body)
    var faults = page.faults
    if answer.headers[.cacheControl] != "no-store" { faults.append("a cache may keep it") }
    if answer.headers[.xContentTypeOptions] != "nosniff" { faults.append("types are guessed") }
    if !isStrict(answer.headers[.contentSecurityPolicy] ?? "") { faults.append("scripts of others may run") }
    if !answer.body.hasSuffix("</html>\n") { faults.append("it has no end") }
    for word in ["DeskWeb.", "Optional("] where answer.body.contains(word) { faults.append(word) }
    if page.elements.filter({ $0.name == "h1" }).count != 1 { faults.append("not one <h1>") }
    if page.elements.first?.attributes["lang"] != language.rawValue { faults.append("another language") }
    return faults + links(page) + tokens(page, token) + (language == .en ? japanese(page) : [])
  }

  /// Whether a policy lets our own script run and nothing else.
  private static func isStrict(_ policy: String) -> Bool {
    let rules = policy.split(separator: ";").map { $0.split(separator: " ").map(String.init) }
    let isOwn = rules.allSatisfy { $0.count == 2 && ["'self'", "'none'"].contains($0[1]) }
    return isOwn && rules.contains(["script-src", "'self'"]) && rules.contains(["default-src", "'none'"])
  }

  /// Ids stand once, and whatever names one names one that is there.
  private static func links(_ page: PageMarkup) -> [String] {
    let ids = page.all("id")
    let known = Set(ids)
    let twice = Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    let described = page.all("aria-labelledby") + page.all("aria-describedby")
    let anchors = page.all("href").filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
    let named = page.all("for") + described.flatMap { $0.split(separator: " ").map(String.init) } + anchors
    return twice.map { "the id \($0) stands twice" }
      + named.filter { !known.contains($0) }.map { "there is no \($0)" }
  }

  /// Where somebody is signed in, every form that posts carries their token; elsewhere none does.
  private static func tokens(_ page: PageMarkup, _ token: String?) -> [String] {
    let posted = page.forms.filter(\.isPosted)
    // Setting up an account begins a session that the visitor does not know of.
    let signOut = posted.first { $0.action == "/sign-out" }.map { token ?? $0.one("token") ?? "" }
    let wrong = posted.filter { form in
      form.hidden.filter { $0.name == "token" }.map(\.value) != (signOut.map { [$0] } ?? [])
    }
    return (wrong + page.forms.filter { !$0.isPosted && $0.one("token") != nil })
      .map { "the form to \($0.action) has another token" }
  }

  private static func japanese(_ page: PageMarkup) -> [String] {
    page.spoken.filter { $0.language == "en" && $0.text.contains(#/[ぁ-んァ-ヶ]/#) }
      .map { "Japanese: \($0.text.prefix(80))" }
  }
}
