/// When something happened, as precisely as a person knows it: a day, or an instant.
///
/// Written as RFC 3339: `2026-03-02` (a day in the desk's zone) or `2026-03-02T18:30:00+09:00`. Fractions
/// of a second are read and dropped, which makes a deadline earlier by less than a second, never later.
public enum Moment: Sendable, Hashable {
  case day(CalendarDate)
  /// Seconds since 1970-01-01T00:00:00Z.
  case instant(Int)

  /// The day, in a zone that lies `offset` seconds east of UTC.
  public func day(offset: Int) -> CalendarDate {
    switch self {
    case .day(let day): day
    case .instant(let seconds):
      CalendarDate(dayNumber: Int((Double(seconds + offset) / 86_400).rounded(.down)))
    }
  }

  /// The instant; a bare day begins at midnight in a zone that lies `offset` seconds east of UTC.
  public func instant(offset: Int) -> Int {
    switch self {
    case .day(let day): day.dayNumber * 86_400 - offset
    case .instant(let seconds): seconds
    }
  }

  /// Whether this lies before `other`: to the second where both are instants, else by the day.
  public func isBefore(_ other: Moment, offset: Int) -> Bool {
    if case .instant(let mine) = self, case .instant(let theirs) = other { return mine < theirs }
    return day(offset: offset) < other.day(offset: offset)
  }

  /// An instant as RFC 3339 in UTC: `2026-03-05T09:30:00Z`.
  public static func utc(_ seconds: Int) -> String {
    let day = Moment.instant(seconds).day(offset: 0)
    let second = seconds - day.dayNumber * 86_400
    return "\(day)T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))Z"
  }
}

extension Moment {
  /// Reads RFC 3339, years 2000 to 2099; nil for anything else.
  ///
  /// Lower-case `t` and `z` count; a space for `T`, second 60 and offsets of a day or more do not.
  public init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes.count <= 64,
      let date = CalendarDate(iso: text.prefix(10)), (2000...2099).contains(date.parts.year)
    else { return nil }
    if bytes.count == 10 {
      self = .day(date)
      return
    }
    var reader = ClockReader(bytes: bytes[10...])
    guard reader.skip(0x54, 0x74), let hour = reader.twoDigits(below: 24), reader.skip(0x3A),
      let minute = reader.twoDigits(below: 60), reader.skip(0x3A), let second = reader.twoDigits(below: 60),
      reader.skipFraction(), let offset = reader.offset(), reader.isAtEnd
    else { return nil }
    self = .instant(date.dayNumber * 86_400 + hour * 3600 + minute * 60 + second - offset)
  }
}

/// Reads the time part of RFC 3339, byte by byte.
private struct ClockReader {
  var bytes: ArraySlice<UInt8>
  var isAtEnd: Bool { bytes.isEmpty }

  mutating func skip(_ accepted: UInt8...) -> Bool {
    guard let byte = bytes.first, accepted.contains(byte) else { return false }
    bytes.removeFirst()
    return true
  }

  mutating func digit() -> Int? {
    guard let byte = bytes.first, (0x30...0x39).contains(byte) else { return nil }
    bytes.removeFirst()
    return Int(byte - 0x30)
  }

  mutating func twoDigits(below limit: Int) -> Int? {
    guard let tens = digit(), let ones = digit(), tens * 10 + ones < limit else { return nil }
    return tens * 10 + ones
  }

  mutating func skipFraction() -> Bool {
    guard skip(0x2E) else { return true }
    guard digit() != nil else { return false }
    while digit() != nil {}
    return true
  }

  /// Seconds east of UTC.
  mutating func offset() -> Int? {
    if skip(0x5A, 0x7A) { return 0 }
    let sign = bytes.first == 0x2D ? -1 : 1
    guard skip(0x2B, 0x2D), let hours = twoDigits(below: 24), skip(0x3A), let minutes = twoDigits(below: 60)
    else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
