import DeskCore

/// Moments as a dense page shows them.
enum ConsoleTime {
  /// 「11/24 14:32」, "24 Nov 14:32"; with the year where it is another one. The whole of it stands in the title.
  /// What is no moment stays as it is.
  static func html(_ rfc3339: String, _ context: ConsoleContext) -> HTML {
    guard let moment = Moment(rfc3339: rfc3339) else { return "\(rfc3339)" }
    let offset = context.zoneOffset
    return """
      <time datetime="\(rfc3339)" title="\(DateWords.full(moment, offset: offset, context.language))">\
      \(short(moment, context))</time>
      """
  }

  /// A moment's day and time.
  ///
  /// - Parameter hasWeekday: whether the day of the week stands there as well.
  static func short(_ moment: Moment, hasWeekday: Bool = false, _ context: ConsoleContext) -> String {
    let day = day(moment, hasWeekday: hasWeekday, context)
    guard case .instant(let seconds) = moment else { return day }
    return "\(day) \(DateWords.time(seconds, offset: context.zoneOffset))"
  }

  /// The day of a moment.
  static func day(_ moment: Moment, hasWeekday: Bool = false, _ context: ConsoleContext) -> String {
    DateWords.short(
      moment.day(offset: context.zoneOffset), today: context.today, hasWeekday: hasWeekday, context.language)
  }
}
