import DeskCore
import DeskService

/// Which cases a list holds, as its address says it: `/?assignee=me&order=due`.
struct QueueFilter: Sendable, Hashable {
  var state = State.unclosed
  var assignee = Assignee.anybody
  /// A desk that the asker sees; nil for all of them.
  var desk: String?
  var order = CaseQuery.Order.newest
  /// Words parted by blanks, all needed.
  var text = ""
  /// The `next` of the page before.
  var after: String?
  /// How many cases the pages before have shown, to say which these are.
  var skipped = 0

  /// Where a case stands.
  enum State: Sendable, Hashable {
    case unclosed, all
    case one(CaseState)

    /// As it stands in an address.
    var text: String {
      switch self {
      case .unclosed: ""
      case .all: "all"
      case .one(let state): state.rawValue
      }
    }
  }

  /// Who works on a case.
  enum Assignee: Sendable, Hashable {
    case anybody, me, nobody
    case person(String)

    /// As it stands in an address; no mail address is one of these words.
    var text: String {
      switch self {
      case .anybody: ""
      case .me: "me"
      case .nobody: "nobody"
      case .person(let address): address
      }
    }
  }

  /// How many cases a page holds.
  static let pageSize = 50

  /// The query of the list's address; what is as usual is left out.
  var query: String {
    let fields = [
      ("q", text), ("desk", desk ?? ""), ("state", state.text), ("assignee", assignee.text),
      ("order", order == .newest ? "" : order.rawValue), ("after", after ?? ""),
      ("skip", after == nil || skipped == 0 ? "" : String(skipped)),
    ]
    return ConsoleLink.query(fields.filter { !$0.1.isEmpty })
  }

  /// The list's address.
  var link: ConsoleLink { .queue(query: query) }

  /// What the service is asked for.
  func caseQuery(as actor: Actor) -> CaseQuery {
    var query = CaseQuery(
      desk: desk, text: text.isEmpty ? nil : text, after: after, limit: Self.pageSize)
    switch state {
    case .unclosed: query.isOpen = true
    case .all: break
    case .one(let state): query.state = state
    }
    switch assignee {
    case .anybody: break
    case .me: query.assignee = actor.name
    case .nobody: query.isNobodys = true
    case .person(let address): query.assignee = address
    }
    query.order = order
    return query
  }

  /// Whether more is left out than a tab leaves out.
  var isNarrowed: Bool { !QueueTab.allCases.contains { $0.filter == whole } }

  /// The same from the list's beginning.
  var first: QueueFilter {
    var filter = self
    filter.after = nil
    filter.skipped = 0
    return filter
  }

  /// The same for all desks, from the beginning.
  private var whole: QueueFilter {
    var filter = first
    filter.desk = nil
    return filter
  }

  /// The tab whose list this is, for one desk or all of them.
  var tab: QueueTab? { QueueTab.allCases.first { $0.filter == whole } }
}

/// The lists that are wanted daily.
enum QueueTab: Sendable, Hashable, CaseIterable {
  case unclosed, mine, nobodys, waiting, due, closed, all

  /// Its filter.
  var filter: QueueFilter {
    switch self {
    case .unclosed: QueueFilter()
    case .mine: QueueFilter(assignee: .me)
    case .nobodys: QueueFilter(assignee: .nobody)
    case .waiting: QueueFilter(order: .waiting)
    case .due: QueueFilter(order: .due)
    case .closed: QueueFilter(state: .one(.closed))
    case .all: QueueFilter(state: .all)
    }
  }

  /// Its filter for a desk.
  func filter(desk: String?) -> QueueFilter {
    var filter = filter
    filter.desk = desk
    return filter
  }
}
