import DeskCore
import DeskStore
import DeskVault

extension RemindOfDuties {
  /// Mails about the dates that are near, to whoever was not reminded of them yet.
  func reminders(
    _ row: CaseRow, _ key: CaseKey, _ near: [Awaited], _ keys: IntakeKeys
  ) async throws(DeskError) -> [Reminder] {
    guard !near.isEmpty else { return [] }
    let past = try await desk.database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try CaseStore(db).reminders(of: row.id)
    }
    var told: [String: Set<String>] = [:]
    for event in past {
      guard let sealed = event.body else { continue }
      let body = try key.opening(sealed, .event(event.id, of: row.id))
      guard let due = body["due"]?.text, case .array(let people)? = body["to"]?.content else { continue }
      for who in people.compactMap(\.text) { told[who, default: []].insert(due) }
    }
    func untold(_ who: String) -> [Awaited] { near.filter { told[who]?.contains($0.due) != true } }
    var found: [Reminder] = []
    if row.state != CaseState.closed.rawValue, let assignee = row.assignee,
      let mail = try await toStaff(row, assignee, untold(assignee), keys)
    {
      found.append(mail)
    }
    if let mail = try await toReporter(row, key, untold(Self.reporter), keys) { found.append(mail) }
    return found
  }

  private static let reporter = "reporter"

  /// To the assignee, where that is an address: which case, by when, where to open it. Nothing that was told.
  private func toStaff(
    _ row: CaseRow, _ assignee: String, _ near: [Awaited], _ keys: IntakeKeys
  ) async throws(DeskError) -> Reminder? {
    guard let first = near.first, EmailAddress.isPlausible(assignee) else { return nil }
    // An assignee may be any text; mail about cases goes to people who can sign in, and to nobody else.
    let reader = try await desk.database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try CaseStore(db).staffReader(assignee)
    }
    guard let reader, !reader.isDisabled else { return nil }
    let mail = try MailRow.entry(
      kind: .reminderStaff, to: assignee, language: Language(rawValue: reader.language) ?? .ja,
      safe: false, caseID: row.id,
      members: [
        ("reference", .string(row.reference)), ("desk", .string(row.desk)), ("due", .string(first.due)),
      ], keys: keys, clock: desk.clock)
    return Reminder(who: assignee, dates: near.map(\.due), mail: mail)
  }

  /// To the reporter who asked for it; to whom and by when stands in it only where the address is safe.
  private func toReporter(
    _ row: CaseRow, _ key: CaseKey, _ near: [Awaited], _ keys: IntakeKeys
  ) async throws(DeskError) -> Reminder? {
    guard !near.isEmpty else { return nil }
    let contact = try await desk.contact(of: row, key)
    guard contact.isReminded == true, let email = contact.email, !email.isEmpty else { return nil }
    let language = Language(rawValue: row.language) ?? .ja
    let mail = try MailRow.entry(
      kind: .reminderReporter, to: email, language: language, safe: contact.isSafe == true, caseID: row.id,
      members: [
        ("reference", .string(row.reference)), ("desk", .string(row.desk)),
        ("duties", duties(near, language)),
      ], keys: keys, clock: desk.clock)
    return Reminder(who: Self.reporter, dates: near.map(\.due), mail: mail)
  }

  /// Duties as a reminder names them: `[{"to","due"}]`.
  private func duties(_ near: [Awaited], _ language: Language) -> JSONText {
    var found: [OutgoingMail.Duty] = []
    for one in near {
      let duty = OutgoingMail.Duty(to: name(one.duty, language), due: words(one.duty.due, language) ?? "")
      if !found.contains(duty) { found.append(duty) }
    }
    return .array(found.map { .object([("to", .string($0.to)), ("due", .string($0.due))]) })
  }

  private func name(_ duty: Assessment.Obligation, _ language: Language) -> String {
    let destination = desk.pack.destinations[duty.destination]?.name[language] ?? duty.destination
    let stage = duty.stage.words[language]
    return language == .en ? "\(destination) (\(stage))" : "\(destination)（\(stage)）"
  }

  private func words(_ due: Assessment.Due?, _ language: Language) -> String? {
    switch due {
    case .band(_, let latest): DateWords.full(latest, language)
    case .date(let date): DateWords.full(date, language)
    case .at(let seconds):
      DateWords.full(.instant(seconds), offset: desk.pack.rulebook.rules.zoneOffset, language)
    case .promptly, nil: nil
    }
  }
}
