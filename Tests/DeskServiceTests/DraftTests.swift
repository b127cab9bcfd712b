import DeskCore
import DeskService
import DeskStore
import DeskVault
import TestSupport
import Testing

/// Unfinished interviews, kept under their codes.
@Suite(.serialized) struct DraftTests {
  @Test(arguments: DatabaseEngine.allCases)
  func `what was saved last is resumed, in whatever way the code is typed`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let code = ResumeCode()
    let text = "desk=consultation.general&narrative=%E3%81%BF  \r\n髙﨑①㈱😀"

    try await desk.front.saveDraft("first", under: code)
    try await desk.front.saveDraft(text, under: code)

    for typed in [
      code.text, code.text.lowercased(), code.text.replacing("-", with: " "), "\u{3000}\(code.text)\n",
    ] {
      let draft = try await desk.front.draft(typed: typed)
      #expect(Array(draft.text.utf8) == Array(text.utf8))
      #expect(draft.code == code)
    }
    #expect(try await desk.count("drafts") == 1)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a code that is mistyped, unknown or spent is refused alike`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let (code, spent) = (ResumeCode(), ResumeCode())
    try await desk.front.saveDraft("kept", under: code)
    try await desk.front.saveDraft("sent", under: spent)

    try await desk.front.removeDraft(spent)

    let last = code.text.last == "0" ? "1" : "0"
    for typed in [spent.text, ResumeCode().text, String(code.text.dropLast()) + last, "", "日本語"] {
      #expect(try await refusal { try await desk.front.draft(typed: typed) } == .unauthorised)
    }
    #expect(try await desk.front.draft(typed: code.text).text == "kept")
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a receipt resumes no interview, and a resume code opens no case`(_ engine: DatabaseEngine)
    async throws
  {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    let code = ResumeCode()
    try await desk.front.saveDraft("kept", under: code)

    let byReceipt = try await refusal { try await desk.front.draft(typed: report.receipt) }
    let byCode = try await refusal { try await desk.front.followUp(receipt: code.text) }

    #expect(byReceipt == .unauthorised && byCode == .unauthorised)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a draft is kept for fourteen days from its last step`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let code = ResumeCode()
    try await desk.front.saveDraft("first", under: code)

    desk.clock.advance(hours: 10 * 24)
    try await desk.front.saveDraft("second", under: code)
    desk.clock.advance(hours: 14 * 24 - 1, seconds: 3_599)
    let within = try await desk.front.draft(typed: code.text).text
    desk.clock.advance(seconds: 1)
    let after = try await refusal { try await desk.front.draft(typed: code.text) }

    #expect(within == "second")
    #expect(after == .unauthorised)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a draft that was moved to another code does not open`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let (mine, other) = (ResumeCode(), ResumeCode())
    try await desk.front.saveDraft("mine", under: mine)
    try await desk.front.saveDraft("other", under: other)

    let body = try await desk.rows("SELECT body FROM drafts WHERE lookup = $1", [.text(other.lookup)])[0]
      .bytes("body")
    try await desk.run("UPDATE drafts SET body = $1 WHERE lookup = $2", [.bytes(body), .text(mine.lookup)])

    #expect(try await refusal { try await desk.front.draft(typed: mine.text) } == .internalFault)
  }
}
