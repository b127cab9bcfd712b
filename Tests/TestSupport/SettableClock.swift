import DeskCore
import DeskService
import Synchronization

/// A clock that stands where a test sets it; each look is a millisecond later, so that ids sort as they were made.
public final class SettableClock: Sendable {
  private let milliseconds: Mutex<Int>

  /// A clock that stands at an instant: `2026-11-24T10:00:00Z`.
  public init(at text: String) {
    milliseconds = Mutex((Moment(rfc3339: text)?.instant(offset: 0) ?? 0) * 1000)
  }

  /// The clock as a desk takes it.
  public var desk: DeskClock {
    DeskClock { [self] in
      milliseconds.withLock { now in
        now += 1
        return now
      }
    }
  }

  /// Goes on, to the beginning of a second.
  public func advance(hours: Int = 0, seconds: Int = 0) {
    milliseconds.withLock { $0 = ($0 / 1000 + hours * 3600 + seconds) * 1000 }
  }
}
