import DeskCore
import DeskStore
import DeskVault
import Foundation

extension StaffDesk {
  /// Says that a case cannot be taken, names who can help, and ends it.
  ///
  /// An event each, in one transaction: a refusal that was half done would be told twice.
  ///
  /// - Throws: `conflict` where it has ended, `invalid` where the pack knows no such destination.
  public func decline(
    _ reference: String, saying text: String, referringTo destinations: [String], as actor: Actor,
    language: Language
  ) async throws(DeskError) -> EventReceipt {
    let opened = try await open(reference, as: actor)
    guard let key = opened.key else { throw .conflict(ConflictWords.isDestroyed) }
    guard opened.row.state != CaseState.closed.rawValue else { throw .conflict(ConflictWords.isClosed) }
    guard destinations.allSatisfy({ pack.destinations[$0] != nil }) else {
      let ids = pack.destinations.keys.sorted().joined(separator: ", ")
      throw .invalid([
        RequestFault(pointer: "/destination", message: FaultTexts.destination(ids)[language])
      ])
    }
    // What was answered just now comes before the end.
    try await sendHeldReplies(of: opened.row.id)
    var said = destinations.map { id in
      (CaseAct.refer, [("text", JSONText.string(text)), ("destination", .string(id))])
    }
    said.append((.reply, [("text", .string(text))]))
    said.append((.close, [("text", .string("")), ("outcome", .string(ClosureOutcome.declined.rawValue))]))
    var steps: [DeclineStep] = []
    for (act, members) in said {
      let id = clock.id()
      let body = try key.sealing(.object(members), .event(id, of: opened.row.id))
      steps.append(DeclineStep(act: act, id: id, body: body))
    }
    let mails = [
      try await mail(.message, about: opened.row, key, text: text),
      try await mail(.closed, about: opened.row, key, text: ""),
    ].compactMap(\.self)
    return try await take(steps, mails, opened, as: actor)
  }

  private func take(
    _ steps: [DeclineStep], _ mails: [OutboxStore.Entry], _ opened: OpenedByStaff, as actor: Actor
  ) async throws(DeskError) -> EventReceipt {
    let (caseID, desks, name, at) = (opened.row.id, opened.desks, actor.name, clock.now)
    let outcome = try await database.writing {
      (db: any SQLTransaction) throws(DatabaseError) -> CaseChange.Outcome in
      guard var row = try CaseStore(db).hold(id: caseID), row.deskWrap != nil, desks.contains(row.desk) else {
        return .gone
      }
      for step in steps { guard try step.take(&row, by: name, at: at, db) else { return .doesNotFit } }
      row.outcome = ClosureOutcome.declined.rawValue
      row.stopClock()
      try CaseStore(db).update(row)
      for mail in mails { try OutboxStore(db).add(mail) }
      return .done(row)
    }
    switch outcome {
    case .done(let row): return EventReceipt(id: steps.last?.id ?? "", at: at, state: row.state)
    case .doesNotFit: throw .conflict(ConflictWords.isClosed)
    case .gone, .isFull: throw .notFound
    }
  }
}

/// One act of a refusal.
private struct DeclineStep: Sendable {
  let act: CaseAct
  let id: String
  let body: Data

  /// - Returns: false where it does not fit the state, or the case has ended.
  func take(
    _ row: inout CaseRow, by actor: String, at: String, _ db: any SQLTransaction
  ) throws(DatabaseError) -> Bool {
    guard let state = CaseState(rawValue: row.state), state != .closed, let next = act.state(after: state)
    else { return false }
    try EventStore(db).add(
      NewEvent(
        id: id, kind: act.kind.rawValue, at: at, actor: actor, isForReporter: act.isVisibleToReporter,
        body: body), to: &row)
    row.state = next.rawValue
    row.changedAt = at
    if next == .closed { row.closedAt = at }
    if act == .reply {
      row.lastFrom = "desk"
      row.lastAt = at
      try SearchQueue(db).add(event: id, caseID: row.id)
    }
    return true
  }
}
