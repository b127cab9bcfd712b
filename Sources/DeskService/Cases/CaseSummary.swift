import DeskCore
import DeskStore
import DeskVault
import Foundation

/// One row of a desk's list.
public struct CaseSummary: Sendable {
  /// What is clear of the case.
  let row: CaseRow
  /// The subject, opened.
  public let subject: String

  /// Whether its key or its subject does not open: a lost key, a damaged row.
  public var doesNotOpen = false

  /// How people name the case.
  public var reference: String { row.reference }
  /// The desk's id.
  public var desk: String { row.desk }
  /// Where it stands.
  public var state: CaseState { CaseState(rawValue: row.state) ?? .open }
  /// How it ended.
  public var outcome: ClosureOutcome? { row.outcome.flatMap(ClosureOutcome.init) }
  /// Who works on it.
  public var assignee: String? { row.assignee }
  /// How pressing it was judged: `immediate`, `today` or `routine`.
  public var urgency: String { row.urgency }
  /// How it came: `web`, `api`, `mail` or `phone`.
  public var channel: String { row.channel }
  /// The language that the person reads.
  public var language: Language { Language(rawValue: row.language) ?? .ja }
  /// What staff sort by.
  public var labels: [String] {
    guard let json = try? JSONReader.read([UInt8](row.labels.utf8)).value,
      case .array(let items) = json.content
    else { return [] }
    return items.compactMap(\.text)
  }
  /// When it came, RFC 3339 in UTC.
  public var receivedAt: String { row.receivedAt }
  /// When anything last changed.
  public var changedAt: String { row.changedAt }
  /// When it was closed.
  public var closedAt: String? { row.closedAt }
  /// Whether the desk spoke last, and not the reporter.
  public var isDeskLast: Bool { row.lastFrom == "desk" }
  /// When the last word between the two was said.
  public var lastAt: String { row.lastAt }
  /// The next instant by which somebody outside must be told; nil where none is known.
  public var dueAt: String? { row.dueAt }
  /// The pack that judged it.
  public var pack: String { row.pack }
  /// How often the answers were stored.
  public var answersVersion: Int { row.answersVersion }
  /// Whether a receipt opens it.
  public var hasReceipt: Bool { row.receipt != nil }

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
      ("lastFrom", .string(row.lastFrom)), ("lastAt", .string(row.lastAt)), ("dueAt", JSONText(row.dueAt)),
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
  /// Leaves out what is closed, where no state is asked for.
  public var isOpen = false
  /// Only what nobody works on.
  public var isNobodys = false
  /// In which order.
  public var order = Order.newest

  /// The order of a list.
  public enum Order: String, Sendable, CaseIterable {
    /// The newest case first.
    case newest
    /// What somebody outside must be told soonest; cases without such a date are left out.
    case due
    /// Whoever waits longest for a word of the desk; cases where the desk spoke last are left out.
    case waiting
  }

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

  /// What the store is asked for.
  func stored(_ desks: [String], limit: Int) -> CaseStore.Query {
    let closed = CaseState.closed.rawValue
    let states =
      state.map { [$0.rawValue] }
      ?? (isOpen ? CaseState.allCases.map(\.rawValue).filter { $0 != closed } : [])
    return CaseStore.Query(
      desks: desks, states: states, assignee: isNobodys ? .nobody : assignee.map { .person($0) } ?? .anybody,
      order: order == .due ? .due : order == .waiting ? .waiting : .newest, after: after, limit: limit)
  }
}
