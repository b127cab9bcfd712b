import CCalendar
import DeskCore

/// Days and instants as libical writes them.
extension CalendarFile {
  /// libical makes its UTC when it is first asked for, without a lock: it is asked once, before anything
  /// else.
  nonisolated(unsafe) static let utcZone = icaltimezone_get_utc_timezone()

  /// A whole day.
  static func date(_ day: CalendarDate) -> icaltimetype {
    var time = time(day, second: 0)
    time.is_date = 1
    return time
  }

  /// The time of day, without a zone: the property names it.
  static func time(_ day: CalendarDate, second: Int) -> icaltimetype {
    var time = icaltime_null_time()
    let (year, month, date) = day.parts
    (time.year, time.month, time.day) = (Int32(year), Int32(month), Int32(date))
    time.hour = Int32(second / 3600)
    time.minute = Int32(second / 60 % 60)
    time.second = Int32(second % 60)
    return time
  }

  /// An instant as the clocks of a zone show it.
  static func local(_ seconds: Int, _ zone: CalendarZone) -> icaltimetype {
    let day = Moment.instant(seconds).day(offset: zone.offset)
    return time(day, second: seconds + zone.offset - day.dayNumber * 86_400)
  }

  /// An instant in UTC.
  static func utc(_ seconds: Int) -> icaltimetype {
    var time = local(seconds, CalendarZone(offset: 0))
    time.zone = utcZone
    return time
  }
}
