import DeskCore
import DeskStore
import DeskVault
import Foundation

/// An act on a case: one event, the state that follows from it, and what else changes, in one transaction.
struct CaseChange: Sendable {
  let act: CaseAct
  let caseID: String
  let actor: String
  let eventID: String
  /// The sealed body of the event.
  let body: Data?
  /// Whether its text is to be found by search.
  var isFindable = true
  /// Whose cases the actor may see; nil for the reporter, who holds the receipt.
  var desks: [String]?
  /// What else changes.
  var change: @Sendable (inout CaseRow, any SQLTransaction) throws(DatabaseError) -> Void = { _, _ in }

  /// How it went.
  enum Outcome: Sendable {
    case done(CaseRow)
    case gone
    case doesNotFit
    case isFull
  }

  /// How much a case may hold before its reporter can add no more.
  static let mostEvents = 1_000
  static let mostBytes = 16 * 1_048_576

  /// Does it.
  func perform(_ database: any Database, at: String) async throws(DeskError) -> CaseRow {
    let outcome = try await database.writing { (db: any SQLTransaction) throws(DatabaseError) -> Outcome in
      guard var row = try CaseStore(db).hold(id: caseID), row.deskWrap != nil,
        desks?.contains(row.desk) ?? true, let state = CaseState(rawValue: row.state)
      else { return .gone }
      guard let next = act.state(after: state) else { return .doesNotFit }
      // The holder of a receipt is anybody: a case must not grow until it cannot be read.
      if desks == nil, act != .destroy {
        // What staff do and read must not lock the reporter out.
        let told = try EventStore(db).told(of: caseID)
        guard told.events < Self.mostEvents, told.bytes + (body?.count ?? 0) <= Self.mostBytes else {
          return .isFull
        }
      }
      try EventStore(db).add(
        NewEvent(
          id: eventID, kind: act.kind.rawValue, at: at, actor: actor,
          isForReporter: act.isVisibleToReporter, body: body), to: &row)
      row.state = next.rawValue
      row.changedAt = at
      if let speaker = act.speaker {
        row.lastFrom = speaker
        row.lastAt = at
      }
      if next == .closed, state != .closed { row.closedAt = at }
      if next != .closed, state == .closed {
        row.closedAt = nil
        row.outcome = nil
      }
      try change(&row, db)
      try CaseStore(db).update(row)
      if isFindable { try SearchQueue(db).add(event: eventID, caseID: caseID) }
      return .done(row)
    }
    switch outcome {
    case .done(let row): return row
    case .gone: throw .notFound
    case .isFull: throw .conflict(ConflictWords.isFull)
    case .doesNotFit: throw .conflict(act == .reopen ? ConflictWords.isOpen : ConflictWords.isClosed)
    }
  }
}

extension CaseAct {
  /// Who says something to the other with it: `reporter` or `desk`.
  fileprivate var speaker: String? {
    switch self {
    case .receive, .message, .attach, .changeAnswers: "reporter"
    case .reply: "desk"
    default: nil
    }
  }
}

/// What an act answers: the event's id and time.
public struct EventReceipt: Sendable {
  /// The event's id.
  public let id: String
  /// When, RFC 3339 in UTC.
  public let at: String
  /// The case's state now.
  public let state: String

  /// `{"id","at","state"}`
  public var json: JSONText {
    .object([("id", .string(id)), ("at", .string(at)), ("state", .string(state))])
  }
}
