import DeskCore

/// The clocks of a row in words; what is at risk is bold, and says why.
struct QueueClockView {
  let row: QueueRow
  let context: ConsoleContext

  var html: HTML {
    let lines = [waiting, due].compactMap(\.self)
    if lines.isEmpty { return "<span class=\"hint\">\(context(QueueWords.noClock))</span>" }
    return lines.dropFirst().reduce(lines[0]) { $0 + "<br>" + $1 }
  }

  private var waiting: HTML? {
    QueueClock.waiting(row, now: context.now).map { clock in
      line(
        QueueWords.waits(QueueTime.span(clock.seconds, context.language)),
        clock.isAtRisk ? QueueWords.over(QueueTime.span(clock.most, context.language)) : nil)
    }
  }

  private var due: HTML? {
    QueueClock.due(row, now: context.now).map { clock in
      let words = QueueWords.due(left(clock), date(clock))
      return clock.isAtRisk ? "<b class=\"at-risk\">\(context(words))</b>" : "\(context(words))"
    }
  }

  private func line(_ words: Words, _ risk: Words?) -> HTML {
    guard let risk else { return "\(context(words))" }
    return "<b class=\"at-risk\">\(context(words))<br>\(context(risk))</b>"
  }

  /// Whether it is a date, which ends with its day, and not a time of its own.
  private func isDate(_ clock: QueueClock.Due) -> Bool {
    Moment.instant(clock.at).endsItsDay(offset: context.zoneOffset)
  }

  private func date(_ clock: QueueClock.Due) -> String {
    let moment = Moment.instant(clock.at)
    return isDate(clock)
      ? ConsoleTime.day(moment, hasWeekday: true, context)
      : ConsoleTime.short(moment, hasWeekday: true, context)
  }

  private func left(_ clock: QueueClock.Due) -> String {
    if isDate(clock) || abs(clock.left) >= 172_800 {
      let day = Moment.instant(clock.at).day(offset: context.zoneOffset)
      return DateWords.left(until: day, today: context.today, context.language)
    }
    let span = QueueTime.span(abs(clock.left), context.language)
    return context(clock.left < 0 ? QueueWords.past(span) : QueueWords.left(span))
  }
}
