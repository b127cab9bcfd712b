/// A date by which somebody must be told, for a calendar.
public struct CalendarEvent: Sendable, Hashable {
  /// The same for the same duty of the same case in every file.
  public let uid: String
  /// Raised with every change of the case.
  public let sequence: Int
  /// One line.
  public let summary: String
  /// Several lines: why, on what basis, how certain, that it is no legal advice.
  public let details: String
  /// Its page; nil where there is none.
  public let url: String?
  /// When it is.
  public let span: Span
  /// When it rings: seconds from the start of the span, negative before it. A day starts at 00:00 in the zone.
  public let alarms: [Int]
  /// Whether it holds.
  public let status: Status

  /// When an event is.
  public enum Span: Sendable, Hashable {
    /// whole days, both included
    case days(first: CalendarDate, last: CalendarDate)
    /// an instant, seconds since 1970-01-01T00:00:00Z
    case instant(Int)
  }

  /// Whether an event holds.
  public enum Status: Sendable {
    case open
    /// done: it stays to be seen and rings no more
    case done
    /// the duty is gone
    case cancelled
  }

  /// A date by which somebody must be told.
  public init(
    uid: String, sequence: Int, summary: String, details: String, url: String?, span: Span, alarms: [Int],
    status: Status
  ) {
    self.uid = uid
    self.sequence = sequence
    self.summary = summary
    self.details = details
    self.url = url
    self.span = span
    self.alarms = alarms
    self.status = status
  }
}
