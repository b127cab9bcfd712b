import DeskService

/// How far a conversation with a server came, and what the server said last.
public struct SMTPDialogue: Sendable {
  /// Where the conversation stands: after which of our commands.
  public enum Step: Sendable, Hashable {
    /// Nothing was said by us.
    case greeting
    case hello, startTLS, login, sender, recipient, data
    /// The text is under way, or sent, and not answered.
    case text
  }

  /// How far it came.
  public private(set) var step = Step.greeting
  /// We have taken our leave; what follows does not count.
  private var isOver = false
  /// The lines of the last answer.
  private var answer: [String] = []

  /// A conversation that begins.
  public init() {}

  /// The code of the last answer; nil where there was none, or it is unreadable.
  var code: Int? {
    guard let line = answer.last, line.utf8.count >= 3 else { return nil }
    return Int(line.prefix(3)).flatMap { (200...599).contains($0) ? $0 : nil }
  }

  /// The last answer on one line: `550 5.1.1 No such user`.
  var words: String {
    guard let code else { return "" }
    let lines = answer.map { $0.hasPrefix("\(code)") ? String($0.dropFirst(4)) : $0 }
    return "\(code) " + lines.joined(separator: " ")
  }

  /// A line that we sent. Only the verb is looked at: what follows AUTH is a password.
  public mutating func sent(_ line: String) {
    let verb = line.split(whereSeparator: \.isWhitespace).first.map { $0.uppercased() }
    if verb == "QUIT" { isOver = true }
    let next: Step? =
      switch verb {
      case "EHLO", "HELO": .hello
      case "STARTTLS": .startTLS
      case "AUTH": .login
      case "MAIL": .sender
      case "RCPT": .recipient
      case "DATA": .data
      default: nil
      }
    // Lines without a verb are the rest of a login.
    guard !isOver, let next else { return }
    step = next
    answer = []
  }

  /// A piece of the text went out.
  public mutating func sentText() {
    guard step == .data else { return }
    step = .text
    answer = []
  }

  /// A line that the server sent.
  public mutating func received(_ line: String) {
    guard !isOver else { return }
    if let last = answer.last, !last.dropFirst(3).hasPrefix("-") { answer = [] }
    guard answer.count < 20 else { return }
    answer.append(String(line.filter { !$0.isNewline }.prefix(500)))
  }
}

extension SMTPDialogue {
  /// Codes by which a server refuses this recipient or this text for good (RFC 5321 4.2.3, RFC 7504).
  private static let permanent: Set<Int> = [550, 551, 552, 553, 554, 556]

  /// What a conversation that failed means for the mail.
  ///
  /// An address is given up only where the server refused the recipient or the text, and for the recipient's
  /// sake. Whatever may be our own side's fault is tried again: a login or a sender that is refused, a relay
  /// that knows us not, TLS, a server that is away. An operator's mistake must not lose mail.
  /// - Parameter fault: what went wrong besides, in libcurl's words.
  public func failure(_ fault: String) -> MailDelivery {
    // A good answer before a fault: TLS, a login of a kind that we do not know, a connection that broke.
    guard let code, code >= 400 else { return .retry(fault) }
    guard [.recipient, .data, .text].contains(step), Self.permanent.contains(code), !isAboutUs else {
      return .retry("\(words) (\(stepWords))")
    }
    return .refused(words)
  }

  /// Whether the refusal is of us, not of the recipient: servers check sender and relaying at RCPT.
  private var isAboutUs: Bool {
    let text = words.lowercased()
    return ["relay", "sender", "not permitted", "authenticat", "5.7.60", "5.1.7", "5.1.8", "5.7.8"].contains {
      text.contains($0)
    }
  }

  private var stepWords: String {
    switch step {
    case .greeting: "greeting"
    case .hello: "EHLO"
    case .startTLS: "STARTTLS"
    case .login: "login"
    case .sender: "sender"
    case .recipient: "recipient"
    case .data, .text: "text"
    }
  }
}
