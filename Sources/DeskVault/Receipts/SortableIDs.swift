import Synchronization

/// Makes ids that sort by the time they were made: 48 bits of milliseconds, 80 random bits, as 26 symbols.
///
/// The form of ULIDs; no library of the mirror makes them. They tell when a row was made, which its times tell
/// too, and not how many there are.
public final class SortableIDs: Sendable {
  private let last = Mutex<(milliseconds: Int, high: UInt16, low: UInt64)>((Int.min, 0, 0))
  /// A clock that went back further than this was set anew, and counts.
  private static let slack = 60_000

  /// A maker; its ids sort as they are made.
  public init() {}

  /// A new id for an instant.
  ///
  /// Within a millisecond, and where the clock went back a little, ids go on from the last one by random steps.
  /// - Parameter milliseconds: since 1970-01-01T00:00:00Z.
  public func make(milliseconds: Int) -> String {
    var generator = SystemRandomNumberGenerator()
    return last.withLock { last in
      if milliseconds > last.milliseconds || milliseconds < last.milliseconds - Self.slack {
        // The first bit stays free: there is room for some 30,000 steps within a millisecond.
        last = (milliseconds, .random(in: 0..<0x8000, using: &generator), generator.next())
      } else {
        let (sum, isOver) = last.low.addingReportingOverflow(generator.next() | 1)
        last.low = sum
        if isOver { last.high &+= 1 }
      }
      return Self.text(last.milliseconds, last.high, last.low)
    }
  }

  private static func text(_ milliseconds: Int, _ high: UInt16, _ low: UInt64) -> String {
    func bytes(_ value: UInt64, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64(count - 1 - $0))) }
    }
    let all = bytes(UInt64(bitPattern: Int64(milliseconds)), 6) + bytes(UInt64(high), 2) + bytes(low, 8)
    // Two zero bits in front make 130 bits: 26 symbols exactly, as ULIDs have them.
    var values: [UInt8] = []
    var buffer: UInt32 = 0
    var bits: UInt32 = 2
    for byte in all {
      buffer = buffer << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        values.append(UInt8(buffer >> bits & 31))
      }
      buffer &= 255
    }
    return CrockfordCode.text(values, groupsOf: 64)
  }
}
