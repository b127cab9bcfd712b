import DeskMail
import Foundation
import Testing

/// Mails as bytes.
@Suite struct MessageTests {
  private func message(
    name: String = "Incident consultation", subject: String = "We have received your report (C26-7K3F-9QX)",
    text: String = "Hello.\n", id: String = "01KAR9", language: String = "en", offset: Int = 32_400
  ) throws -> ParsedMail {
    ParsedMail(
      MailMessage(
        from: try MailAddress("incident@desk.example"), name: name, to: try MailAddress("aoki@aoba.example"),
        subject: subject, text: text, id: id, at: 1_795_514_400, offset: offset, autoSubmitted: .replied,
        language: language
      ).bytes)
  }

  @Test func `a mail in English reads as it stands`() throws {
    let mail = try message(
      text:
        "The desk has answered.\n\n.A dot, a = and a long line that has to be broken because it is longer than a line may be.\nFrom here on\n"
    )

    #expect(
      mail.lines.joined(separator: "\n") == """
        Date: Tue, 24 Nov 2026 19:00:00 +0900
        From: "Incident consultation" <incident@desk.example>
        To: aoki@aoba.example
        Subject: We have received your report (C26-7K3F-9QX)
        Message-ID: <01KAR9@desk.example>
        Auto-Submitted: auto-replied
        X-Auto-Response-Suppress: All
        MIME-Version: 1.0
        Content-Type: text/plain; charset=UTF-8
        Content-Transfer-Encoding: quoted-printable
        Content-Language: en

        The desk has answered.

        =2EA dot, a =3D and a long line that has to be broken because it is longer =
        than a line may be.
        =46rom here on

        """)
  }

  @Test func `a mail in Japanese has encoded words and base64`() throws {
    let mail = try message(
      name: "インシデントの相談", subject: "受け付けました（案件番号 C26-7K3F-9QX）", text: "受け付けました。\n", language: "ja")

    #expect(try mail.words("From").text == "インシデントの相談")
    #expect(mail.value("From")?.hasSuffix("<incident@desk.example>") == true)
    #expect(try mail.words("Subject").text == "受け付けました（案件番号 C26-7K3F-9QX）")
    #expect(mail.value("Content-Transfer-Encoding") == "base64")
    #expect(mail.text == "受け付けました。\r\n")
    #expect(mail.lines.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { $0 < 0x80 } })
  }

  static let nasty = [
    "x\r\nBcc: all@aoba.example", "x\nBcc: all@aoba.example", "x\rBcc: all@aoba.example",
    "\r\n\r\nbody", "x\0y", "x\u{2028}Bcc: a@b.example", "x\u{85}Bcc: a@b.example", "x\u{B}\u{C}y",
    "x\u{7F}y",
    "件名\r\n Bcc: all@aoba.example", "=?UTF-8?Q?=0D=0ABcc:_all=40aoba.example?=", "\\\"", "", "  ",
    String(repeating: "a", count: 5_000), String(repeating: "長い件名 ", count: 500),
  ]

  @Test(arguments: nasty)
  func `no text begins a header of its own`(_ text: String) throws {
    let mail = try message(name: text, subject: text, text: "Hello.\n" + text, id: text, language: text)

    #expect(
      mail.headers.map(\.name) == [
        "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress",
        "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Content-Language",
      ])
    #expect(mail.value("To") == "aoki@aoba.example")
    #expect(mail.lines.allSatisfy { $0.utf8.count <= 998 && !$0.contains("\0") && !$0.contains("\n") })
    let outside = mail.lines.filter { !$0.hasPrefix("Message-ID") && !$0.hasPrefix("Content-Language") }
    #expect(outside.allSatisfy { $0.utf8.count <= 76 })
  }

  @Test(arguments: [
    "あ", "長い件名です。" + String(repeating: "一二三四五", count: 40), "🧑‍🧑‍🧒‍🧒家族👩🏽‍💻と髙﨑①㈱", "が\u{3099}\u{3099}",
    "a" + String(repeating: "\u{301}", count: 200), "Ünïcödé in between", "=?UTF-8?B?44GC?=",
    String(repeating: "x", count: 300), "漢" + String(repeating: "葛\u{E0100}", count: 30),
  ])
  func `encoded words say what was written, whole characters in each`(_ text: String) throws {
    let mail = try message(name: text, subject: text)
    let (subject, from) = (try mail.words("Subject"), try mail.words("From"))

    #expect(subject.text == text)
    #expect(from.text == text)
    #expect((subject.words + from.words).allSatisfy { $0.utf8.count <= 75 })
    #expect(mail.lines.allSatisfy { $0.utf8.count <= 76 })
  }

  @Test(arguments: [
    "plain\n", "two\n\nparagraphs\n", "tabs\tand blanks at the end  \n", ".\n..\n", "From \nFrom me\n",
    "=3D=\n",
    String(repeating: "x", count: 76) + "\n", String(repeating: "=", count: 77) + "\n",
    "日本語\n", "混ざる text\r\nと改行\rと\nです\n", String(repeating: "長い行", count: 400) + "\n", "<b>&\"'\n",
  ])
  func `the text arrives as it was written`(_ text: String) throws {
    let mail = try message(text: text)
    let unified = text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")

    #expect(mail.text?.replacingOccurrences(of: "\r\n", with: "\n") == unified)
    #expect(mail.lines.allSatisfy { $0.utf8.count <= 76 })
    #expect(mail.lines.allSatisfy { !$0.hasPrefix(".") && !$0.hasPrefix("From ") })
  }

  @Test(arguments: [
    (32_400, "Tue, 24 Nov 2026 19:00:00 +0900"), (0, "Tue, 24 Nov 2026 10:00:00 +0000"),
    (-12_600, "Tue, 24 Nov 2026 06:30:00 -0330"), (50_400, "Wed, 25 Nov 2026 00:00:00 +1400"),
  ])
  func `the date is in the desk's zone`(_ offset: Int, _ date: String) throws {
    #expect(try message(offset: offset).value("Date") == date)
  }
}
