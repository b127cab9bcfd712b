import DeskCore
import DeskService

/// How many cases there are, as tabs and choices show it.
struct QueueCounts: Sendable {
  /// How many of one desk and state.
  struct Count: Sendable {
    let desk: String
    let state: CaseState
    let all: Int
    /// For how many of them the reporter spoke last.
    let owed: Int
  }

  let counts: [Count]

  /// All of them.
  var all: Int { counts.reduce(0) { $0 + $1.all } }

  /// How many a state holds, of one desk or of all.
  func count(_ state: QueueFilter.State, desk: String?) -> Int {
    counts.reduce(0) { sum, count in
      guard desk == nil || count.desk == desk else { return sum }
      return switch state {
      case .unclosed: count.state == .closed ? sum : sum + count.all
      case .all: sum + count.all
      case .one(let state): count.state == state ? sum + count.all : sum
      }
    }
  }

  /// For how many that are not closed the desk owes a word.
  func owed(desk: String?) -> Int {
    counts.reduce(0) { sum, count in
      guard desk == nil || count.desk == desk, count.state != .closed else { return sum }
      return sum + count.owed
    }
  }

  /// How many a tab holds; nil where nobody has counted them.
  func count(_ tab: QueueTab, desk: String?) -> Int? {
    switch tab {
    case .unclosed, .closed, .all: count(tab.filter.state, desk: desk)
    case .waiting: owed(desk: desk)
    case .mine, .nobodys, .due: nil
    }
  }
}

extension QueueCounts {
  /// What the service counted.
  init(_ counts: [DeskCount]) {
    self.init(counts: counts.map { Count(desk: $0.desk, state: $0.state, all: $0.all, owed: $0.owed) })
  }
}
