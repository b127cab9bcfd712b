import DeskCore

/// A mail that is about to be sent: what a template is filled with, from whom and to whom.
///
/// Filling it and sending it is the channel's work.
public struct OutgoingMail: Sendable {
  /// The id of its row: the same at every attempt, so that a mail that arrives twice can be seen to be one.
  public let id: String
  /// Which template.
  public let template: MailTemplate.Name
  /// The language that the recipient reads.
  public let language: Language
  /// The desk that it comes from.
  public let from: Desk
  /// The address that it goes to, as it was given.
  public let to: String
  /// When it was written, in seconds since 1970-01-01T00:00:00Z.
  public let at: Int
  /// What the template is filled with; a variable without a value is absent.
  public let values: [MailTemplate.Variable: String]
  /// Who must be told by when.
  public let duties: [Duty]

  /// Whom it comes from.
  public struct Desk: Sendable, Hashable {
    /// The desk's name in the mail's language.
    public let name: String
    /// The desk's address.
    public let address: String

    /// Whom a mail comes from.
    public init(name: String, address: String) {
      self.name = name
      self.address = address
    }
  }

  /// Who must be told by when, in words.
  public struct Duty: Sendable, Hashable {
    /// Who, and at which step.
    public let to: String
    /// By when.
    public let due: String

    /// Who must be told by when.
    public init(to: String, due: String) {
      self.to = to
      self.due = due
    }
  }

  /// A mail that is about to be sent.
  public init(
    id: String, template: MailTemplate.Name, language: Language, from: Desk, to: String, at: Int,
    values: [MailTemplate.Variable: String], duties: [Duty] = []
  ) {
    self.id = id
    self.template = template
    self.language = language
    self.from = from
    self.to = to
    self.at = at
    self.values = values
    self.duties = duties
  }
}

/// How a delivery went; the words are the server's, or say what happened, and are kept without any address.
public enum MailDelivery: Sendable, Hashable {
  /// The server has taken it.
  case sent
  /// On trial: it lies in a folder, and was sent to nobody.
  case written
  /// Not now, or the fault may be ours: to be tried again.
  case retry(String)
  /// The server will never take it for this address.
  case refused(String)
}

/// Where the links of mails lead.
public struct MailLinks: Sendable {
  private let publicURL: String
  private let staffURL: String

  /// - Parameters:
  ///   - publicURL: the address of the public side, without a slash at its end.
  ///   - staffURL: the address of the staff side, likewise.
  public init(publicURL: String, staffURL: String) {
    self.publicURL = publicURL
    self.staffURL = staffURL
  }

  /// The page where a receipt opens its case; the address alone opens nothing.
  public func followUp(_ language: Language) -> String { "\(publicURL)/\(language.rawValue)/follow-up" }

  /// A case on the staff side, for whoever is signed in there.
  public func staffCase(_ reference: String) -> String { "\(staffURL)/cases/\(reference)" }
}
