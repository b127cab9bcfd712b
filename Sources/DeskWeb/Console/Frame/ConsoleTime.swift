import DeskCore

/// Moments as a dense page shows them; the whole of it stands in the title.
enum ConsoleTime {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// 「11/24 14:32」, "24 Nov 14:32"; with the year where it is another one. What is no moment stays as it is.
  static func html(_ rfc3339: String, _ context: ConsoleContext) -> HTML {
    let offset = context.pack.rulebook.rules.zoneOffset
    guard let moment = Moment(rfc3339: rfc3339) else { return "\(rfc3339)" }
    return """
      <time datetime="\(rfc3339)" title="\(DateWords.full(moment, offset: offset, context.language))">\
      \(short(moment, offset, context))</time>
      """
  }

  private static func short(_ moment: Moment, _ offset: Int, _ context: ConsoleContext) -> String {
    let (year, month, day) = moment.day(offset: offset).parts
    let isThisYear = year == context.today.parts.year
    let date =
      context.language == .en
      ? "\(day) \(months[month - 1])\(isThisYear ? "" : " \(year)")"
      : "\(isThisYear ? "" : "\(year)/")\(month)/\(day)"
    guard case .instant(let seconds) = moment else { return date }
    let second = (seconds + offset) % 86_400
    return "\(date) \(padded(second / 3600)):\(padded(second / 60 % 60))"
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
