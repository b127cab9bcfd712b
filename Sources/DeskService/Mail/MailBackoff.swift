/// When a mail that could not be sent is tried again.
public enum MailBackoff {
  /// Seconds until the next attempt: 5, 30, then 1, 2, 4 … minutes, at most four hours.
  ///
  /// The first two are short for servers that turn away whoever is new to them (greylisting) and for a server
  /// that is being restarted.
  public static func seconds(afterAttempt attempt: Int) -> Int {
    switch attempt {
    case ...1: 5
    case 2: 30
    case 3..<11: 60 << (attempt - 3)
    default: 14_400
    }
  }

  /// The same, up to a tenth later: what failed together is not tried again together.
  static func spread(afterAttempt attempt: Int) -> Int {
    let seconds = seconds(afterAttempt: attempt)
    return seconds + Int.random(in: 0...seconds / 10)
  }

  /// So often a mail is tried before it is given up: some two days of attempts, also for one that waited long before
  /// the first.
  public static let leastAttempts = 20

  /// After so long a mail is given up, as mail servers do.
  public static let giveUpSeconds = 5 * 86_400
}
