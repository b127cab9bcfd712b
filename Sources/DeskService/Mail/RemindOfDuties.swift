import DeskCore
import DeskStore
import DeskVault
import Foundation

/// Reminds people of dates by which somebody outside must be told: whoever works on the case, and the
/// reporter who asked for it. Each of them once for each date.
///
/// When a case is looked at stands in its row (`remindAt`); which dates are near follows from its answers. A
/// closed case's dates are its reporter's alone.
public struct RemindOfDuties: Sendable {
  let desk: StaffDesk

  /// The reminders of a desk.
  public init(desk: StaffDesk) {
    self.desk = desk
  }

  /// What was done.
  public struct Report: Sendable {
    /// For how many cases somebody was reminded.
    public internal(set) var cases = 0
    /// Cases that do not open.
    public internal(set) var faults: [String] = []
  }

  /// Does it once.
  public func run() async throws(DeskError) -> Report {
    var report = Report()
    guard let keys = desk.sealing?.current else { return report }
    let now = desk.clock.now
    var place = (at: "", id: "")
    while !Task.isCancelled {
      let from = place
      let rows = try await desk.database.reading { (db: any SQLTransaction) throws(DatabaseError) in
        try CaseStore(db).toRemind(until: now, after: from, limit: 100)
      }
      guard let last = rows.last else { break }
      place = (last.remindAt ?? now, last.id)
      for row in rows where !Task.isCancelled {
        do throws(DeskError) { if try await remind(row, keys) { report.cases += 1 } } catch {
          // One case that does not open must not keep the others from being reminded of.
          if case .unavailable = error { throw error }
          report.faults.append("no reminder for \(row.reference): \(error)")
        }
      }
    }
    return report
  }

  /// A mail to somebody, and the dates of which it reminds.
  struct Reminder: Sendable {
    let who: String
    let dates: [String]
    let mail: OutboxStore.Entry
  }

  /// Reminds of what is near and moves the case on to its next date, also where nobody could be reminded.
  ///
  /// - Returns: whether anybody was.
  private func remind(_ row: CaseRow, _ keys: IntakeKeys) async throws(DeskError) -> Bool {
    var next: String?
    var reminders: [Reminder] = []
    var events: [NewEvent] = []
    if let key = try desk.key(of: row) {
      let (now, near) = (desk.clock.seconds, CaseClock.nearSeconds)
      let rulebook = desk.pack.rulebook
      let document = try answers(row, key, desk.pack, [])
      let awaited = rulebook.assess(document.sheet, withMissing: false)
        .awaited(rulebook, done: document.done)
      next = CaseClock.reminder(awaited, after: now + near)
      reminders = try await self.reminders(
        row, key, awaited.filter { $0.end > now - near && $0.end <= now + near }, keys)
      events = try self.events(reminders, row, key)
    }
    let (new, mails, at) = (events, reminders.map(\.mail), next)
    return try await desk.database.writing { (db: any SQLTransaction) throws(DatabaseError) -> Bool in
      // Looked at again while nobody else can change it: whatever happened to the case has moved its head.
      guard var held = try CaseStore(db).hold(id: row.id), held.head == row.head,
        held.remindAt == row.remindAt
      else { return false }
      for mail in mails { try OutboxStore(db).add(mail) }
      for event in new { try EventStore(db).add(event, to: &held) }
      held.remindAt = at
      try CaseStore(db).update(held)
      return !mails.isEmpty
    }
  }

  /// One event for each date: who was reminded of it.
  private func events(
    _ reminders: [Reminder], _ row: CaseRow, _ key: CaseKey
  ) throws(DeskError) -> [NewEvent] {
    let act = CaseAct.remind
    var events: [NewEvent] = []
    for due in Set(reminders.flatMap(\.dates)).sorted() {
      let id = desk.clock.id()
      let people = reminders.filter { $0.dates.contains(due) }.map(\.who)
      let body = try key.sealing(
        .object([("text", .string(due)), ("due", .string(due)), ("to", .strings(people))]),
        .event(id, of: row.id))
      events.append(
        NewEvent(
          id: id, kind: act.kind.rawValue, at: desk.clock.now, actor: "reminder",
          isForReporter: act.isVisibleToReporter, body: body))
    }
    return events
  }
}
