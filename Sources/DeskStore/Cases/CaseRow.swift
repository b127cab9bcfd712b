import Foundation

/// A case as it is stored: what is clear, and what is sealed.
public struct CaseRow: Sendable {
  /// Its id.
  public var id: String
  /// How people name the case.
  public var reference: String
  /// The desk's id.
  public var desk: String
  /// Where it stands.
  public var state: String
  /// Who works on it.
  public var assignee: String?
  /// The language that the person reads.
  public var language: String
  /// How pressing it was judged.
  public var urgency: String
  /// The pack that judged it.
  public var pack: String
  /// A JSON array of texts.
  public var labels: String
  /// How it ended.
  public var outcome: String?
  /// `web`, `api`, `mail`, `phone`
  public var channel: String
  /// When it came, RFC 3339 in UTC.
  public var receivedAt: String
  /// When anything last changed.
  public var changedAt: String
  /// When it was closed.
  public var closedAt: String?
  /// The hash by which the receipt finds the case; nil once it was revoked.
  public var receipt: String?
  /// The id of the desk key that the data key is wrapped to.
  public var deskKey: String
  /// Both wraps are nil, and what is sealed with them, once the case was destroyed.
  public var deskWrap: Data?
  /// The data key, wrapped under the receipt.
  public var reporterWrap: Data?
  /// The subject, sealed.
  public var subject: Data?
  /// Answers and assessment, which change; sealed for `answersVersion`.
  public var answers: Data?
  /// How often the answers were stored.
  public var answersVersion: Int
  /// How many events there are, and the hash of the last one.
  public var events: Int
  /// The hash of the last event.
  public var head: String
  /// The bytes of all sealed texts of its events.
  public var bytes: Int
  /// Who spoke last: `reporter` or `desk`.
  public var lastFrom: String
  /// When the last word between the two was said.
  public var lastAt: String
  /// The earliest instant by which somebody outside must be told who is not told yet, be it long past; nil
  /// where none is known, and once the case is closed.
  public var dueAt: String?
  /// From when on somebody is to be reminded of a date; nil where none is to come.
  public var remindAt: String?
  /// The digest of the pack that both were worked out by; empty where they are to be worked out anew.
  public var clockedBy: String

  /// A case as it is stored.
  public init(
    id: String, reference: String, desk: String, state: String, language: String, urgency: String,
    pack: String,
    channel: String, at: String, receipt: String?, deskKey: String, deskWrap: Data, reporterWrap: Data?,
    subject: Data, answers: Data
  ) {
    self.id = id
    self.reference = reference
    self.desk = desk
    self.state = state
    self.language = language
    self.urgency = urgency
    self.pack = pack
    self.channel = channel
    labels = "[]"
    receivedAt = at
    changedAt = at
    self.receipt = receipt
    self.deskKey = deskKey
    self.deskWrap = deskWrap
    self.reporterWrap = reporterWrap
    self.subject = subject
    self.answers = answers
    answersVersion = 1
    events = 0
    head = ""
    bytes = 0
    lastFrom = "reporter"
    lastAt = at
    clockedBy = ""
  }

  init(_ row: SQLRow) throws(DatabaseError) {
    id = try row.text("id")
    reference = try row.text("reference")
    desk = try row.text("desk")
    state = try row.text("state")
    assignee = try row.optionalText("assignee")
    language = try row.text("language")
    urgency = try row.text("urgency")
    pack = try row.text("pack")
    labels = try row.text("labels")
    outcome = try row.optionalText("outcome")
    channel = try row.text("channel")
    receivedAt = try row.text("received_at")
    changedAt = try row.text("changed_at")
    closedAt = try row.optionalText("closed_at")
    receipt = try row.optionalText("receipt")
    deskKey = try row.text("desk_key")
    deskWrap = try row.optionalBytes("desk_wrap")
    reporterWrap = try row.optionalBytes("reporter_wrap")
    subject = try row.optionalBytes("subject")
    answers = try row.optionalBytes("answers")
    answersVersion = Int(try row.integer("answers_version"))
    events = Int(try row.integer("events"))
    head = try row.text("head")
    bytes = Int(try row.integer("bytes"))
    lastFrom = try row.text("last_from")
    // An intake host of an earlier version, which knows no such column, leaves it empty.
    let last = try row.text("last_at")
    lastAt = last.isEmpty ? receivedAt : last
    dueAt = try row.optionalText("due_at")
    remindAt = try row.optionalText("remind_at")
    clockedBy = try row.text("clocked_by")
  }
}
