import DeskMail
import DeskService
import Foundation
import Testing

/// Addresses of servers, and what their answers mean.
@Suite struct SMTPTests {
  @Test(arguments: [
    ("smtp://mail.example.org", "mail.example.org:587"), ("smtps://mail.example.org", "mail.example.org:465"),
    ("smtp://127.0.0.1:2525", "127.0.0.1:2525"), ("SMTP://[::1]:25", "::1:25"),
    ("smtp://desk:pa%20ss%40%3A@mail.example.org:25", "mail.example.org:25"),
    ("smtps://mail.example.org?ca=/dev/null", "mail.example.org:465"),
  ])
  func `a server is named by its address, never by its password`(_ url: String, _ place: String) throws {
    #expect("\(try SMTPServer(url: url))" == place)
  }

  @Test(arguments: [
    ("mail.example.org", "begins neither"), ("http://mail.example.org", "begins neither"),
    ("smtp://", "names no host"), ("smtp://mail.example.org:0", "no port"),
    ("smtp://mail.example.org:66000", "no port"), ("smtp://desk@mail.example.org", "without a password"),
    ("smtp://desk:s3cret@mail.example.org/x", "goes on"), ("smtp://desk:s3#cret@mail.example.org", "%23"),
    ("smtp://desk:s3 cret@mail.example.org", "blank"), ("smtp://desk:s3%0Acret@mail.example.org", "control"),
    ("smtp://mail.example.org?tls=no", "?ca="), ("smtp://mail.example.org?ca=/nowhere", "cannot be read"),
  ])
  func `a faulty address is refused in words that hold no secret`(_ url: String, _ fault: String) {
    do throws(SMTPServer.Fault) {
      let server = try SMTPServer(url: url)
      Issue.record("\(url) became \(server)")
    } catch {
      #expect(error.words.contains(fault), "\(error.words)")
      #expect(!error.words.contains("cret"))
    }
  }

  /// What we send (`>`), what the server says (`<`), the text (`…`).
  private func dialogue(_ lines: [String]) -> SMTPDialogue {
    var dialogue = SMTPDialogue()
    for line in lines {
      switch line.first {
      case ">": dialogue.sent("\(line.dropFirst())\r\n")
      case "<": dialogue.received("\(line.dropFirst())\r\n")
      default: dialogue.sentText()
      }
    }
    return dialogue
  }

  private static let hello = ["<220 mx", ">EHLO desk", "<250-mx", "<250 SIZE", ">MAIL FROM:<d@d.example>"]
  private static let accepted = hello + ["<250 ok", ">RCPT TO:<a@a.example>"]

  @Test(arguments: [
    "550 5.1.1 User unknown", "551 5.1.6 Moved", "552 5.2.2 Mailbox full", "553 5.1.3 Bad mailbox",
    "554 5.7.1 Refused by the recipient", "556 5.1.10 Takes no mail",
  ])
  func `a refusal of the recipient or of the text is for good`(_ answer: String) {
    let recipient = dialogue(Self.accepted + ["<" + answer, ">QUIT", "<221 bye"])
    let text = dialogue(Self.accepted + ["<250 ok", ">DATA", "<354 go", "…", "<" + answer])

    #expect(recipient.failure("RCPT failed") == .refused(answer))
    #expect(text.failure("failed") == .refused(answer))
  }

  @Test(arguments: [
    accepted + ["<450 4.2.0 Greylisted"], accepted + ["<451 4.3.0 Later"], accepted + ["<421 4.3.2 Closing"],
    accepted + ["<554 5.7.1 <a@a.example>: Relay access denied"],
    accepted + ["<550 5.7.60 Client may not send as this"],
    accepted + ["<553 5.7.1 Sender address rejected: not owned by user"],
    accepted + ["<530 5.7.0 Log in first"],
    accepted + ["<500 5.5.1 What?"], accepted + ["<521 5.3.2 Takes no mail"],
    accepted + ["<555 5.5.4 Parameters"],
    hello + ["<550 5.1.0 Sender rejected"], hello + ["<530 5.7.0 Must issue STARTTLS"],
    hello + ["<554 5.7.1 No"],
    ["<220 mx", ">EHLO d", "<550 go away"], ["<554 5.7.1 No SMTP service here"],
    ["<220 mx", ">EHLO d", "<250 ok", ">AUTH PLAIN AGRlc2sAczNjcmV0", "<535 5.7.8 Wrong"],
    [
      "<220 mx", ">EHLO d", "<250 ok", ">AUTH LOGIN", "<334 VXNlcm5hbWU6", ">ZGVzaw==", "<534 5.7.9 Too weak",
    ],
    ["<220 mx", ">EHLO d", "<250 ok", ">STARTTLS", "<220 go"], [],
    accepted + ["<250 ok", ">DATA", "<354 go", "…"],
    accepted + ["<250 ok", ">DATA", "<354 go", "…", "<452 4.3.1 Full"],
  ])
  func `whatever may be our fault, or passes, is tried again`(_ lines: [String]) {
    guard case .retry(let words) = dialogue(lines).failure("it broke") else {
      Issue.record("\(lines) gives up")
      return
    }
    #expect(!words.isEmpty && !words.contains("AGRlc2sAczNjcmV0") && !words.contains("ZGVzaw"))
  }

  @Test func `an answer of several lines is told on one`() {
    let dialogue = dialogue(
      Self.accepted + ["<550-5.1.1 The account does not exist.", "<550 5.1.1 Please check."])

    #expect(dialogue.failure("") == .refused("550 5.1.1 The account does not exist. 5.1.1 Please check."))
  }

  @Test func `a server that is not there is tried again`() async throws {
    let out = try MailOut(pack: Mail.pack, way: .server(try SMTPServer(url: "smtp://127.0.0.1:1")))

    guard case .retry(let words) = await out.deliver(Mail.acknowledgement(to: "aoki@aoba.example")) else {
      Issue.record("nobody listens on port 1")
      return
    }
    #expect(words.contains("127.0.0.1"))
  }
}
