/// The days on which public offices are closed, on which a statutory term does not end.
///
/// Saturdays, Sundays, public holidays and the turn of the year (12-29 to 01-03 in Japan; 行政機関の休日に
/// 関する法律, article 2). The table holds what has been announced; later years follow the rules of the
/// holiday law and are not verified.
public struct ClosedDays: Sendable {
  private let table: Set<CalendarDate>
  private let turnOfYear: Set<MonthDay>
  private let computed: Set<CalendarDate>
  /// The first year of the announced table.
  public let firstYear: Int
  /// The last year of the announced table; days after it are computed and not verified.
  public let lastYear: Int

  /// A day of any year.
  public struct MonthDay: Sendable, Hashable {
    let month: Int
    let day: Int

    /// A day of any year.
    public init(month: Int, day: Int) {
      self.month = month
      self.day = day
    }
  }

  /// Closed days from an announced table, the rules for later years, and the days of every year.
  public init(table: Set<CalendarDate>, rules: [HolidayRule], turnOfYear: Set<MonthDay>) {
    self.table = table
    self.turnOfYear = turnOfYear
    let years = table.map { $0.parts.year }
    firstYear = years.min() ?? 2000
    lastYear = years.max() ?? 1999
    computed =
      lastYear < 2101
      ? (lastYear + 1...2101).reduce(into: []) { $0.formUnion(HolidayRule.holidays(rules, in: $1)) } : []
  }

  /// Whether offices are closed on `date`.
  public func contains(_ date: CalendarDate) -> Bool {
    if date.weekday == .saturday || date.weekday == .sunday { return true }
    let (year, month, day) = date.parts
    return turnOfYear.contains(MonthDay(month: month, day: day))
      || (year > lastYear ? computed.contains(date) : table.contains(date))
  }

  /// `date`, or the next day on which offices are open; `verified` is false past the announced table.
  public func rolled(_ date: CalendarDate) -> (date: CalendarDate, verified: Bool) {
    var open = date
    while contains(open) { open = open + 1 }
    return (open, open.parts.year <= lastYear && date.parts.year >= firstYear)
  }

  /// The public holidays of a year, for comparison with another calendar.
  public func holidays(in year: Int) -> [CalendarDate] {
    (year > lastYear ? computed : table).filter { $0.parts.year == year }.sorted()
  }
}
