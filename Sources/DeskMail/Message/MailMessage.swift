import Foundation

/// A mail as it goes over the wire (RFC 5322): one recipient, plain text.
///
/// Written by hand: no MIME library is there but GMime, whose C needs shims and manual memory on every path,
/// for what are eleven headers and one body; and reading mail is ours anyway (`stack.md` 3a). Nothing that
/// anybody typed reaches a header but through `MailAddress` and `HeaderText`, which hold no line break.
public struct MailMessage: Sendable {
  /// The sender: the desk.
  public let from: MailAddress
  /// The one recipient.
  public let to: MailAddress
  private let name: HeaderText
  private let subject: HeaderText
  private let text: String
  private let messageID: String
  private let date: String
  private let autoSubmitted: AutoSubmitted
  private let replyTo: MailAddress?
  private let language: String

  /// How a mail came about by itself (RFC 3834), so that no other program answers it.
  public enum AutoSubmitted: String, Sendable {
    /// Nobody wrote to us.
    case generated = "auto-generated"
    /// It answers something that somebody sent.
    case replied = "auto-replied"
  }

  /// A mail.
  ///
  /// - Parameters:
  ///   - name: the sender's name.
  ///   - id: what its Message-ID is made of, with the sender's domain: the same at every attempt.
  ///   - at: its date, in seconds since 1970-01-01T00:00:00Z.
  ///   - offset: seconds that the desk's zone lies east of UTC.
  ///   - language: `ja`, `en`.
  public init(
    from: MailAddress, name: String, to: MailAddress, subject: String, text: String, id: String, at: Int,
    offset: Int, autoSubmitted: AutoSubmitted, replyTo: MailAddress? = nil, language: String
  ) {
    self.from = from
    self.name = HeaderText(name)
    self.to = to
    self.subject = HeaderText(subject)
    self.text = text
    let plain = id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }.prefix(64)
    messageID = "<\(plain)@\(from.domain)>"
    date = MailDate.text(at, offset: offset)
    self.autoSubmitted = autoSubmitted
    self.replyTo = replyTo
    self.language = String(language.filter { $0.isASCII && ($0.isLetter || $0 == "-") }.prefix(16))
  }

  /// The bytes, every line ended by CR LF and at most 76 characters long where no address is longer.
  public var bytes: [UInt8] {
    let (body, encoding) = MailText.encoded(text)
    var headers = [
      "Date: \(date)",
      HeaderText.folded("From:", name.phrase + ["<\(from.text)>"]),
      HeaderText.folded("To:", [to.text]),
    ]
    if let replyTo { headers.append(HeaderText.folded("Reply-To:", [replyTo.text])) }
    headers += [
      subject.header("Subject"),
      HeaderText.folded("Message-ID:", [messageID]),
      "Auto-Submitted: \(autoSubmitted.rawValue)",
      // Exchange knows no RFC 3834.
      "X-Auto-Response-Suppress: All",
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=UTF-8",
      "Content-Transfer-Encoding: \(encoding)",
      "Content-Language: \(language)",
    ]
    return Array((headers.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
  }
}
