import DeskCore
import DeskStore

/// A case as staff see it.
public struct CaseView: Sendable {
  /// What is clear of it, and its subject.
  public let summary: CaseSummary
  /// What was told first, as it was sealed; nil once the case was destroyed.
  let content: JSON?
  /// What happened, in the person's own words.
  public let narrative: String
  /// How to reach the person.
  public let contact: Contact
  /// What the person allows.
  public let consents: Consents
  /// The form that was filled in, as `virus-report@1`.
  public let form: String?
  /// The fields of that form as they were sent.
  public let fields: JSON?
  /// The answers, what the rules make of them, and what staff hold against it.
  public let answers: AnswersDocument
  /// What happened, oldest first.
  public let timeline: [TimelineEntry]
  /// Files of both sides.
  public let attachments: [AttachmentInfo]
  /// Replies that may still be taken back.
  public let held: [HeldReply]
  let vocabulary: Vocabulary

  /// Whether keys and texts were destroyed.
  public var isDestroyed: Bool { summary.row.deskWrap == nil }

  /// The answer of `GET /cases/{ref}`.
  public var json: JSONText {
    var members = summary.members
    members += [
      ("narrative", .string(narrative)),
      ("contact", content?["contact"].map { JSONText($0) } ?? .object([])),
      ("version", .number(summary.answersVersion)), ("facts", answers.sheet.json(vocabulary)),
      ("particulars", answers.particulars.json), ("done", .array(answers.done.map(\.json))),
      ("assessment", .literal(answers.assessment)),
      ("overruled", answers.overruled.map { .literal($0) } ?? .null), ("pack", .string(summary.row.pack)),
      ("isDestroyed", .bool(isDestroyed)),
    ]
    if let content, case .object(let more) = JSONText(content) {
      members += more.filter { !["narrative", "contact", "assessment"].contains($0.0) }
    }
    members += [
      ("attachments", .array(attachments.map(\.json))), ("timeline", .array(timeline.map(\.json))),
    ]
    return .object(members)
  }
}

/// One thing that happened to a case.
public struct TimelineEntry: Sendable {
  /// Its id.
  public let id: String
  /// What it was.
  public let kind: EventKind
  /// When, RFC 3339 in UTC.
  public let at: String
  /// Who did it: `reporter`, an address, a token's name, a job's name.
  public let by: String
  /// Whether the reporter sees it.
  public let isForReporter: Bool
  /// What was said.
  public let text: String
  /// What else the event says.
  public let more: [JSON.Member]

  init(_ event: EventRow, _ kind: EventKind, _ body: JSON?) {
    id = event.id
    self.kind = kind
    at = event.at
    by = event.actor
    isForReporter = event.isForReporter
    text = body?["text"]?.text ?? body?["narrative"]?.text ?? ""
    if kind != .received, case .object(let members)? = body?.content {
      more = members.filter { $0.key != "text" && $0.key != "assessment" }
    } else {
      more = []
    }
  }

  /// What else the event says under a name.
  public func value(_ name: String) -> JSON? { more.first { $0.key == name }?.value }

  /// `{"id","kind","at","by","text",…}`: what else the event says stands beside its text.
  var json: JSONText {
    .object(
      [
        ("id", .string(id)), ("kind", .string(kind.rawValue)), ("at", .string(at)), ("by", .string(by)),
        ("visible", .bool(isForReporter)), ("text", .string(text)),
      ] + more.map { ($0.key, JSONText($0.value)) })
  }
}

extension Contact {
  /// How to reach a person, as it was sealed.
  init(stored json: JSON?) {
    self.init(
      name: json?["name"]?.text, email: json?["email"]?.text, phone: json?["phone"]?.text,
      organisation: json?["organisation"]?.text, isSafe: json?["safe"]?.flag,
      isReminded: json?["remind"]?.flag)
  }
}

extension Consents {
  /// What a person allows, as it was sealed.
  init(stored json: JSON?) {
    var shared: [String] = []
    if case .array(let items)? = json?["shareWith"]?.content { shared = items.compactMap(\.text) }
    self.init(publishCase: json?["publishCase"]?.flag ?? false, shareWith: shared)
  }
}
