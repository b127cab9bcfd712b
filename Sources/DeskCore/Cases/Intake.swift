/// What somebody tells a desk: from the web, the API, mail or a telephone call, all through one door.
public struct Intake: Sendable {
  /// The desk that the person chose; it stands even where the assessment would send them elsewhere.
  public var desk: String
  /// The answers of the interview.
  public var sheet: AnswerSheet
  /// A line that names the matter; empty where none was given.
  public var subject: String
  /// What happened, in the person's own words.
  public var narrative: String
  /// How to reach the person.
  public var contact: Contact
  /// What the person allows.
  public var consents: Consents
  /// The form that was filled in, as `incident-consultation@1`.
  public var form: String?
  /// The fields of that form: texts, numbers, truth values and lists of texts, as `Form` read them.
  public var fields: JSONText
  /// The language that the person reads.
  public var language: Language

  /// What somebody tells a desk.
  public init(
    desk: String, sheet: AnswerSheet, subject: String = "", narrative: String, contact: Contact = Contact(),
    consents: Consents = Consents(), form: String? = nil, fields: JSONText = .object([]),
    language: Language = .ja
  ) {
    self.desk = desk
    self.sheet = sheet
    self.subject = subject
    self.narrative = narrative
    self.contact = contact
    self.consents = consents
    self.form = form
    self.fields = fields
    self.language = language
  }

  /// The most characters (Unicode scalars) of a subject.
  public static let mostSubject = 4_000
  /// The most characters of a narrative, a message, a reply or a note.
  public static let mostText = 200_000
  /// The most characters of one entry of the contact.
  public static let mostContact = 4_000
  /// The most bytes of a request that is not an assessment.
  public static let mostBytes = 1_048_576
}

/// How to reach a person. Nothing of it is needed.
public struct Contact: Sendable, Hashable {
  /// Who the person is.
  public var name: String?
  /// A mail address.
  public var email: String?
  /// A telephone number, as it was written.
  public var phone: String?
  /// The organisation that the person speaks for.
  public var organisation: String?
  /// Whether the address is out of the attacker's reach; nil where it was not asked. Mail carries a case's content
  /// only where this is true.
  public var isSafe: Bool?
  /// Whether the person wants mail when a deadline comes near; nil where it was not asked.
  public var isReminded: Bool?

  /// How to reach a person.
  public init(
    name: String? = nil, email: String? = nil, phone: String? = nil, organisation: String? = nil,
    isSafe: Bool? = nil, isReminded: Bool? = nil
  ) {
    self.name = name
    self.email = email
    self.phone = phone
    self.organisation = organisation
    self.isSafe = isSafe
    self.isReminded = isReminded
  }

  var json: JSONText {
    let texts: [(String, String?)] = [
      ("name", name), ("email", email), ("phone", phone), ("organisation", organisation),
    ]
    var members = texts.compactMap { key, value in value.map { (key, JSONText.string($0)) } }
    if let isSafe { members.append(("safe", .bool(isSafe))) }
    if let isReminded { members.append(("remind", .bool(isReminded))) }
    return .object(members)
  }
}

/// What a person allows.
public struct Consents: Sendable, Hashable {
  /// Whether the case may be published in a form that identifies nobody.
  public var publishCase: Bool
  /// Ids of the destinations that what was told may be passed on to.
  public var shareWith: [String]

  /// What a person allows; without a word nothing.
  public init(publishCase: Bool = false, shareWith: [String] = []) {
    self.publishCase = publishCase
    self.shareWith = shareWith
  }

  var json: JSONText {
    .object([("publishCase", .bool(publishCase)), ("shareWith", .strings(shareWith))])
  }
}

extension Intake {
  /// What is sealed of it, as JSON; the answers are kept apart, since they change.
  public var content: JSONText {
    var members: [(String, JSONText)] = [
      ("narrative", .string(narrative)), ("contact", contact.json), ("consents", consents.json),
    ]
    if let form { members.append(("form", .string(form))) }
    if case .object(let entries) = fields, !entries.isEmpty { members.append(("fields", fields)) }
    return .object(members)
  }
}
