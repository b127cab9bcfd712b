/// Why a mail leaves the house; the raw value stands in the outbox.
public enum MailKind: String, Sendable, CaseIterable {
  /// A report has come in.
  case acknowledgement
  /// The desk has answered.
  case message
  /// The case has ended.
  case closed
  /// The reporter has a new receipt.
  case newReceipt = "new-receipt"
  /// A date is near, for the reporter.
  case reminderReporter = "reminder-reporter"
  /// A date is near, for whoever works on the case.
  case reminderStaff = "reminder-staff"

  /// The template that it is written from.
  ///
  /// - Parameter hasText: whether what was said goes along, which a safe address alone gets.
  public func template(hasText: Bool) -> MailTemplate.Name {
    switch self {
    case .acknowledgement: .acknowledgement
    case .message: hasText ? .messageWithText : .message
    case .closed: .closed
    case .newReceipt: .newReceipt
    case .reminderReporter: .reminderReporter
    case .reminderStaff: .reminderStaff
    }
  }
}
