/// Everything that documents, duties and the calendar of one case are made from.
///
/// The reporter's side and the desk's fill the same one: it holds nothing that one of them may not see.
public struct Dossier: Sendable {
  /// How people name the case; nil while it is not sent.
  public var reference: String?
  /// When it came, RFC 3339 in UTC; nil while it is not sent.
  public var receivedAt: String?
  /// The id of the desk.
  public var desk: String
  /// A line that names the matter.
  public var subject: String
  /// What happened, in the person's own words.
  public var narrative: String
  /// How to reach the person.
  public var contact: Contact
  /// The form that was filled in, as `virus-report@1`.
  public var form: String?
  /// What was filled into it.
  public var fields: FormValues
  /// The answers, what is written into documents, and what is done.
  public var version: DossierVersion
  /// Earlier versions of those, the oldest first, without the present one.
  public var earlier: [DossierVersion]
  /// The names of the reporter's files.
  public var files: [String]
  /// The day in the desk's zone on which this is read.
  public var today: CalendarDate

  /// Everything about one case.
  public init(
    reference: String? = nil, receivedAt: String? = nil, desk: String, subject: String = "",
    narrative: String = "", contact: Contact = Contact(), form: String? = nil,
    fields: FormValues = FormValues(), version: DossierVersion, earlier: [DossierVersion] = [],
    files: [String] = [], today: CalendarDate
  ) {
    self.reference = reference
    self.receivedAt = receivedAt
    self.desk = desk
    self.subject = subject
    self.narrative = narrative
    self.contact = contact
    self.form = form
    self.fields = fields
    self.version = version
    self.earlier = earlier
    self.files = files
    self.today = today
  }
}

extension Dossier {
  /// What somebody had before them who names a version; the oldest that is still known where theirs is older.
  public func version(upTo number: Int) -> DossierVersion {
    let all = earlier + [version]
    return all.last { $0.number <= number } ?? all[0]
  }
}

/// What of a dossier changes, as it stood at one time.
public struct DossierVersion: Sendable {
  /// How often it had been stored: 1 at intake.
  public var number: Int
  /// Since when, RFC 3339 in UTC; nil while it is not sent.
  public var at: String?
  /// Who brought it about: `reporter`, an address, a token's name; nil while it is not sent.
  public var by: String?
  /// The answers.
  public var sheet: AnswerSheet
  /// What only documents ask, by the items of the pack's particulars.
  public var particulars: FormValues
  /// Who was told so far.
  public var done: [DutyDone]

  /// A version.
  public init(
    number: Int = 1, at: String? = nil, by: String? = nil, sheet: AnswerSheet,
    particulars: FormValues = FormValues(), done: [DutyDone] = []
  ) {
    self.number = number
    self.at = at
    self.by = by
    self.sheet = sheet
    self.particulars = particulars
    self.done = done
  }
}
