import DeskCore
import Testing

@Suite struct DateTextTests {
  static let today = CalendarDate(iso: "2026-11-24")!

  private func read(_ text: String) -> String? {
    switch DateText.moment(text, today: Self.today, offset: 9 * 3600) {
    case .day(let day): day.description
    case .instant(let seconds): Moment.utc(seconds)
    case nil: nil
    }
  }

  @Test(arguments: [
    ("2026/11/22", "2026-11-22"), ("2026-11-22", "2026-11-22"), ("2026.11.2", "2026-11-02"),
    ("2026年11月22日", "2026-11-22"), ("2026年11月22日(日)", "2026-11-22"), ("令和8年11月22日", "2026-11-22"),
    ("令和元年5月1日", "2019-05-01"), ("R8.11.22", "2026-11-22"), ("r8/11/22", "2026-11-22"),
    ("２０２６／１１／２２", "2026-11-22"), ("　令和８年１１月２２日　", "2026-11-22"), ("今日", "2026-11-24"),
    ("昨日", "2026-11-23"), ("2028/2/29", "2028-02-29"),
    ("2026/11/22 18:30", "2026-11-22T09:30:00Z"), ("2026年11月22日 18時30分", "2026-11-22T09:30:00Z"),
    ("R8.11.22 午後6時頃", "2026-11-22T09:00:00Z"), ("昨日 午前0時", "2026-11-22T15:00:00Z"),
    ("22 Nov 2026", "2026-11-22"), ("Nov 22, 2026", "2026-11-22"),
    ("22nd November 2026 18:30", "2026-11-22T09:30:00Z"),
    ("11月22日", "2026-11-22"), ("11/22 18:30:15", "2026-11-22T09:30:00Z"), ("12/1", "2025-12-01"),
    ("おととい", "2026-11-22"),
    ("2026-11-22T18:30:00+09:00", "2026-11-22T09:30:00Z"), ("2026-11-22t09:30:00z", "2026-11-22T09:30:00Z"),
  ])
  func `people's ways of writing a date are read`(_ text: String, _ expected: String) {
    #expect(read(text) == expected)
  }

  @Test(arguments: [
    "", "先週", "22/11/2026", "R0.1.1", "R1.4.30", "22 Foo 2026", "2/30", "2026/13/1", "2026/2/29", "1999/1/1",
    "2100/1/1", "2026/11/22 25:00",
    "2026/11/22 18:60",
    "2026/11/22 午後13時", "2026/11/22 x", "20261122", "R8",
  ])
  func `what is no date is refused`(_ text: String) {
    #expect(read(text) == nil)
  }

  @Test func `numbers are read as people type them`() {
    #expect(DateText.number("１，２００人") == 1200)
    #expect(DateText.number("1,200") == 1200)
    #expect(DateText.number(" 40 名 ") == 40)
    #expect(DateText.number("約1200人") == 1200)
    #expect(DateText.number("1万") == 10_000)
    #expect(DateText.number("1万2000人") == 12_000)
    #expect(DateText.number("0") == 0)
    for text in ["", "-1", "1.5", "千人", "1000000001", "万", "99999999999999999999", "一二"] {
      #expect(DateText.number(text) == nil)
    }
  }

  @Test func `dates are said back in full`() {
    let date = CalendarDate(iso: "2026-11-23")!
    #expect(DateWords.full(date, .ja) == "2026年11月23日(月) 令和8年")
    #expect(DateWords.full(date, .en) == "Monday 23 November 2026")
    #expect(DateWords.full(CalendarDate(iso: "2019-05-01")!, .ja) == "2019年5月1日(水) 令和元年")
    #expect(DateWords.full(CalendarDate(iso: "2019-04-30")!, .ja) == "2019年4月30日(火)")
    #expect(DateWords.left(until: Self.today, today: Self.today, .ja) == "今日まで")
    #expect(DateWords.left(until: Self.today + 3, today: Self.today, .en) == "3 days left")
    #expect(DateWords.left(until: Self.today + -1, today: Self.today, .ja) == "1日過ぎています")
  }

  @Test func `a moment has its time, without the era between them`() {
    let moment = Moment(rfc3339: "2026-11-25T14:59:58Z")!
    #expect(DateWords.full(moment, offset: 32_400, .ja) == "2026年11月25日(水) 23:59")
    #expect(DateWords.full(moment, offset: 32_400, .en) == "Wednesday 25 November 2026, 23:59")
    #expect(DateWords.full(.day(Self.today), offset: 32_400, .ja) == "2026年11月24日(火) 令和8年")
  }

  @Test func `a date by which something must be done ends with its day`() {
    let last = Moment(rfc3339: "2026-11-25T14:59:59Z")!
    let before = Moment(rfc3339: "2026-11-25T14:59:58Z")!
    #expect(last.endsItsDay(offset: 32_400) && !last.endsItsDay(offset: 0))
    #expect(!before.endsItsDay(offset: 32_400) && Moment.day(Self.today).endsItsDay(offset: 0))
    #expect(DateWords.due(last, offset: 32_400, .ja) == "2026年11月25日(水) 令和8年")
    #expect(DateWords.due(last, offset: 0, .en) == "Wednesday 25 November 2026, 14:59")
    #expect(DateWords.due(before, offset: 32_400, .ja) == "2026年11月25日(水) 23:59")
  }

  @Test func `a short date names the year only where it is another one`() {
    let other = CalendarDate(iso: "2027-01-05")!
    #expect(DateWords.short(Self.today, today: Self.today, .ja) == "11/24")
    #expect(DateWords.short(Self.today, today: Self.today, hasWeekday: true, .ja) == "11/24(火)")
    #expect(DateWords.short(Self.today, today: Self.today, hasWeekday: true, .en) == "Tue 24 Nov")
    #expect(DateWords.short(other, today: Self.today, .ja) == "2027/1/5")
    #expect(DateWords.short(other, today: Self.today, hasWeekday: true, .en) == "Tue 5 Jan 2027")
    #expect(DateWords.time(1_764_000_000, offset: 32_400) == "01:00")
  }
}
