/// The words of a mail, as a pack writes them: Mustache without logic, in every language of the pages.
public struct MailTemplate: Sendable {
  /// Which mail it is; the raw value names its file in the pack's folder `mail`.
  public enum Name: String, Sendable, Hashable, CaseIterable {
    case acknowledgement, message
    case messageWithText = "message-with-text"
    case closed
    case reminderReporter = "reminder-reporter"
    case reminderStaff = "reminder-staff"
    case newReceipt = "new-receipt"
  }

  /// What may be put into a mail, each by its name.
  public enum Variable: String, Sendable, Hashable, CaseIterable {
    /// What the service is called.
    case serviceName
    /// The desk's name.
    case deskName
    /// The desk's mail address.
    case deskAddress
    /// What the pack says on every page: for a sample, that it is one. Absent where it says nothing.
    case notice
    /// How people name the case.
    case reference
    /// The page where the receipt opens the case.
    case followUpURL
    /// The case on the staff side.
    case caseURL
    /// What the desk has answered.
    case text
    /// A list of who must be told, with `to` and `due`. Absent where the address is not known to be safe.
    case duties
    /// Within `duties`: who must be told, and at which step.
    case to
    /// By when.
    case due
  }

  /// Which mail it is.
  public let name: Name
  /// One line.
  public let subject: Words
  /// The text.
  public let body: Words
  /// What the pack says that it uses.
  public let variables: Set<Variable>

  /// The words of a mail.
  public init(name: Name, subject: Words, body: Words, variables: Set<Variable>) {
    self.name = name
    self.subject = subject
    self.body = body
    self.variables = variables
  }
}

extension MailTemplate.Name {
  /// What may stand in the mail. There is no variable for a receipt, and one mail alone has a reply's text.
  public var variables: Set<MailTemplate.Variable> {
    let always: Set<MailTemplate.Variable> = [.serviceName, .deskName, .deskAddress, .notice, .reference]
    switch self {
    case .acknowledgement, .message, .closed, .newReceipt: return always.union([.followUpURL])
    case .messageWithText: return always.union([.followUpURL, .text])
    case .reminderReporter: return always.union([.followUpURL, .duties, .to, .due])
    case .reminderStaff: return always.union([.caseURL, .due])
    }
  }

  /// What may stand in its subject, which others see over a shoulder.
  public static let inSubject: Set<MailTemplate.Variable> = [.serviceName, .deskName, .reference]
}
