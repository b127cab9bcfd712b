import DeskCore
import DeskStore
import DeskVault
import Foundation

/// Reminds people of a date by which somebody outside must be told: whoever works on the case, and the
/// reporter who asked for it. Each of them once for each date.
public struct RemindOfDuties: Sendable {
  let desk: StaffDesk

  /// So long before a date people are reminded; after it as long, where nobody was.
  static let nearSeconds = 86_400

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
    let (from, to) = (desk.clock.text(in: -Self.nearSeconds), desk.clock.text(in: Self.nearSeconds))
    let rows = try await desk.database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try CaseStore(db).near(from: from, to: to, limit: 200)
    }
    var report = Report()
    for row in rows where !Task.isCancelled {
      do throws(DeskError) { if try await remind(row) { report.cases += 1 } } catch {
        // One case that does not open must not keep the others from being reminded of.
        if case .unavailable = error { throw error }
        report.faults.append("no reminder for \(row.reference): \(error)")
      }
    }
    return report
  }

  /// - Returns: whether anybody was reminded. Where nobody can be, the case is looked at again: somebody may
  ///   be assigned before the date.
  private func remind(_ row: CaseRow) async throws(DeskError) -> Bool {
    guard let due = row.dueAt, let key = try desk.key(of: row), let keys = desk.sealing?.current else {
      return false
    }
    var mails: [(name: String, entry: OutboxStore.Entry)] = []
    if let mail = try await toStaff(row, due, keys) { mails.append(("staff", mail)) }
    if let mail = try await toReporter(row, key, due, keys) { mails.append(("reporter", mail)) }
    guard !mails.isEmpty else { return false }
    let (eventID, at, act) = (desk.clock.id(), desk.clock.now, CaseAct.remind)
    let body = try key.sealing(
      .object([
        ("text", .string(due)), ("due", .string(due)), ("to", .strings(mails.map(\.name))),
      ]), .event(eventID, of: row.id))
    let entries = mails.map(\.entry)
    return try await desk.database.writing { (db: any SQLTransaction) throws(DatabaseError) -> Bool in
      // Looked at again while nobody else can change it: another server may have been faster.
      guard var held = try CaseStore(db).hold(id: row.id), held.deskWrap != nil, held.dueAt == due,
        held.remindedAt != due, held.desk == row.desk, held.assignee == row.assignee,
        let state = CaseState(rawValue: held.state), state != .closed
      else { return false }
      for entry in entries { try OutboxStore(db).add(entry) }
      try EventStore(db).add(
        NewEvent(
          id: eventID, kind: act.kind.rawValue, at: at, actor: "reminder",
          isForReporter: act.isVisibleToReporter, body: body), to: &held)
      held.remindedAt = due
      held.state = (act.state(after: state) ?? state).rawValue
      try CaseStore(db).update(held)
      return true
    }
  }

  /// To the assignee, where that is an address: which case, by when, where to open it. Nothing that was told.
  private func toStaff(
    _ row: CaseRow, _ due: String, _ keys: IntakeKeys
  ) async throws(DeskError) -> OutboxStore.Entry? {
    guard let assignee = row.assignee, EmailAddress.isPlausible(assignee) else { return nil }
    let reader = try await desk.database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try CaseStore(db).staffReader(assignee)
    }
    // Who has left gets no mail about cases.
    if let reader, reader.isDisabled { return nil }
    return try MailRow.entry(
      kind: .reminderStaff, to: assignee, language: reader.flatMap { Language(rawValue: $0.language) } ?? .ja,
      safe: false, caseID: row.id,
      members: [
        ("reference", .string(row.reference)), ("desk", .string(row.desk)), ("due", .string(due)),
      ], keys: keys, clock: desk.clock)
  }

  /// To the reporter who asked for it; to whom and by when stands in it only where the address is safe.
  private func toReporter(
    _ row: CaseRow, _ key: CaseKey, _ due: String, _ keys: IntakeKeys
  ) async throws(DeskError) -> OutboxStore.Entry? {
    let first = try await desk.database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try EventStore(db).first(of: row.id)
    }
    guard let first, let sealed = first.body else { return nil }
    let contact = try key.opening(sealed, .event(first.id, of: row.id))["contact"]
    guard contact?["remind"]?.flag == true, let email = contact?["email"]?.text, !email.isEmpty else {
      return nil
    }
    let language = Language(rawValue: row.language) ?? .ja
    let isSafe = contact?["safe"]?.flag == true
    var members: [(String, JSONText)] = [("reference", .string(row.reference)), ("desk", .string(row.desk))]
    if isSafe { members.append(("duties", try duties(row, key, due, language))) }
    return try MailRow.entry(
      kind: .reminderReporter, to: email, language: language, safe: isSafe, caseID: row.id,
      members: members, keys: keys, clock: desk.clock)
  }
}
