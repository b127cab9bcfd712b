import DeskCore
import Testing

@Suite struct CalendarDateTests {
  @Test func `every day of 200 years follows the one before and reads back`() {
    var date = CalendarDate(year: 1900, month: 1, day: 1)!
    var weekday = date.weekday.rawValue
    #expect(date.weekday == .monday)
    for _ in 0..<73_000 {
      let (year, month, day) = date.parts
      #expect(CalendarDate(year: year, month: month, day: day) == date)
      #expect(date.weekday.rawValue == weekday)
      date = date + 1
      weekday = (weekday + 1) % 7
    }
    #expect(date.description == "2099-11-13")
  }

  @Test func `days that do not exist are refused`() {
    #expect(CalendarDate(iso: "2026-02-29") == nil)
    #expect(CalendarDate(iso: "2100-02-29") == nil)
    #expect(CalendarDate(iso: "2026-04-31") == nil)
    #expect(CalendarDate(iso: "2028-02-29") != nil)
    #expect(CalendarDate(iso: "2026-1-01") == nil)
    #expect(CalendarDate(iso: "２０２６-01-01") == nil)
  }
}
