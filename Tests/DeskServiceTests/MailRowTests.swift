import DeskCore
import DeskService
import DeskStore
import DeskVault
import Foundation
import TestSupport
import Testing

/// Mails as they wait, and what is kept of servers' words.
@Suite struct MailRowTests {
  @Test func `what was said is not even sealed into a mail to an address that is not safe`() async throws {
    let desk = try await DeskUnderTest(.sqlite)
    let text = String(repeating: "電源を切らないで。", count: 100)
    func size(safe: Bool) throws -> Int {
      try MailRow.entry(
        kind: .message, to: "aoki@aoba.example", language: .ja, safe: safe, caseID: "case",
        members: [("reference", .string("C26-7K3F-9QX")), ("text", .string(text))], keys: desk.front.keys,
        clock: desk.clock.desk
      ).body.count
    }

    #expect(try size(safe: true) > text.utf8.count)
    #expect(try size(safe: false) < 300)
  }

  @Test(arguments: [
    (1, 5), (2, 30), (3, 60), (4, 120), (5, 240), (6, 480), (10, 7_680), (11, 14_400), (12, 14_400),
    (500, 14_400),
    (0, 5),
  ])
  func `a mail is tried again after seconds first, after four hours at most`(_ attempt: Int, _ seconds: Int) {
    #expect(MailBackoff.seconds(afterAttempt: attempt) == seconds)
  }

  @Test(arguments: [
    ("550 5.1.1 <aoki@aoba.example>: User unknown", "550 5.1.1 <(…)>: User unknown"),
    ("550 RCPT TO:<Aoki@AOBA.example> failed", "550 RCPT (…)> failed"),
    ("450 mx.aoba.example[192.0.2.1] is busy", "450 mx.(…)[192.0.2.1] is busy"),
    ("550 user aoki unknown; aokiyama is another", "550 user (…) unknown; aokiyama is another"),
    ("550 bounce+aoki=40aoba.example is no account", "550 (…) is no account"),
    ("550 two\r\nlines\0and\u{1B}[31m controls", "550 two lines and [31m controls"),
    ("421 4.3.2 Closing", "421 4.3.2 Closing"), ("", ""),
  ])
  func `a server's words are kept without the address`(_ words: String, _ kept: String) {
    #expect(MailAnswer.masked(words, address: "aoki@aoba.example") == kept)
  }

  @Test func `a long answer is cut`() {
    #expect(
      MailAnswer.masked(String(repeating: "no ", count: 1_000), address: "a@b.example").unicodeScalars.count
        <= 300)
  }
}
