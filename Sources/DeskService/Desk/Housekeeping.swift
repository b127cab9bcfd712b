import DeskCore
import DeskStore

/// Forgets what has served its time: answers kept for repeats, drafts, files that never became whole,
/// sessions and links that have ended, attempts to sign in, and what was refused a month ago.
public struct Housekeeping: Sendable {
  private let database: any Database
  private let clock: DeskClock

  /// Housekeeping in a database.
  public init(database: any Database, clock: DeskClock = DeskClock()) {
    self.database = database
    self.clock = clock
  }

  /// Does it once.
  public func run() async throws(DeskError) {
    let (now, dayAgo) = (clock.now, clock.text(in: -86_400))
    let (unused, monthAgo) = (clock.text(in: -Accounts.idleSeconds), clock.text(in: -30 * 86_400))
    // Looked for in a read: it visits every piece, and the one writer must not wait for it.
    let orphans = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try AttachmentStore(db).orphans()
    }
    try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      try RepeatStore(db).removeExpired(now: now)
      try DraftStore(db).removeExpired(now: now)
      try AttachmentStore(db).removeUnfinished(before: dayAgo)
      try AttachmentStore(db).removePieces(of: orphans)
      try SessionStore(db).removeEnded(now: now, unused: unused)
      try LinkStore(db).removeExpired(now: now)
      try AttemptStore(db).removeOld(before: dayAgo)
      try AccountEventStore(db).removeRefusals(before: monthAgo)
    }
  }
}
