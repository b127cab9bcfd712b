import DeskCore

/// How long before the start of the demo something was: `3d4h`, `45m`.
///
/// Ages keep the clocks of a queue alive whenever the demo is started.
enum DemoAge {
  /// The seconds of an age; nil for a text that is none.
  static func seconds(_ text: some StringProtocol) -> Int? {
    let pattern = #/(?:([0-9]{1,4})d)?(?:([0-9]{1,4})h)?(?:([0-9]{1,4})m)?/#
    guard !text.isEmpty, let match = String(text).wholeMatch(of: pattern) else { return nil }
    func number(_ digits: Substring?) -> Int { digits.flatMap { Int($0) } ?? 0 }
    return number(match.1) * 86_400 + number(match.2) * 3_600 + number(match.3) * 60
  }

  /// A text with every `{ago:2d}` as the date of that day in the pack's zone, and every `{ago:2d3h}` as an instant.
  ///
  /// - Parameter now: seconds since 1970-01-01T00:00:00Z.
  static func filled(_ text: String, now: Int, offset: Int) -> String {
    text.replacing(#/\{ago:([0-9dhm]+)\}/#) { match -> String in
      guard let seconds = seconds(match.1) else { return String(match.0) }
      guard match.1.hasSuffix("d") else { return Moment.utc(now - seconds) }
      return Moment.instant(now - seconds).day(offset: offset).description
    }
  }
}
