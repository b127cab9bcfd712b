import DeskCore
import DeskStore
import DeskVault

/// An attempt that was counted before it is judged: of many at one instant none slips through uncounted.
struct Attempt: Sendable {
  /// Under what it is counted.
  let key: String
  /// When the one before it was.
  let previous: String
}

/// Why an attempt was not judged.
struct Slowed: Error {
  /// How long to wait.
  let seconds: Int
}

extension Accounts {
  /// The longest wait, in seconds.
  static let mostWait = 60
  /// How many attempts in vain are free.
  static let freeFailures = 3

  /// How long to wait after so many attempts in vain: a second after the third, then twice as long each time.
  static func wait(after failures: Int) -> Int {
    failures < freeFailures ? 0 : min(mostWait, 1 << min(failures - freeFailures, 6))
  }

  /// Counts an attempt, unless it comes too early: then it is not judged, and does not count.
  func reserve(_ key: String) async throws(DeskError) -> Result<Attempt, Slowed> {
    let now = seconds
    return try await database.writing {
      (db: any SQLTransaction) throws(DatabaseError) -> Result<Attempt, Slowed> in
      let store = AttemptStore(db)
      let entry = try store.hold(key, now: Moment.utc(now))
      let wait = Self.wait(after: entry.failures)
      let last = Moment(rfc3339: entry.lastAt)?.instant(offset: 0) ?? now
      if wait > 0, last > now {
        // The clock was set back: the wait begins anew, it is not left out, and does not last for a year
        // either.
        try store.set(key, failures: entry.failures, at: Moment.utc(now))
        return .failure(Slowed(seconds: wait))
      }
      guard last + wait <= now else { return .failure(Slowed(seconds: last + wait - now)) }
      try store.set(key, failures: entry.failures + 1, at: Moment.utc(now))
      return .success(Attempt(key: key, previous: entry.lastAt))
    }
  }

  /// Takes an attempt back that was counted and not judged.
  func takeBack(_ attempt: Attempt) async throws(DeskError) {
    try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      try AttemptStore(db).takeBack(attempt.key, lastAt: attempt.previous)
    }
  }

  /// What was wrong with an attempt.
  enum Cause: String {
    case password
    case code
    case disabled
    case notReady = "not-ready"
  }

  /// Notes that an attempt was in vain: the wait counts from now, and the account's history says so in one
  /// line an hour, with how often.
  ///
  /// The same is written whether or not there is such an account, so that the time does not tell.
  func refuse(_ attempt: Attempt, _ row: AccountRow?, _ cause: Cause, by actor: String)
    async throws(DeskError)
  {
    // To the millisecond: SQLite writes nothing where nothing changes, and nothing is soon synced.
    let now = clock.milliseconds()
    let at = "\(Moment.utc(now / 1_000).dropLast()).\(String(1_000 + now % 1_000).dropFirst())Z"
    let entry = row.map { event(.refused, $0.email, by: actor, text: cause.rawValue) }
    // Ids begin with their time.
    let hourAgo = String(SortableIDs().make(milliseconds: now - 3_600_000).prefix(10))
    try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      try AttemptStore(db).touch(attempt.key, at: at)
      guard let entry, try AccountStore(db).hold(entry.email) != nil else { return }
      let events = AccountEventStore(db)
      if let line = try events.newest(entry.kind, about: entry.email, after: hourAgo) {
        let count = (line.text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 1) + 1
        try events.set(line.id, actor: entry.actor, text: "\(cause.rawValue) \(count)")
      } else {
        try events.add(entry)
      }
    }
  }
}
