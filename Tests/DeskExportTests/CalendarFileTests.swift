import DeskCore
import DeskExport
import Testing

@Suite struct CalendarFileTests {
  private static let now = "2026-11-25T03:04:05Z"

  private func event(
    _ span: CalendarEvent.Span, alarms: [Int] = [], status: CalendarEvent.Status = .open,
    summary: String = "速報",
    details: String = "", url: String? = nil
  ) -> CalendarEvent {
    CalendarEvent(
      uid: "C26-00017-4-ppc-preliminary@madoguchi", sequence: 3, summary: summary, details: details, url: url,
      span: span, alarms: alarms, status: status)
  }

  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

  private func instant(_ text: String) throws -> Int {
    guard case .instant(let seconds)? = Moment(rfc3339: text) else { throw ExportFault.archive(text) }
    return seconds
  }

  private func file(_ event: CalendarEvent, zone: CalendarZone = .tokyo) -> String {
    CalendarFile.text([event], name: "期限", now: Self.now, zone: zone)
  }

  /// The lines of a file, put together again.
  private func lines(_ file: String) -> [String] {
    String(file.replacing("\r\n ", with: "")).split(separator: "\r\n").map(String.init)
  }

  @Test func `an empty calendar has its zone written out and invites nobody`() {
    let lines = lines(CalendarFile.text([], name: "期限", now: Self.now, zone: .tokyo))

    #expect(
      lines == [
        "BEGIN:VCALENDAR", "PRODID:-//Madoguchi//Duties//JA", "VERSION:2.0", "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:期限",
        "X-WR-TIMEZONE:Asia/Tokyo", "BEGIN:VTIMEZONE", "TZID:Asia/Tokyo", "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0900", "TZOFFSETTO:+0900", "TZNAME:JST", "END:STANDARD", "END:VTIMEZONE",
        "END:VCALENDAR",
      ])
  }

  @Test func `days are whole days, and the end is the day after`() throws {
    let lines = lines(file(event(.days(first: try day("2026-12-30"), last: try day("2026-12-31")))))

    #expect(lines.contains("DTSTART;VALUE=DATE:20261230"))
    #expect(lines.contains("DTEND;VALUE=DATE:20270101"))
    #expect(lines.contains("DTSTAMP:20261125T030405Z"))
    #expect(
      lines.contains("SEQUENCE:3") && lines.contains("CLASS:PRIVATE") && lines.contains("TRANSP:TRANSPARENT"))
    #expect(!lines.contains { $0.hasPrefix("METHOD") })
  }

  @Test(arguments: [
    ("2026-12-31T15:10:00Z", 9 * 3600, "20261231T234000", "20270101T001000"),
    ("2027-01-01T00:00:00+09:00", 9 * 3600, "20261231T233000", "20270101T000000"),
    ("2026-12-31T23:59:59+09:00", 9 * 3600, "20261231T232959", "20261231T235959"),
    ("2027-01-01T00:10:00Z", 0, "20261231T234000", "20270101T001000"),
    ("2027-01-01T00:10:00Z", -5 * 3600, "20261231T184000", "20261231T191000"),
    ("2028-02-29T00:00:00+09:00", 9 * 3600, "20280228T233000", "20280229T000000"),
  ])
  func `an instant ends the event, in its zone, across the turn of the year`(
    _ text: String, _ offset: Int, _ start: String, _ end: String
  ) throws {
    let zone = CalendarZone(offset: offset)
    let lines = lines(file(event(.instant(try instant(text))), zone: zone))

    #expect(lines.contains { $0.hasPrefix("DTSTART;TZID=") && $0.hasSuffix(":" + start) })
    #expect(lines.contains { $0.hasPrefix("DTEND;TZID=") && $0.hasSuffix(":" + end) })
    #expect(lines.contains("TZID:" + zone.id))
  }

  @Test func `the last alarm before the start comes first, those after it last`() throws {
    let alarms = [-6 * 86_400 - 15 * 3600, 9 * 3600, -15 * 3600]
    let days = lines(
      file(event(.days(first: try day("2027-01-01"), last: try day("2027-01-01")), alarms: alarms)))

    #expect(
      days.filter { $0.hasPrefix("TRIGGER") } == ["TRIGGER:-PT15H", "TRIGGER:-P6DT15H", "TRIGGER:PT9H"])
    #expect(days.filter { $0 == "ACTION:DISPLAY" }.count == 3)
    #expect(days.filter { $0 == "DESCRIPTION:速報" }.count == 3)
  }

  @Test func `alarms of an instant count from the start of the event`() throws {
    let end = try instant("2026-12-31T18:00:00+09:00")
    let lines = lines(file(event(.instant(end), alarms: [-86_400, -1800, 0, -86_400])))

    #expect(
      lines.filter { $0.hasPrefix("TRIGGER") } == ["TRIGGER:PT0S", "TRIGGER:-PT23H30M", "TRIGGER:PT30M"])
  }

  @Test func `no property stands behind an alarm`() throws {
    let lines = lines(
      file(
        event(
          .instant(try instant("2026-12-31T18:00:00+09:00")), alarms: [-3600], details: "なぜ",
          url: "https://desk.example.org/ja")))
    let first = try #require(lines.firstIndex(of: "BEGIN:VALARM"))
    let end = try #require(lines.lastIndex(of: "END:VALARM"))

    #expect(lines[end + 1] == "END:VEVENT")
    #expect(lines[..<first].contains("URL:https://desk.example.org/ja"))
  }

  @Test(arguments: [
    (CalendarEvent.Status.open, "SUMMARY:速報", "STATUS:CONFIRMED", 1),
    (.done, "SUMMARY:✓ 速報", "STATUS:CONFIRMED", 0), (.cancelled, "SUMMARY:✕ 速報", "STATUS:CANCELLED", 0),
  ])
  func `what is done or gone says so and rings no more`(
    _ status: CalendarEvent.Status, _ summary: String, _ line: String, _ alarms: Int
  ) throws {
    let day = try day("2026-12-30")
    let lines = lines(file(event(.days(first: day, last: day), alarms: [-3600], status: status)))

    #expect(lines.contains(summary) && lines.contains(line))
    #expect(lines.filter { $0 == "BEGIN:VALARM" }.count == alarms)
  }

  @Test(arguments: Papers.hostile)
  func `whatever somebody typed, a line stays a line of at most 75 octets`(_ text: String) throws {
    let day = try day("2026-12-30")
    let short = String(text.unicodeScalars.prefix(2000).map(Character.init))
    let event = event(
      .days(first: day, last: day), alarms: [-3600], summary: short + "\nBEGIN:VEVENT", details: text,
      url: short + "\r\nATTENDEE:mailto:a@b.example")
    let bytes = Array(CalendarFile.text([event], name: short, now: Self.now, zone: .tokyo).utf8)

    for (index, byte) in bytes.enumerated() where byte == 0x0A { #expect(bytes[index - 1] == 0x0D) }
    for line in bytes.split(separator: 0x0A) {
      #expect(line.count <= 76)
      #expect(String(validating: line, as: UTF8.self) != nil)
      #expect(!line.starts(with: Array("ATTENDEE".utf8)))
    }
    #expect(bytes.split(separator: 0x0A).filter { $0.elementsEqual("BEGIN:VEVENT\r".utf8) }.count == 1)
  }

  @Test func `commas, semicolons, backslashes and line ends are escaped`() throws {
    let day = try day("2026-12-30")
    let lines = lines(file(event(.days(first: day, last: day), details: "a, b; c\\d\r\n\"e\"")))

    #expect(lines.contains(#"DESCRIPTION:a\, b\; c\\d\n"e""#))
  }

  @Test func `a file of dates is named and typed`() {
    let file = ExportFile([], title: "期限", reference: "C26-00017-4", now: Self.now, zone: .tokyo)

    #expect(file.name == "C26-00017-4-calendar.ics")
    #expect(file.mediaType == "text/calendar; charset=utf-8")
  }

  @Test func `many at once come out as one alone`() async throws {
    let day = try day("2026-12-30")
    let event = event(.days(first: day, last: day), alarms: [-3600], details: "なぜ")
    let one = CalendarFile.text([event], name: "期限", now: Self.now, zone: .tokyo)

    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<200 {
        group.addTask { CalendarFile.text([event], name: "期限", now: Self.now, zone: .tokyo) == one }
      }
      for await isSame in group { #expect(isSame) }
    }
  }
}
