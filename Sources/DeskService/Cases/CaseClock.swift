import DeskCore
import DeskStore
import DeskVault

/// By when somebody outside must be told: the dates of a case that stand in clear in its row.
struct CaseClock: Sendable {
  /// So long before a date people are reminded; after it as long, where nobody was.
  static let nearSeconds = 86_400

  /// The earliest instant by which somebody must be told who is not told yet, be it long past.
  let due: String?
  /// When somebody is to be reminded next; past where a date is near.
  let remind: String?
  /// The digest of the pack that they were worked out by.
  let pack: String

  /// The dates of a case, as its answers are now, without what was noted as done.
  init(_ assessment: Assessment, done: [DutyDone], _ pack: DeskPack, now: Int) {
    let awaited = assessment.awaited(pack.rulebook, done: done)
    due = awaited.first.map { Moment.utc($0.end) }
    remind = Self.reminder(awaited, after: now - Self.nearSeconds)
    self.pack = pack.digest
  }

  /// When to remind of the first date after an instant.
  static func reminder(_ awaited: [Awaited], after instant: Int) -> String? {
    awaited.first { $0.end > instant }.map { Moment.utc($0.end - nearSeconds) }
  }
}

/// Somebody who must be told and is not yet, and the last second of the time for it (Unix time).
struct Awaited: Sendable {
  let end: Int
  let duty: Assessment.Obligation

  /// The end as RFC 3339 in UTC.
  var due: String { Moment.utc(end) }
}

extension AnswersDocument {
  /// The dates of a case by these answers and notes.
  func clock(_ pack: DeskPack, now: Int) -> CaseClock {
    let assessment = assessed ?? pack.rulebook.assess(sheet, withMissing: false)
    return CaseClock(assessment, done: done, pack, now: now)
  }
}

extension Assessment {
  /// Who must be told by a date and is not told yet, the earliest date first.
  ///
  /// Told once, the final report is still to come, until it is noted as done. A date ends with its day in the desk's
  /// zone.
  func awaited(_ rulebook: Rulebook, done: [DutyDone]) -> [Awaited] {
    let offset = rulebook.rules.zoneOffset
    return obligations.compactMap { duty in
      guard duty.isCertain, duty.rule.force != .voluntary, !duty.told || duty.stage == .final,
        !DutyDone.isNoted(duty.destination, duty.stage, in: done), let end = duty.due?.end(offset: offset)
      else { return nil }
      return Awaited(end: end, duty: duty)
    }.sorted { $0.end < $1.end }
  }
}

extension Assessment.Due {
  fileprivate func end(offset: Int) -> Int? {
    switch self {
    case .at(let seconds): seconds
    case .band(_, let latest): (latest.dayNumber + 1) * 86_400 - offset - 1
    case .date(let date): (date.dayNumber + 1) * 86_400 - offset - 1
    case .promptly: nil
    }
  }
}

extension CaseRow {
  /// Takes the dates that were worked out of its answers.
  mutating func set(_ clock: CaseClock) {
    dueAt = clock.due
    remindAt = clock.remind
    clockedBy = clock.pack
    if state == CaseState.closed.rawValue { stopClock() }
  }

  /// The desk waits for no date of a closed case; its reporter, who has asked for it, is still reminded,
  /// except where nothing was there to tell, or another case does it. Opened again, it is worked out anew.
  mutating func stopClock() {
    dueAt = nil
    clockedBy = ""
    if let outcome = outcome.flatMap(ClosureOutcome.init), outcome.endsReminders { remindAt = nil }
  }
}

extension ClosureOutcome {
  fileprivate var endsReminders: Bool {
    switch self {
    case .spam, .withdrawn, .duplicate: true
    case .answered, .referred, .recorded, .declined, .noResponse: false
    }
  }
}

extension DeskClock {
  /// Seconds since 1970-01-01T00:00:00Z.
  var seconds: Int { milliseconds() / 1000 }
}

extension StaffDesk {
  /// The dates of a case; nil where its answers do not open.
  func dates(of row: CaseRow, _ key: CaseKey) -> CaseClock? {
    guard let document = try? answers(row, key, pack, []) else { return nil }
    return document.clock(pack, now: clock.seconds)
  }

  /// Works out the dates of cases that another pack has worked out, that were opened again, or that an
  /// earlier version took in.
  ///
  /// - Returns: how many cases were set.
  @discardableResult
  public func setClocks() async throws(DeskError) -> Int {
    let digest = pack.digest
    var (after, count) = ("", 0)
    try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      try CaseStore(db).setLastWords()
    }
    while true {
      let from = after
      let rows = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
        try CaseStore(db).clockedByOthers(than: digest, after: from, limit: 100)
      }
      guard let last = rows.last else { return count }
      after = last.id
      var found: [(row: CaseRow, dates: CaseClock)] = []
      for row in rows {
        // One that does not open must not hold up the others.
        guard let key = try? key(of: row), let dates = dates(of: row, key) else { continue }
        found.append((row, dates))
      }
      let new = found
      count += try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
        var stored = 0
        for (row, dates) in new
        where try CaseStore(db).setDates(
          of: row, due: dates.due, remind: dates.remind, by: dates.pack)
        {
          stored += 1
        }
        return stored
      }
    }
  }
}
