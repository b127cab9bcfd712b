import DeskCore
import DeskVault
import Foundation

/// The time, and what is made from it. Tests set it.
public struct DeskClock: Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public let milliseconds: @Sendable () -> Int
  private let ids = SortableIDs()

  /// A clock; without a word the machine's.
  public init(
    milliseconds: @escaping @Sendable () -> Int = { Int(Date().timeIntervalSince1970 * 1000) }
  ) {
    self.milliseconds = milliseconds
  }

  /// Now, as RFC 3339 in UTC.
  public var now: String { text(in: 0) }

  /// An instant so many seconds from now, as RFC 3339 in UTC.
  func text(in seconds: Int) -> String { Moment.utc(milliseconds() / 1000 + seconds) }

  /// A new sortable id.
  func id() -> String { ids.make(milliseconds: milliseconds()) }

  /// Today, in a zone that lies so many seconds east of UTC.
  func today(offset: Int) -> CalendarDate { Moment.instant(milliseconds() / 1000).day(offset: offset) }

  /// The year, in a zone that lies so many seconds east of UTC.
  func year(offset: Int) -> Int { today(offset: offset).parts.year }
}
