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
    let (year, month, day) = date.parts
    if language == .en { return "\(english[date.weekday.rawValue]) \(day) \(months[month - 1]) \(year)" }
    return "\(year)年\(month)月\(day)日(\(japanese[date.weekday.rawValue]))\(era(date).map { " " + $0 } ?? "")"
  }

  /// The year of the Japanese era: 「令和8年」, 「令和元年」; nil before 2019-05-01.
  static func era(_ date: CalendarDate) -> String? {
    guard let start = CalendarDate(iso: "2019-05-01"), date >= start else { return nil }
    let year = date.parts.year - 2018
    return year == 1 ? "令和元年" : "令和\(year)年"
  }

  /// A moment with its time, in a zone that lies `offset` seconds east of UTC.
  public static func full(_ moment: Moment, offset: Int, _ language: Language) -> String {
    guard case .instant(let seconds) = moment else { return full(moment.day(offset: offset), language) }
    let day = moment.day(offset: offset)
    let second = seconds + offset - day.dayNumber * 86_400
    let clock = "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2))"
    return language == .en ? "\(full(day, language)), \(clock)" : "\(full(day, language)) \(clock)"
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
