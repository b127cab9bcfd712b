import DeskCore

/// Spans and moments as a row of the queue has room for them.
enum QueueTime {
  private static let japanese = ["日", "月", "火", "水", "木", "金", "土"]
  private static let english = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// 「3時間」, "3 h": minutes below an hour, hours below two days, then days.
  static func span(_ seconds: Int, _ language: Language) -> String {
    let isEnglish = language == .en
    switch seconds {
    case ..<3_600: return isEnglish ? "\(seconds / 60) min" : "\(seconds / 60)分"
    case ..<172_800: return isEnglish ? "\(seconds / 3_600) h" : "\(seconds / 3_600)時間"
    default: return isEnglish ? "\(seconds / 86_400) days" : "\(seconds / 86_400)日"
    }
  }

  /// 「3時間前」, "3 h ago".
  static func ago(_ seconds: Int, _ language: Language) -> String {
    if seconds < 60 { return language == .en ? "just now" : "たった今" }
    return language == .en ? "\(span(seconds, language)) ago" : "\(span(seconds, language))前"
  }

  /// 「11/27(金)」, "Fri 27 Nov", with the year where it is another one than today's.
  static func day(_ day: CalendarDate, _ context: ConsoleContext) -> String {
    let (year, month, number) = day.parts
    let isThisYear = year == context.today.parts.year
    if context.language == .en {
      return "\(english[day.weekday.rawValue]) \(number) \(months[month - 1])\(isThisYear ? "" : " \(year)")"
    }
    return "\(isThisYear ? "" : "\(year)/")\(month)/\(number)(\(japanese[day.weekday.rawValue]))"
  }

  /// The day and the time of an instant, in the desk's zone.
  static func moment(_ seconds: Int, _ context: ConsoleContext) -> String {
    let local = local(seconds, context)
    return "\(day(local.day, context)) \(padded(local.second / 3_600)):\(padded(local.second / 60 % 60))"
  }

  /// The day of an instant in the desk's zone, and the second of that day.
  static func local(_ seconds: Int, _ context: ConsoleContext) -> (day: CalendarDate, second: Int) {
    let offset = context.pack.rulebook.rules.zoneOffset
    let day = Moment.instant(seconds).day(offset: offset)
    return (day, seconds + offset - day.dayNumber * 86_400)
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
