import CCalendar
import DeskCore

/// Dates by which somebody must be told, as an iCalendar file to import (RFC 5545), through libical.
///
/// What programs really do decides how it is written:
/// - An instant ends the event, which begins half an hour before it: whoever looks at the calendar sees time
///   that is left, and no program has to draw an event without length.
/// - Every alarm is relative to the start. Outlook must read a duration and only should read a date with a
///   time; it knows no `RELATED` ([MS-OXCICAL] 2.1.3.1.1.20.62). It also takes one alarm at most, and takes
///   the duration as "before" whatever its sign: so the last alarm before the start comes first, earlier ones
///   follow, and those after the start come last. Apple writes "9:00 on the day" as `PT9H` itself.
/// - All-day events have no zone: their alarms ring at nine where the person is.
/// - Google Calendar is reported to set its own alarms on import
///   (https://github.com/Gowee/lccal-worker/issues/9); whoever offers the file says so.
/// - No `METHOD`: it is a file of one's own, no invitation. Programs without an idea of `STATUS:CANCELLED`
///   outside invitations still show a sign before the summary.
public enum CalendarFile {
  /// How long before its instant an event begins, in seconds.
  static let lead = 30 * 60

  /// The file.
  ///
  /// - Parameters:
  ///   - name: what the calendar is called.
  ///   - now: when it is made, RFC 3339 in UTC.
  public static func text(_ events: [CalendarEvent], name: String, now: String, zone: CalendarZone) -> String
  {
    _ = utcZone
    let calendar = Component(ICAL_VCALENDAR_COMPONENT)
    calendar.add(icalproperty_new_prodid("-//Madoguchi//Duties//JA"))
    calendar.add(icalproperty_new_version("2.0"))
    calendar.add(icalproperty_new_calscale("GREGORIAN"))
    calendar.add("X-WR-CALNAME", CleanText.line(name))
    calendar.add("X-WR-TIMEZONE", zone.id)
    calendar.add(Self.zone(zone))
    let stamp = Moment(rfc3339: now)?.instant(offset: 0) ?? 0
    for event in events { calendar.add(Self.event(event, stamp: stamp, zone: zone)) }
    return calendar.text
  }

  /// Written out, since libical's own data may be absent, and programs may know the zone by another name.
  private static func zone(_ zone: CalendarZone) -> Component {
    let standard = Component(ICAL_XSTANDARD_COMPONENT)
    standard.add(icalproperty_new_dtstart(time(CalendarDate(dayNumber: 0), second: 0)))
    standard.add(icalproperty_new_tzoffsetfrom(Int32(zone.offset)))
    standard.add(icalproperty_new_tzoffsetto(Int32(zone.offset)))
    standard.add(icalproperty_new_tzname(zone.abbreviation))
    let component = Component(ICAL_VTIMEZONE_COMPONENT)
    component.add(icalproperty_new_tzid(zone.id))
    component.add(standard)
    return component
  }

  private static func event(_ event: CalendarEvent, stamp: Int, zone: CalendarZone) -> Component {
    let summary = sign(event.status) + CleanText.line(event.summary)
    let component = Component(ICAL_VEVENT_COMPONENT)
    component.add(icalproperty_new_uid(CleanText.line(event.uid)))
    component.add(icalproperty_new_dtstamp(utc(stamp)))
    component.add(icalproperty_new_sequence(Int32(clamping: event.sequence)))
    switch event.span {
    case .days(let first, let last):
      component.add(icalproperty_new_dtstart(date(first)))
      component.add(icalproperty_new_dtend(date(max(first, last) + 1)))
    case .instant(let seconds):
      component.add(icalproperty_new_dtstart(local(seconds - lead, zone)), zone: zone.id)
      component.add(icalproperty_new_dtend(local(seconds, zone)), zone: zone.id)
    }
    component.add(icalproperty_new_summary(summary))
    let details = CleanText.lines(event.details)
    if !details.isEmpty { component.add(icalproperty_new_description(details)) }
    if let url = event.url, isAddress(url) { component.add(icalproperty_new_url(url)) }
    component.add(icalproperty_new_class(ICAL_CLASS_PRIVATE))
    component.add(
      icalproperty_new_status(event.status == .cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED))
    component.add(icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT))
    // Alarms come after all properties: the new Outlook reads nothing behind them.
    for trigger in triggers(event) { component.add(alarm(trigger, summary)) }
    return component
  }

  /// Whether it is written as an address: nothing but visible ASCII. libical writes it as it is.
  private static func isAddress(_ url: String) -> Bool {
    !url.isEmpty && url.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  private static func sign(_ status: CalendarEvent.Status) -> String {
    switch status {
    case .open: ""
    case .done: "✓ "
    case .cancelled: "✕ "
    }
  }

  /// Seconds from the start of the event, in the order in which they are written.
  private static func triggers(_ event: CalendarEvent) -> [Int] {
    guard event.status == .open else { return [] }
    let shift = if case .instant = event.span { lead } else { 0 }
    let alarms = Set(event.alarms.map { $0 + shift })
    return alarms.filter { $0 <= 0 }.sorted(by: >) + alarms.filter { $0 > 0 }.sorted()
  }

  private static func alarm(_ trigger: Int, _ words: String) -> Component {
    let component = Component(ICAL_VALARM_COMPONENT)
    component.add(icalproperty_new_action(ICAL_ACTION_DISPLAY))
    component.add(icalproperty_new_description(words))
    component.add(icalproperty_new_trigger(icaltriggertype_from_int(Int32(clamping: trigger))))
    return component
  }
}
