import DeskCore
import DeskStore
import DeskVault
import Foundation

extension SendOutbox {
  /// Writes down how a delivery went.
  func settle(
    _ claimed: OutboxStore.Claimed, _ mail: OutgoingMail, _ row: CaseRow, _ delivery: MailDelivery,
    _ report: inout Report
  ) async throws(DeskError) {
    let (id, now) = (claimed.entry.id, desk.clock.now)
    switch delivery {
    case .sent, .written:
      report.sent += 1
      let mark = delivery == .written ? MailState.trialMark : ""
      try await desk.database.writing { (db: any SQLTransaction) throws(DatabaseError) in
        try OutboxStore(db).end(id, .sent, answer: mark, at: now)
      }
    case .retry(let words):
      let answer = MailAnswer.kept(words)
      // A mail that waited long before it was tried at all has its full time too.
      let isTriedEnough = claimed.attempt >= MailBackoff.leastAttempts
      if isTriedEnough, desk.clock.seconds - mail.at >= MailBackoff.giveUpSeconds {
        report.failed += 1
        return try await giveUp(claimed.entry, row, "given up after 5 days: \(answer)")
      }
      report.putOff += 1
      log("\(id) of \(row.reference) is put off: \(answer)")
      try await putOff(claimed, answer)
    case .refused(let words):
      report.failed += 1
      try await giveUp(claimed.entry, row, MailAnswer.kept(words))
    }
  }

  /// Leaves a mail for later.
  func putOff(_ claimed: OutboxStore.Claimed, _ answer: String) async throws(DeskError) {
    let id = claimed.entry.id
    let until = desk.clock.text(in: MailBackoff.spread(afterAttempt: claimed.attempt))
    try await desk.database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      try OutboxStore(db).putOff(id, until: until, answer: answer)
    }
  }

  /// Ends a mail that cannot be delivered, and says so on its case, so that staff reach the person otherwise.
  private func giveUp(
    _ entry: OutboxStore.Entry, _ row: CaseRow, _ answer: String
  ) async throws(DeskError) {
    let (eventID, at, act) = (desk.clock.id(), desk.clock.now, CaseAct.mailFailed)
    let said = JSONText.object([
      ("text", .string("\(entry.kind): \(answer)")), ("mail", .string(entry.kind)),
    ])
    // A case whose key does not open keeps its mail's end nonetheless.
    let key = try? desk.key(of: row)
    let body = try key.map { (key) throws(DeskError) in
      try key.sealing(said, .event(eventID, of: row.id))
    }
    try await desk.database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      // The case before its mail, as everywhere: two transactions must not wait for each other.
      let held = try CaseStore(db).hold(id: row.id)
      guard try OutboxStore(db).end(entry.id, .failed, answer: answer, at: at) else { return }
      guard var held, held.deskWrap != nil, let state = CaseState(rawValue: held.state) else { return }
      try EventStore(db).add(
        NewEvent(
          id: eventID, kind: act.kind.rawValue, at: at, actor: "mailer",
          isForReporter: act.isVisibleToReporter, body: body), to: &held)
      held.state = (act.state(after: state) ?? state).rawValue
      held.changedAt = at
      try CaseStore(db).update(held)
    }
  }
}
