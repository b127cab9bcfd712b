/// The zone in which the hours of a calendar are written: it lies a fixed time east of UTC, as Japan's does.
public struct CalendarZone: Sendable, Hashable {
  /// `Asia/Tokyo`
  public let id: String
  /// `JST`
  public let abbreviation: String
  /// Seconds east of UTC.
  public let offset: Int

  /// Japan: nine hours ahead, and no summer time since 1951.
  public static let tokyo = CalendarZone(id: "Asia/Tokyo", abbreviation: "JST", offset: 9 * 3600)

  /// A zone under a name of its own.
  public init(id: String, abbreviation: String, offset: Int) {
    self.id = id
    self.abbreviation = abbreviation
    self.offset = offset
  }

  /// The zone of a pack, which is known by its offset alone: Tokyo, or `UTC+05:30`.
  public init(offset: Int) {
    guard offset != Self.tokyo.offset else {
      self = .tokyo
      return
    }
    let minutes = abs(offset) / 60
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let name = "UTC\(offset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
    self.init(id: name, abbreviation: name, offset: offset)
  }
}
