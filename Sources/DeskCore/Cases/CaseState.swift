/// Where a case stands.
public enum CaseState: String, Sendable, CaseIterable {
  /// Nobody of the desk has touched it.
  case new
  /// The desk has the next step.
  case open
  /// The reporter has the next step.
  case waiting
  case closed
}

/// How a case ended.
public enum ClosureOutcome: String, Sendable, CaseIterable {
  /// The person has an answer.
  case answered
  /// Another body takes it on.
  case referred
  /// The report was taken into the figures.
  case recorded
  /// What was asked cannot be taken.
  case declined
  case duplicate
  /// The person did not answer any more.
  case noResponse = "no-response"
  case withdrawn
  case spam
}

/// Something that happened to a case, and what follows from it for its state.
public enum CaseAct: String, Sendable, CaseIterable {
  case receive, message, attach, changeAnswers
  case reply, note, refer, assess, assign, label, staffAttach, close, reopen, destroy
  /// Another desk takes the case, with everything in it.
  case handOver
  /// A receipt in the place of one that was lost.
  case newReceipt
  /// A mail about the case that could not be delivered.
  case mailFailed
  /// A date by which somebody must be told is near.
  case remind
  /// What only documents ask was written down: by the reporter, by staff.
  case fill, staffFill
  /// That somebody was told was noted, or the note taken back: by the reporter, by staff.
  case tell, staffTell
  /// A document or the calendar of the case was taken out by staff.
  case takeOut

  /// The kind of the event that it leaves, as timelines show it.
  public var kind: EventKind {
    switch self {
    case .receive: .received
    case .message: .message
    case .attach, .staffAttach: .attachment
    case .changeAnswers: .answers
    case .reply: .reply
    case .note: .note
    case .refer: .referral
    case .assess: .assessment
    case .assign: .assignment
    case .label: .labels
    case .close: .closure
    case .reopen: .reopening
    case .destroy: .destruction
    case .handOver: .handover
    case .newReceipt: .receipt
    case .mailFailed: .mail
    case .remind: .reminder
    case .fill, .staffFill: .particulars
    case .tell, .staffTell: .duty
    case .takeOut: .document
    }
  }

  /// Whether the reporter sees the event.
  public var isVisibleToReporter: Bool {
    switch self {
    case .receive, .message, .attach, .changeAnswers, .reply, .close, .reopen, .handOver, .fill, .staffFill,
      .tell, .staffTell:
      true
    case .note, .refer, .assess, .assign, .label, .staffAttach, .destroy, .newReceipt, .mailFailed, .remind,
      .takeOut:
      false
    }
  }

  /// The state after the act; nil where the act does not fit the state.
  public func state(after state: CaseState) -> CaseState? {
    switch self {
    case .receive: .new
    // A word of the reporter makes a closed case the desk's again.
    case .message, .attach, .changeAnswers: state == .new ? .new : .open
    case .reply: state == .closed ? .closed : .waiting
    case .note, .refer, .assess, .assign, .label, .staffAttach, .newReceipt: state == .new ? .open : state
    // Nobody of the other desk has touched it.
    case .handOver: state == .closed ? .closed : .new
    // Papers are the reporter's own work: they open nothing, and are no word to the desk.
    case .mailFailed, .remind, .fill, .staffFill, .tell, .staffTell, .takeOut: state
    case .close: state == .closed ? nil : .closed
    case .reopen: state == .closed ? .open : nil
    case .destroy: .closed
    }
  }
}

/// The kinds of events in a timeline.
public enum EventKind: String, Sendable, CaseIterable {
  case received, message, answers, reply, note, referral, assessment, attachment, assignment, labels
  case closure, reopening
  /// Another desk took the case.
  case handover
  /// The reporter has a new receipt.
  case receipt
  /// A mail could not be delivered.
  case mail
  /// People were reminded of a date.
  case reminder
  /// What only documents ask was written down.
  case particulars
  /// That somebody was told was noted, or the note taken back.
  case duty
  /// A document or the calendar of the case was taken out.
  case document
  /// Somebody of the desk opened the case; kept in the audit chain, not shown in the timeline.
  case read
  /// The case's keys were destroyed.
  case destruction

  /// Whether timelines show it.
  public var isInTimeline: Bool { self != .read }
}
