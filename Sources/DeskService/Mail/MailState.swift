import DeskCore
import DeskStore

/// What became of a mail about a case.
public struct MailState: Sendable {
  /// Why it was written; nil for a kind that this version does not know.
  public let kind: MailKind?
  /// Where it stands.
  public let progress: Progress
  /// When it was written, RFC 3339 in UTC.
  public let madeAt: String
  /// When it was sent or given up.
  public let doneAt: String?
  /// When it is tried next, while it waits.
  public let nextAt: String?
  /// How often it was tried.
  public let attempts: Int
  /// The server's last words, or ours, in English; empty where there were none. No address is in them.
  public let answer: String

  /// Where a mail stands.
  public enum Progress: String, Sendable, CaseIterable {
    /// It is sent, or tried again, soon.
    case waiting
    /// A server has taken it; whether it was read nobody knows.
    case sent
    /// On trial: it was written into a folder, and sent to nobody.
    case written
    /// It could not be delivered.
    case failed
  }

  /// Stands in the place of a server's words where mail is on trial.
  static let trialMark = "trial: written into a folder, sent to nobody"

  init(_ state: OutboxStore.State) {
    kind = MailKind(rawValue: state.kind)
    let isOnTrial = state.state == Progress.sent.rawValue && state.answer == Self.trialMark
    progress = isOnTrial ? .written : Progress(rawValue: state.state) ?? .waiting
    madeAt = state.madeAt
    doneAt = state.doneAt
    nextAt = state.nextAt
    attempts = state.attempts
    answer = isOnTrial ? "" : state.answer
  }
}

extension StaffDesk {
  /// The mails about a case, oldest first; to whom they went is not kept.
  ///
  /// - Throws: `notFound` for another desk's case and for none alike.
  public func mails(of reference: String, as actor: Actor) async throws(DeskError) -> [MailState] {
    let id = try await open(reference, as: actor).row.id
    return try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try OutboxStore(db).states(of: id)
    }.map { MailState($0) }
  }
}

/// How mail goes out, for the operator.
public struct MailCounts: Sendable, Hashable {
  /// How many mails wait.
  public let waiting: Int
  /// Since when the oldest of them has waited, RFC 3339 in UTC.
  public let oldest: String?
  /// How many were given up within the last seven days.
  public let failed: Int

  /// Asks a database.
  public static func read(
    _ database: any Database, clock: DeskClock = DeskClock()
  ) async throws(DeskError) -> MailCounts {
    let since = clock.text(in: -7 * 86_400)
    let counts = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try OutboxStore(db).counts(failedSince: since)
    }
    return MailCounts(waiting: counts.waiting, oldest: counts.oldest, failed: counts.failed)
  }
}
