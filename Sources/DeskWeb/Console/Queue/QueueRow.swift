import DeskCore
import DeskService

/// A case as its row shows it.
struct QueueRow: Sendable {
  let reference: String
  let subject: String
  /// The desk's id.
  let desk: String
  let state: CaseState
  var outcome: ClosureOutcome?
  var assignee: String?
  /// `immediate`, `today`, `routine`; empty where it is not known.
  let urgency: String
  /// `web`, `api`, `mail`, `phone`
  let channel: String
  let language: Language
  var labels: [String] = []
  /// Whether the desk spoke last, and not the reporter.
  var isDeskLast = false
  /// When the last word between the two was said, RFC 3339 in UTC.
  let lastAt: String
  /// By when somebody outside must be told, RFC 3339 in UTC.
  var dueAt: String?
  /// Whether its key or its subject does not open.
  var doesNotOpen = false
}

extension QueueRow {
  /// What the service says of a case.
  init(_ summary: CaseSummary) {
    self.init(
      reference: summary.reference, subject: summary.subject, desk: summary.desk, state: summary.state,
      outcome: summary.outcome, assignee: summary.assignee, urgency: summary.urgency,
      channel: summary.channel, language: summary.language, labels: summary.labels,
      isDeskLast: summary.isDeskLast, lastAt: summary.lastAt, dueAt: summary.dueAt,
      doesNotOpen: summary.doesNotOpen)
  }
}
