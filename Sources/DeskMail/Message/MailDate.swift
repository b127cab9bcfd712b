import DeskCore

/// Dates of mails (RFC 5322 3.3): `Tue, 24 Nov 2026 19:00:00 +0900`.
enum MailDate {
  private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// - Parameters:
  ///   - seconds: since 1970-01-01T00:00:00Z.
  ///   - offset: seconds that the desk's zone lies east of UTC.
  static func text(_ seconds: Int, offset: Int) -> String {
    let day = Moment.instant(seconds).day(offset: offset)
    let second = seconds + offset - day.dayNumber * 86_400
    let (year, month, date) = day.parts
    let minutes = abs(offset) / 60
    return """
      \(days[day.weekday.rawValue]), \(date) \(months[month - 1]) \(year) \
      \(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60)) \
      \(offset < 0 ? "-" : "+")\(two(minutes / 60))\(two(minutes % 60))
      """
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
