import DeskCore
import DeskStore
import DeskVault
import Foundation

/// One row of a desk's list.
public struct CaseSummary: Sendable {
  /// What is clear of the case.
  public let row: CaseRow
  /// The subject, opened.
  public let subject: String

  /// Whether its key or its subject does not open: a lost key, a damaged row.
  public var doesNotOpen = false

  /// What `GET /cases` says of a case.
  public var json: JSONText { .object(members) }

  var members: [(String, JSONText)] {
    let marks: [(String, JSONText)] = doesNotOpen ? [("doesNotOpen", .bool(true))] : []
    return marks + [
      ("reference", .string(row.reference)), ("desk", .string(row.desk)), ("state", .string(row.state)),
      ("subject", .string(subject)), ("receivedAt", .string(row.receivedAt)),
      ("changedAt", .string(row.changedAt)), ("closedAt", JSONText(row.closedAt)),
      ("assignee", JSONText(row.assignee)), ("urgency", .string(row.urgency)),
      ("labels", .literal(row.labels)), ("language", .string(row.language)),
      ("outcome", JSONText(row.outcome)), ("channel", .string(row.channel)),
    ]
  }
}

/// A page of a list.
public struct CaseList: Sendable {
  /// The cases, newest first.
  public let cases: [CaseSummary]
  /// Where the next page begins; nil on the last one.
  public let next: String?

  /// The answer of `GET /cases`.
  public var json: JSONText {
    .object([("cases", .array(cases.map(\.json))), ("next", JSONText(next))])
  }
}

/// What a list is asked for.
public struct CaseQuery: Sendable {
  /// A desk's id.
  public var desk: String?
  /// A state.
  public var state: CaseState?
  /// Who works on it.
  public var assignee: String?
  /// Words parted by blanks, all needed.
  public var text: String?
  /// The `next` of the page before.
  public var after: String?
  /// The most cases on a page.
  public var limit: Int

  /// What a list is asked for.
  public init(
    desk: String? = nil, state: CaseState? = nil, assignee: String? = nil, text: String? = nil,
    after: String? = nil, limit: Int = 50
  ) {
    self.desk = desk
    self.state = state
    self.assignee = assignee
    self.text = text
    self.after = after
    self.limit = limit
  }
}
