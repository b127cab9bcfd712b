/// Reads a date as people in Japan type it.
///
/// `2026/11/22`, `2026-11-22`, `2026年11月22日(日)`, `令和8年11月22日`, `R8.11.22`, full-width digits, 今日 and
/// 昨日, each with a time if one follows: `18:30`, `18時30分`, `午後6時`. RFC 3339 is read as it is. Foundation's
/// parsers take one fixed pattern each and guess at the rest.
public enum DateText {
  /// The moment that a text names in a zone that lies `offset` seconds east of UTC; nil where it names none.
  public static func moment(_ text: String, today: CalendarDate, offset: Int) -> Moment? {
    let plain = narrowed(text)
    if let moment = Moment(rfc3339: plain.uppercased()) { return moment }
    guard let (date, rest) = date(plain, today), (2000...2099).contains(date.parts.year) else { return nil }
    let clock = rest.trimmingBlanks()
    if clock.isEmpty { return .day(date) }
    guard let seconds = time(clock) else { return nil }
    return .instant(date.dayNumber * 86_400 + seconds - offset)
  }

  private static func date(_ text: String, _ today: CalendarDate) -> (CalendarDate, Substring)? {
    for (word, days) in [("今日", 0), ("本日", 0), ("昨日", -1), ("きのう", -1), ("today", 0), ("yesterday", -1)]
    where text.lowercased().hasPrefix(word) {
      return (today + days, text.dropFirst(word.count))
    }
    let pattern =
      #/^(?:(?:令和|[Rr]\.?)\s*(?<era>元|[0-9]{1,2})|(?<year>[0-9]{4}))\s*[年\/.\-]\s*(?<month>[0-9]{1,2})\s*[月\/.\-]\s*(?<day>[0-9]{1,2})\s*日?\s*(?:\([日月火水木金土A-Za-z]+\))?/#
    guard let match = text.firstMatch(of: pattern), let month = Int(match.month), let day = Int(match.day)
    else { return nil }
    let year: Int? =
      if let era = match.era { era == "元" ? 2019 : Int(era).map { $0 + 2018 } } else {
        match.year.flatMap { Int($0) }
      }
    guard let year, let date = CalendarDate(year: year, month: month, day: day) else { return nil }
    return (date, text[match.range.upperBound...])
  }

  /// Seconds after midnight.
  private static func time(_ text: Substring) -> Int? {
    let pattern =
      #/^(?<half>午前|午後|[Aa][Mm]|[Pp][Mm])?\s*(?<hour>[0-9]{1,2})\s*(?::|時)\s*(?:(?<minute>[0-9]{1,2})\s*分?)?\s*(?<after>[Aa][Mm]|[Pp][Mm])?(?:頃|ごろ)?$/#
    guard let match = text.wholeMatch(of: pattern), var hour = Int(match.hour) else { return nil }
    let minute = match.minute.flatMap { Int($0) } ?? 0
    let half = (match.half ?? match.after)?.lowercased()
    if let half {
      guard hour <= 12 else { return nil }
      hour = hour % 12 + (half == "午後" || half == "pm" ? 12 : 0)
    }
    guard hour < 24, minute < 60 else { return nil }
    return hour * 3600 + minute * 60
  }

  /// Full-width digits, letters and signs as ASCII ones, blanks as one kind, none at the ends.
  static func narrowed(_ text: String) -> String {
    var narrow = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: narrow.append(Unicode.Scalar(scalar.value - 0xFEE0)!)
      case 0x3000, 0x09, 0xA0: narrow.append(" ")
      case 0x2212, 0x2010...0x2015,
        0x30FC where !narrow.isEmpty:
        narrow.append("-")
      default: narrow.append(scalar)
      }
    }
    return String(String(narrow)[...].trimmingBlanks())
  }

  /// A whole number as people type it: full-width digits, commas, 人 or 名 behind it; nil where it is none.
  public static func number(_ text: String) -> Int? {
    var digits = narrowed(text).replacing(",", with: "").replacing("、", with: "")
    for unit in ["人", "名", "時間", "件"] where digits.hasSuffix(unit) { digits.removeLast(unit.count) }
    digits = digits.replacing(" ", with: "")
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits)
    else { return nil }
    return number <= 1_000_000_000 ? number : nil
  }
}

extension Substring {
  fileprivate func trimmingBlanks() -> Substring {
    var trimmed = self
    while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
    while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
    return trimmed
  }
}
