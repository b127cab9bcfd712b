import DeskCore

/// When a case waits too long, and when a date is near.
///
/// The numbers are this product's defaults, taken from no source: no law, notice or guideline sets them for a desk.
/// They decide what a row says in bold, nothing else.
enum QueueClock {
  /// How long somebody may wait for the desk's word, in seconds, by the case's urgency.
  static let patience = ["immediate": 3_600, "today": 4 * 3_600, "routine": 24 * 3_600]
  /// The same where the urgency is not known: as for what should be done today.
  static let patienceWhereUnknown = 4 * 3_600
  /// A date that lies so many seconds ahead, or fewer, is near.
  static let near = 24 * 3_600

  /// Somebody waits for the desk's word.
  struct Waiting: Sendable, Hashable {
    /// Since how many seconds.
    let seconds: Int
    /// How many there may be.
    let most: Int
    var isAtRisk: Bool { seconds > most }
  }

  /// Since when the reporter waits; nil where the desk spoke last, or the case is closed.
  static func waiting(_ row: QueueRow, now: String) -> Waiting? {
    guard !row.isDeskLast, row.state != .closed, let since = instant(row.lastAt), let now = instant(now)
    else { return nil }
    return Waiting(seconds: max(0, now - since), most: patience[row.urgency] ?? patienceWhereUnknown)
  }

  /// Somebody outside must be told by then.
  struct Due: Sendable, Hashable {
    /// Seconds since 1970-01-01T00:00:00Z.
    let at: Int
    /// How many are left; negative where it is past.
    let left: Int
    var isAtRisk: Bool { left <= near }
  }

  /// By when somebody outside must be told; nil where nothing is known, or the case is closed.
  static func due(_ row: QueueRow, now: String) -> Due? {
    guard row.state != .closed, let at = row.dueAt.flatMap(instant), let now = instant(now) else {
      return nil
    }
    return Due(at: at, left: at - now)
  }

  private static func instant(_ text: String) -> Int? {
    Moment(rfc3339: text).map { $0.instant(offset: 0) }
  }
}
