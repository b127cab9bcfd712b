/// Reads a date as people in Japan type it.
///
/// `2026/11/22`, `2026-11-22`, `2026年11月22日(日)`, `令和8年11月22日`, `R8.11.22`, full-width digits, 今日 and
/// 昨日, each with a time if one follows: `18:30`, `18時30分`, `午後6時`. RFC 3339 is read as it is, and
/// `22 Nov 2026` or `November 22, 2026` in English; `11/22` counts as the last one that has passed. `22/11/2026`
/// is refused: it may be either. Foundation's parsers take one fixed pattern each and guess at the rest.
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
    for (word, days) in [
      ("一昨日", -2), ("おととい", -2), ("今日", 0), ("本日", 0), ("昨日", -1), ("きのう", -1), ("today", 0),
      ("yesterday", -1),
    ]
    where text.lowercased().hasPrefix(word) {
      return (today + days, text.dropFirst(word.count))
    }
    let pattern =
      #/^(?:(?:令和|[Rr]\.?)\s*(?<era>元|[0-9]{1,2})|(?<year>[0-9]{4}))\s*[年\/.\-]\s*(?<month>[0-9]{1,2})\s*[月\/.\-]\s*(?<day>[0-9]{1,2})\s*日?\s*(?:\([日月火水木金土A-Za-z]+\))?/#
    guard let match = text.firstMatch(of: pattern), let month = Int(match.month), let day = Int(match.day)
    else { return english(text) ?? withoutYear(text, today) }
    let year: Int? =
      if let era = match.era { era == "元" ? 2019 : Int(era).map { $0 + 2018 } } else {
        match.year.flatMap { Int($0) }
      }
    guard let year, let date = CalendarDate(year: year, month: month, day: day) else { return nil }
    // 令和 began on 2019-05-01; R0 and an earlier day of R1 are slips of the finger.
    if match.era != nil, DateWords.era(date) == nil { return nil }
    return (date, text[match.range.upperBound...])
  }

  private static let months = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10,
    "nov": 11, "dec": 12,
  ]

  /// `22 Nov 2026`, `22nd November, 2026`, `Nov 22, 2026`.
  private static func english(_ text: String) -> (CalendarDate, Substring)? {
    let dayFirst =
      #/^(?<day>[0-9]{1,2})(?:st|nd|rd|th)?\s+(?<month>[A-Za-z]{3,9})\.?,?\s+(?<year>[0-9]{4})\b,?/#
    let monthFirst =
      #/^(?<month>[A-Za-z]{3,9})\.?\s+(?<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?<year>[0-9]{4})\b,?/#
    let found: (day: Substring, month: Substring, year: Substring, end: String.Index)
    if let match = text.firstMatch(of: dayFirst) {
      found = (match.day, match.month, match.year, match.range.upperBound)
    } else if let match = text.firstMatch(of: monthFirst) {
      found = (match.day, match.month, match.year, match.range.upperBound)
    } else {
      return nil
    }
    guard let month = months[found.month.prefix(3).lowercased()], let day = Int(found.day),
      let year = Int(found.year), let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    return (date, text[found.end...])
  }

  /// `11月22日`, `11/22`: the last one that has passed, since what is told has happened.
  private static func withoutYear(_ text: String, _ today: CalendarDate) -> (CalendarDate, Substring)? {
    let pattern = #/^(?<month>[0-9]{1,2})\s*[月\/]\s*(?<day>[0-9]{1,2})\s*日?\s*(?:\([日月火水木金土]\))?(?![0-9\/])/#
    guard let match = text.firstMatch(of: pattern), let month = Int(match.month), let day = Int(match.day)
    else { return nil }
    for year in [today.parts.year, today.parts.year - 1] {
      if let date = CalendarDate(year: year, month: month, day: day), date <= today {
        return (date, text[match.range.upperBound...])
      }
    }
    return nil
  }

  /// Seconds after midnight.
  private static func time(_ text: Substring) -> Int? {
    let pattern =
      #/^(?<half>午前|午後|[Aa][Mm]|[Pp][Mm])?\s*(?<hour>[0-9]{1,2})\s*(?::|時)\s*(?:(?<minute>[0-9]{1,2})\s*分?)?(?::[0-5][0-9])?\s*(?<after>[Aa][Mm]|[Pp][Mm])?(?:頃|ごろ)?$/#
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
    for word in ["約", "およそ", "だいたい"] where digits.hasPrefix(word) { digits.removeFirst(word.count) }
    for unit in ["人", "名", "時間", "件"] where digits.hasSuffix(unit) { digits.removeLast(unit.count) }
    digits = digits.replacing(" ", with: "")
    // 「1万」「1万2000」
    if let match = digits.wholeMatch(of: #/([0-9]{1,5})万([0-9]{0,4})/#), let myriads = Int(match.1) {
      return myriads * 10_000 + (Int(match.2) ?? 0)
    }
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
