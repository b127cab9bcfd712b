import DeskCore
import Testing

/// The dates of a case for a calendar.
@Suite struct DutyCalendarTests {
  private func events(
    _ sheet: AnswerSheet, earlier: [AnswerSheet] = [], done: [DutyDone] = [], today: String = "2026-12-02",
    _ language: Language = .ja
  ) -> [CalendarEvent] {
    let versions = earlier.enumerated().map { DossierVersion(number: $0.offset + 1, sheet: $0.element) }
    let present = DossierVersion(number: versions.count + 1, sheet: sheet, done: done)
    return DutyCalendar.events(
      of: DutyWorld.dossier(present, earlier: versions, today: today), pack: DutyWorld.pack,
      language: language, url: "https://desk.example/ja/follow-up")
  }

  private let leak = DutyWorld.sheet(persons: 1_100, known: "2026-12-01", abroad: .no)
  private let tokyo = 9 * 3_600

  /// When an alarm rings, in Tokyo.
  private func rings(_ event: CalendarEvent) -> [String] {
    let start =
      switch event.span {
      case .days(let first, _): first.dayNumber * 86_400 - tokyo
      case .instant(let seconds): seconds
      }
    return event.alarms.map { Moment.utc(start + $0 + tokyo) }
  }

  @Test func `a band and a date are whole days that ring at nine before and on the last day`() {
    let found = events(leak)

    #expect(
      found.map(\.uid) == [
        "C26-7K3F-9QX-ppc-preliminary@madoguchi", "C26-7K3F-9QX-ppc-final@madoguchi",
      ])
    #expect(found[0].span == .days(first: DutyWorld.day("2026-12-04"), last: DutyWorld.day("2026-12-06")))
    #expect(found[0].summary == "PPC: 速報の目安（12月6日まで）")
    #expect(rings(found[0]) == ["2026-12-05T09:00:00Z", "2026-12-06T09:00:00Z"])
    #expect(found[1].span == .days(first: DutyWorld.day("2026-12-30"), last: DutyWorld.day("2026-12-30")))
    #expect(found[1].summary == "PPC: 確報の期限（12月30日）")
    #expect(
      rings(found[1]) == ["2026-12-23T09:00:00Z", "2026-12-29T09:00:00Z", "2026-12-30T09:00:00Z"])
    #expect(found.allSatisfy { $0.status == .open && $0.sequence == 1 })
  }

  @Test func `an hour clock is an instant, and rings at nine only before it is over`() {
    let late = events(DutyWorld.sheet(persons: 1, known: "2026-12-01T18:00:00+09:00", abroad: .yes))
    let early = events(DutyWorld.sheet(persons: 1, known: "2026-12-01T08:00:00+09:00", abroad: .yes), .en)

    #expect(late[0].span == .instant(Moment(rfc3339: "2026-12-04T18:00:00+09:00")!.instant(offset: 0)))
    #expect(late[0].summary == "AUTHORITY: 報告の期限（18:00）")
    #expect(rings(late[0]) == ["2026-12-03T09:00:00Z", "2026-12-04T09:00:00Z"])
    #expect(early[0].summary == "AUTHORITY: report, due at 08:00")
    #expect(rings(early[0]) == ["2026-12-03T09:00:00Z"])
  }

  @Test func `what is past, done or gone rings no more`() {
    let past = events(leak, today: "2027-02-01")
    let done = events(leak, done: [DutyWorld.done("ppc", .preliminary, number: "秘123")])
    let gone = events(DutyWorld.sheet(persons: 800, known: "2026-12-01", abroad: .no), earlier: [leak])

    #expect(past.allSatisfy { $0.alarms.isEmpty && $0.status == .open })
    #expect(done.map(\.status) == [.open, .done] && done[1].alarms.isEmpty)
    #expect(gone.map(\.status) == [.cancelled, .cancelled] && gone.allSatisfy { $0.alarms.isEmpty })
    #expect(gone.map(\.uid) == events(leak).map(\.uid) && gone.allSatisfy { $0.sequence == 2 })
  }

  @Test func `a date that moved keeps its name, with a higher number`() {
    let moved = events(DutyWorld.sheet(persons: 1_100, known: "2026-11-30", abroad: .no), earlier: [leak])

    #expect(moved.map(\.uid) == events(leak).map(\.uid))
    #expect(moved.allSatisfy { $0.sequence == 2 && $0.status == .open })
  }

  @Test func `what is only possible says so`() {
    let found = events(DutyWorld.sheet(known: "2026-12-01", abroad: .no))

    #expect(found.map(\.summary) == ["（当てはまる場合）PPC: 速報の目安（12月6日まで）", "（当てはまる場合）PPC: 確報の期限（12月30日）"])
    #expect(found.allSatisfy { $0.details.contains("次のお答えしだいです: persons。") })
  }

  @Test func `what hangs on who the organisation is comes in once that is known`() {
    var listed = leak
    listed[4] = .yes

    #expect(!events(leak).contains { $0.uid.contains("exchange") })
    #expect(events(listed).contains { $0.uid.contains("exchange-report") && $0.status == .open })
  }

  @Test func `nothing of the case stands in it but its reference`() {
    let done = DutyWorld.done("ppc", .preliminary, number: "秘123")
    for language in Language.pages {
      for event in events(leak, earlier: [DutyWorld.sheet(abroad: .yes)], done: [done], language) {
        let text = event.summary + event.details
        #expect(event.details.contains("C26-7K3F-9QX") && event.details.contains("basis"))
        #expect(event.details.contains(language == .en ? "not legal advice" : "法律上の助言ではありません"))
        for secret in ["秘密の話", "青葉製作所", "秘123", "1100", "1,100"] { #expect(!text.contains(secret)) }
      }
    }
  }

  @Test func `what is due promptly is in no calendar, and named as left out`() {
    let version = DossierVersion(sheet: leak, done: [DutyWorld.done("mic", .notice)])
    let left = DutyCalendar.left(out: DutyWorld.dossier(version), pack: DutyWorld.pack)
    let dateless = DossierVersion(sheet: DutyWorld.sheet(persons: 1_100))

    #expect(left.map(\.destination) == ["fsa"])
    #expect(
      DutyCalendar.left(out: DutyWorld.dossier(dateless), pack: DutyWorld.pack).map(\.destination)
        == ["mic", "fsa", "ppc", "ppc"])
  }

  @Test func `what is not sent is told apart by its dates`() {
    var dossier = DutyWorld.dossier(DossierVersion(sheet: leak))
    dossier.reference = nil
    let found = DutyCalendar.events(of: dossier, pack: DutyWorld.pack, language: .en, url: nil)

    #expect(
      found.map(\.uid) == [
        "2026-12-06-ppc-preliminary@madoguchi", "2026-12-30-ppc-final@madoguchi",
      ])
    #expect(found.allSatisfy { !$0.details.contains("Reference") })
  }
}
