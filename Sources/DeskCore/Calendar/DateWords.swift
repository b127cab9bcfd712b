/// Dates as people read them.
public enum DateWords {
  private static let japanese = ["日", "月", "火", "水", "木", "金", "土"]
  private static let english = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// 「2026年11月23日(月) 令和8年」, "Monday 23 November 2026".
  public static func full(_ date: CalendarDate, _ language: Language) -> String {
    let era = language == .en ? nil : era(date)
    return plain(date, language) + (era.map { " " + $0 } ?? "")
  }

  private static func plain(_ date: CalendarDate, _ language: Language) -> String {
    let (year, month, day) = date.parts
    let weekday = date.weekday.rawValue
    return language == .en
      ? "\(english[weekday]) \(day) \(months[month - 1]) \(year)"
      : "\(year)年\(month)月\(day)日(\(japanese[weekday]))"
  }

  /// The year of the Japanese era: 「令和8年」, 「令和元年」; nil before 2019-05-01.
  static func era(_ date: CalendarDate) -> String? {
    guard let start = CalendarDate(iso: "2019-05-01"), date >= start else { return nil }
    let year = date.parts.year - 2018
    return year == 1 ? "令和元年" : "令和\(year)年"
  }

  /// A moment with its time, in a zone that lies `offset` seconds east of UTC: 「2026年11月23日(月) 18:30」,
  /// "Monday 23 November 2026, 18:30". No year of the era stands between date and time.
  public static func full(_ moment: Moment, offset: Int, _ language: Language) -> String {
    let day = moment.day(offset: offset)
    guard case .instant(let seconds) = moment else { return full(day, language) }
    return plain(day, language) + (language == .en ? ", " : " ") + time(seconds, offset: offset)
  }

  /// A moment by which something must be done: one that ends with its day is that day, without a time.
  public static func due(_ moment: Moment, offset: Int, _ language: Language) -> String {
    moment.endsItsDay(offset: offset)
      ? full(moment.day(offset: offset), language) : full(moment, offset: offset, language)
  }

  /// 「11/27」, "27 Nov", with the year where it is another one than today's.
  ///
  /// - Parameter hasWeekday: whether the day of the week stands there as well: 「11/27(金)」, "Fri 27 Nov".
  public static func short(
    _ date: CalendarDate, today: CalendarDate, hasWeekday: Bool = false, _ language: Language
  ) -> String {
    let (year, month, day) = date.parts
    let weekday = date.weekday.rawValue
    let isThisYear = year == today.parts.year
    if language == .en {
      let name = hasWeekday ? "\(english[weekday].prefix(3)) " : ""
      return "\(name)\(day) \(months[month - 1].prefix(3))\(isThisYear ? "" : " \(year)")"
    }
    return "\(isThisYear ? "" : "\(year)/")\(month)/\(day)\(hasWeekday ? "(\(japanese[weekday]))" : "")"
  }

  /// The time of day of an instant: `18:30`.
  public static func time(_ seconds: Int, offset: Int) -> String {
    let second = seconds + offset - Moment.instant(seconds).day(offset: offset).dayNumber * 86_400
    return "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2))"
  }

  /// 「あと5日」「今日まで」「3日過ぎました」, "5 days left".
  public static func left(until date: CalendarDate, today: CalendarDate, _ language: Language) -> String {
    let days = date - today
    switch (language, days) {
    case (.en, 0): return "today"
    case (.en, 1): return "1 day left"
    case (.en, 1...): return "\(days) days left"
    case (.en, -1): return "1 day past"
    case (.en, _): return "\(-days) days past"
    case (_, 0): return "今日まで"
    case (_, 1...): return "あと\(days)日"
    default: return "\(-days)日過ぎています"
    }
  }
}

extension Moment {
  /// Whether it is a day, or the last second of one, in a zone that lies `offset` seconds east of UTC: a date by
  /// which something must be done ends with its day.
  public func endsItsDay(offset: Int) -> Bool {
    guard case .instant(let seconds) = self else { return true }
    return seconds + offset + 1 == (day(offset: offset).dayNumber + 1) * 86_400
  }
}
