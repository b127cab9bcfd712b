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
    (
      "550 5.1.1 <aoki@aoba.example>: User unknown at Aoba (KK)", "550 5.1.1 (the address is not known there)"
    ),
    ("550-5.2.2 mailbox of aoki is full", "550 5.2.2 (the mailbox cannot take it)"),
    ("550 no aoki here", "550 (the address is not known there, or refused)"),
    ("554 5.7.1 blocked by aoba.example", "554 5.7.1 (refused by the other side’s rules)"),
    ("450 mx.aoba.example[192.0.2.1] is busy", "450 (the server takes it later, or not now)"),
    ("given up after 5 days: 421 4.3.2 aoba.example", "421 4.3.2 (the server takes it later, or not now)"),
    ("Could not resolve host: mail.desk.example", "Could not resolve host: mail.desk.example"), ("", ""),
  ])
  func `of a server's answer the codes are kept`(_ words: String, _ kept: String) {
    #expect(MailAnswer.kept(words) == kept)
  }

  @Test func `a long answer is cut`() {
    #expect(MailAnswer.kept(String(repeating: "no ", count: 1_000)).unicodeScalars.count <= 300)
  }
}
