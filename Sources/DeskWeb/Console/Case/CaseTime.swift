import DeskCore

/// How long there is still.
enum CaseTime {
  /// How many seconds lie between two moments.
  static func seconds(from start: String, to end: String) -> Int? {
    guard let first = Moment(rfc3339: start), let second = Moment(rfc3339: end) else { return nil }
    return second.instant(offset: 0) - first.instant(offset: 0)
  }

  /// A date by which somebody must be told, and what is left of it.
  static func due(_ text: String, _ context: ConsoleContext) -> (date: String, left: HTML)? {
    guard let moment = Moment(rfc3339: text) else { return nil }
    let day = moment.day(offset: context.zoneOffset)
    let date = DateWords.due(moment, offset: context.zoneOffset, context.language)
    let words = DateWords.left(until: day, today: context.today, context.language)
    let kind = day < context.today ? " past" : day - context.today <= 1 ? " near" : ""
    return (date, "<b class=\"left\(kind)\">\(words)</b>")
  }
}
