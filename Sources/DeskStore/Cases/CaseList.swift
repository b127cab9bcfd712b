import Foundation

extension CaseStore {
  /// What a list is asked for.
  public struct Query: Sendable {
    /// Whose cases the asker may see.
    public let desks: [String]
    /// Empty for all.
    public let states: [String]
    /// Who works on them.
    public let assignee: Assignee
    /// In which order.
    public let order: Order
    /// From where the page goes on: the id of the last case, with the value that it is sorted by before it.
    public let after: String?
    /// The most rows.
    public let limit: Int

    /// Who works on a case.
    public enum Assignee: Sendable {
      case anybody, nobody
      case person(String)
    }

    /// The order of a list.
    public enum Order: Sendable {
      case newest, due, waiting
    }

    /// What a list is asked for.
    public init(
      desks: [String], states: [String], assignee: Assignee, order: Order, after: String?, limit: Int
    ) {
      self.desks = desks
      self.states = states
      self.assignee = assignee
      self.order = order
      self.after = after
      self.limit = limit
    }
  }

  /// A page of cases.
  public func list(_ query: Query) throws(DatabaseError) -> [CaseRow] {
    guard !query.desks.isEmpty else { return [] }
    var values: [SQLValue] = []
    func next(_ value: SQLValue) -> String {
      values.append(value)
      return "$\(values.count)"
    }
    func list(_ texts: [String]) -> String { texts.map { next(.text($0)) }.joined(separator: ", ") }
    var conditions = ["desk IN (\(list(query.desks)))"]
    if !query.states.isEmpty { conditions.append("state IN (\(list(query.states)))") }
    switch query.assignee {
    case .anybody: break
    case .nobody: conditions.append("assignee IS NULL")
    case .person(let name): conditions.append("assignee = \(next(.text(name)))")
    }
    let order: String
    switch query.order {
    case .newest:
      if let after = query.after { conditions.append("id < \(next(.text(after)))") }
      order = "id DESC"
    case .due:
      conditions.append("due_at IS NOT NULL")
      if let (value, id) = query.place {
        conditions.append("(due_at, id) > (\(next(.text(value))), \(next(.text(id))))")
      }
      order = "due_at, id"
    case .waiting:
      conditions.append("last_from = 'reporter'")
      // Nobody waits in a closed case; the index of whoever waits leaves them out.
      if !query.states.contains("closed") { conditions.append("state <> 'closed'") }
      if let (value, id) = query.place {
        conditions.append("(last_at, id) > (\(next(.text(value))), \(next(.text(id))))")
      }
      order = "last_at, id"
    }
    let rows = try db.rows(
      """
      SELECT \(Self.columns) FROM cases WHERE \(conditions.joined(separator: " AND ")) \
      ORDER BY \(order) LIMIT \(next(SQLValue(query.limit)))
      """, values)
    var found: [CaseRow] = []
    for row in rows { found.append(try CaseRow(row)) }
    return found
  }

  /// How many cases there are of one desk and state.
  public struct Count: Sendable {
    /// The desk.
    public let desk: String
    /// The state.
    public let state: String
    /// How many there are.
    public let all: Int
    /// For how many of them the reporter spoke last.
    public let owed: Int
  }

  /// How many cases there are of each of these desks and each state.
  public func counts(desks: [String]) throws(DatabaseError) -> [Count] {
    guard !desks.isEmpty else { return [] }
    let places = desks.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
    var found: [Count] = []
    for row in try db.rows(
      """
      SELECT desk, state, COUNT(*) AS n, COUNT(CASE WHEN last_from = 'reporter' THEN 1 END) AS owed FROM cases \
      WHERE desk IN (\(places)) GROUP BY desk, state ORDER BY desk, state
      """, desks.map { .text($0) })
    {
      found.append(
        Count(
          desk: try row.text("desk"), state: try row.text("state"), all: Int(try row.integer("n")),
          owed: Int(try row.integer("owed"))))
    }
    return found
  }
}

extension CaseStore.Query {
  /// The value and the id of the last row before the page.
  fileprivate var place: (value: String, id: String)? {
    guard let parts = after?.split(separator: " ", maxSplits: 1).map(String.init), parts.count == 2 else {
      return nil
    }
    return (parts[0], parts[1])
  }
}
