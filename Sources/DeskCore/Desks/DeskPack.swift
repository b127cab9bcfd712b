/// What a desk is, what it asks, how it judges, whom it names and what it says: all of it data.
public struct DeskPack: Sendable {
  /// `jp-national`
  public let id: String
  /// Raised when rules or words change in a way that matters for stored answers.
  public let version: Int
  /// What the service is called.
  public let name: Words
  /// Shown on every page: for a sample, that it is one.
  public let notice: Words?
  /// What this place is, for the directory.
  public let about: Words
  /// Rules common to all desks.
  public let common: [Words]
  /// The privacy page.
  public let privacy: [Section]
  /// The accessibility statement.
  public let accessibility: [Section]
  /// The desks, in the directory's order.
  public let desks: [Desk]
  /// The directory's history, newest first.
  public let revisions: [Revision]
  /// Bodies outside, by id.
  public let destinations: [String: Destination]
  /// Sources, by key.
  public let sources: [String: Source]
  /// First aid and guides, by id.
  public var guidance: [String: Guidance]
  /// The interview, in the order of asking.
  public let questions: [Question]
  /// The compiled rules.
  public let rulebook: Rulebook
  /// The words of mails, by the names of their templates.
  public var mail: [String: MailTemplate]
  /// The forms of the desks, old versions among them.
  public var forms: [Form]

  /// The papers for those who must be told.
  public var documents = DocumentSet()
  /// Lists of the directory.
  public var directory = DirectoryLists()
  /// Which words of a text speak for which answer.
  public var hints = FactHints()
  /// Public answers to general questions.
  public var guides: [Guide] = []

  /// What tells whether dates may come out otherwise: it changes with facts, rules and holidays.
  public var digest = ""

  /// `jp-national@1`
  public var stamp: String { "\(id)@\(version)" }

  /// The desk with this id.
  public func desk(_ id: String) -> Desk? {
    desks.first { $0.id == id }
  }

  /// A pack.
  public init(
    id: String, version: Int, name: Words, notice: Words?, about: Words, common: [Words], privacy: [Section],
    accessibility: [Section], desks: [Desk], revisions: [Revision], destinations: [String: Destination],
    sources: [String: Source], guidance: [String: Guidance] = [:], questions: [Question], rulebook: Rulebook,
    mail: [String: MailTemplate] = [:], forms: [Form] = []
  ) {
    self.id = id
    self.version = version
    self.name = name
    self.notice = notice
    self.about = about
    self.common = common
    self.privacy = privacy
    self.accessibility = accessibility
    self.desks = desks
    self.revisions = revisions
    self.destinations = destinations
    self.sources = sources
    self.guidance = guidance
    self.questions = questions
    self.rulebook = rulebook
    self.mail = mail
    self.forms = forms
  }
}
