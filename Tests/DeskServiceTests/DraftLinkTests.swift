import DeskCore
import DeskService
import DeskStore
import DeskVault
import TestSupport
import Testing

/// Links by which a caller goes on with what staff typed.
@Suite(.serialized) struct DraftLinkTests {
  /// A draft, and a link to it.
  private func linked(_ desk: DeskUnderTest) async throws -> (code: ResumeCode, secret: String) {
    let code = ResumeCode()
    try await desk.front.saveDraft("kept", under: code)
    return (code, try await desk.front.draftLink(for: code.text))
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a link leads to its draft once`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let (code, secret) = try await linked(desk)

    let until = try await desk.front.peekDraftLink(secret)
    let found = try await desk.front.spendDraftLink(secret)
    let draft = try await desk.front.draft(typed: found)

    #expect(secret.wholeMatch(of: #/[0-9a-hjkmnp-tv-z]{32}/#) != nil)
    #expect(until == "2026-11-25T10:00:00Z")
    #expect(found == code.text && draft.text == "kept")
    #expect(try await refusal { try await desk.front.spendDraftLink(secret) } == .unauthorised)
    #expect(try await refusal { try await desk.front.peekDraftLink(secret) } == .unauthorised)
    #expect(try await desk.count("links") == 0)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `of many who follow a link at once, one comes through`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    for _ in 0..<5 {
      let (code, secret) = try await linked(desk)

      let found = try await withThrowingTaskGroup(of: String?.self) { group in
        for _ in 0..<12 {
          group.addTask {
            do throws(DeskError) {
              return try await desk.front.spendDraftLink(secret)
            } catch {
              guard case .unauthorised = error else { throw error }
              return nil
            }
          }
        }
        return try await group.reduce(into: [String]()) { found, code in if let code { found.append(code) } }
      }

      #expect(found == [code.text])
    }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a link ends after a day, the draft does not`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let (code, secret) = try await linked(desk)

    desk.clock.advance(hours: 23, seconds: 3_599)
    let within = try await refusal { try await desk.front.peekDraftLink(secret) }
    desk.clock.advance(seconds: 1)
    let peeked = try await refusal { try await desk.front.peekDraftLink(secret) }
    let spent = try await refusal { try await desk.front.spendDraftLink(secret) }

    #expect(within == nil)
    #expect(peeked == .unauthorised && spent == .unauthorised)
    #expect(try await desk.front.draft(typed: code.text).text == "kept")
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a link that is wrong is refused and spends nothing`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let (code, secret) = try await linked(desk)
    let last = secret.last == "0" ? "1" : "0"

    for wrong in [
      DraftLinkSecret().text, String(secret.dropLast()), String(secret.dropLast()) + last, secret + "0",
      code.text, Receipt().text, "", "日本語", "../", String(repeating: "0", count: 100_000),
    ] {
      #expect(try await refusal { try await desk.front.peekDraftLink(wrong) } == .unauthorised)
      #expect(try await refusal { try await desk.front.spendDraftLink(wrong) } == .unauthorised)
    }

    #expect(try await refusal { try await desk.front.draftLink(for: Receipt().text) } == .unauthorised)
    #expect(try await desk.front.spendDraftLink(secret.uppercased()) == code.text)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a link opens its draft and nothing else`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    let (code, secret) = try await linked(desk)
    // A one-time link of another kind is in the same table.
    let other = DraftLinkSecret()
    try await desk.run(
      "INSERT INTO links (lookup, kind, about, body, expires_at) VALUES ($1, 'account', 'x', NULL, $2)",
      [.text(other.lookup), .text("2099-01-01T00:00:00Z")])

    #expect(try await refusal { try await desk.front.spendDraftLink(other.text) } == .unauthorised)
    #expect(try await refusal { try await desk.front.followUp(receipt: secret) } == .unauthorised)
    #expect(try await refusal { try await desk.front.draft(typed: secret) } == .unauthorised)
    #expect(try await refusal { try await desk.front.spendDraftLink(report.receipt) } == .unauthorised)
    #expect(try await desk.front.spendDraftLink(secret) == code.text)
    #expect(try await desk.count("links") == 1)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `what is stored of a link gives neither its secret nor the code away`(_ engine: DatabaseEngine)
    async throws
  {
    let desk = try await DeskUnderTest(engine)
    let (code, secret) = try await linked(desk)
    let (_, other) = try await linked(desk)

    let rows = try await desk.rows("SELECT lookup, about, body FROM links ORDER BY lookup")
    for row in rows {
      let body = String(decoding: try row.bytes("body"), as: UTF8.self)
      let text = try row.text("lookup") + row.text("about") + body
      #expect(!text.contains(secret) && !text.contains(code.text) && !text.contains(code.lookup))
    }
    // A row whose body was put in another's place does not open, and is spent.
    let mine = try #require(DraftLinkSecret(typed: secret)).lookup
    let theirs = try #require(DraftLinkSecret(typed: other)).lookup
    let body = try await desk.rows("SELECT body FROM links WHERE lookup = $1", [.text(theirs)])[0].bytes(
      "body")
    try await desk.run("UPDATE links SET body = $1 WHERE lookup = $2", [.bytes(body), .text(mine)])

    #expect(rows.count == 2)
    #expect(try await refusal { try await desk.front.spendDraftLink(secret) } == .internalFault)
  }
}
