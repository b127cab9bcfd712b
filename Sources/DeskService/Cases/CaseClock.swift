import DeskCore
import DeskStore

/// By when somebody outside must be told: the clock of a case that anybody may see who sees its row.
enum CaseClock {
  /// The earliest instant by which somebody must be told who is not told yet, as RFC 3339 in UTC.
  ///
  /// - Parameters:
  ///   - offset: seconds that the desk's zone lies east of UTC; a date ends with its day there.
  ///   - now: what lies further back than three days is passed over, so that the next date comes forward.
  static func next(_ assessment: Assessment, offset: Int, now: Int) -> String? {
    assessment.obligations.filter(\.isAwaited).compactMap { $0.due?.end(offset: offset) }
      .filter { $0 > now - 3 * 86_400 }.min().map(Moment.utc)
  }
}

extension DeskClock {
  /// Seconds since 1970-01-01T00:00:00Z.
  var seconds: Int { milliseconds() / 1000 }
}

extension StaffDesk {
  /// Finds the next date of cases whose last one is long past, and of cases that an earlier version stored.
  ///
  /// - Returns: how many cases were set.
  @discardableResult
  public func setClocks() async throws(DeskError) -> Int {
    let (now, offset) = (clock.seconds, pack.rulebook.rules.zoneOffset)
    let past = Moment.utc(now - 3 * 86_400)
    var (after, count) = ("", 0)
    while true {
      let from = after
      let rows = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
        try CaseStore(db).withOldClock(past: past, after: from, limit: 100)
      }
      guard let last = rows.last else { return count }
      after = last.id
      for row in rows {
        // One that does not open must not hold up the others.
        guard let key = try? key(of: row), let sheet = try? answers(row, key, pack, []).sheet else {
          continue
        }
        let due = CaseClock.next(
          pack.rulebook.assess(sheet, withMissing: false), offset: offset, now: now)
        count += try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
          guard var held = try CaseStore(db).hold(id: row.id), held.answersVersion == row.answersVersion
          else { return 0 }
          held.dueAt = due
          held.clocked = held.answersVersion
          try CaseStore(db).update(held)
          return 1
        }
      }
    }
  }
}
