/// How the date of a yearly public holiday follows from the year.
public enum HolidayRule: Sendable, Hashable {
  /// The same day each year.
  case fixed(month: Int, day: Int)
  /// The `nth` Monday (1 is the first) of a month.
  case nthMonday(Int, month: Int)
  /// The day of an equinox by the usual linear formula, good for 1980 to 2099:
  /// `floor(base + 0.242194 × (year − 1980)) − floor((year − 1980) / 4)`.
  case equinox(month: Int, base: Double)

  /// The holiday's day in `year`, or nil where the calendar has none.
  public func date(in year: Int) -> CalendarDate? {
    switch self {
    case .fixed(let month, let day):
      return CalendarDate(year: year, month: month, day: day)
    case .nthMonday(let nth, let month):
      guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
      let toMonday = (8 - first.weekday.rawValue) % 7
      return first + (toMonday + (nth - 1) * 7)
    case .equinox(let month, let base):
      let years = year - 1980
      let day = Int((base + 0.242194 * Double(years)).rounded(.down)) - years / 4
      return CalendarDate(year: year, month: month, day: day)
    }
  }
}

extension HolidayRule {
  /// Every holiday of `year`: those of the rules, substitute holidays (the next day that is none after a
  /// holiday on a Sunday) and citizens' holidays (a day between two holidays).
  ///
  /// Source: 国民の祝日に関する法律, article 3.
  public static func holidays(_ rules: [HolidayRule], in year: Int) -> Set<CalendarDate> {
    let named = Set(rules.compactMap { $0.date(in: year) })
    var all = named
    for holiday in named where holiday.weekday == .sunday {
      var substitute = holiday + 1
      while named.contains(substitute) { substitute = substitute + 1 }
      all.insert(substitute)
    }
    for holiday in named where named.contains(holiday + 2) && !all.contains(holiday + 1) {
      all.insert(holiday + 1)
    }
    return all
  }
}
