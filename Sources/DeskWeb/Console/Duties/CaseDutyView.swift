import DeskCore

/// A duty as staff read it: short, and without a word about lateness once the case is closed.
struct CaseDutyView {
  let context: ConsoleContext
  /// Whether the case has ended.
  let isClosed: Bool

  private var view: DutyView { DutyView(context: context.page) }

  /// Whom to tell at which step.
  func name(_ duty: Duty) -> HTML {
    "<b>\(view.name(duty))</b>\(context.bracketed("\(view.stage(duty.first))"))"
  }

  /// Whom to tell by when, in one line, with the tick of what is done.
  func line(_ duty: Duty) -> HTML {
    "\(name(duty))\(context.language == .en ? ":" : "：") \(due(duty))\(tick(duty).map { " \($0)" as HTML })"
  }

  /// That it is done, with date and number.
  func tick(_ duty: Duty) -> HTML? { view.tick(duty) }

  /// By when, with the days that are left.
  func due(_ duty: Duty) -> HTML {
    let offset = context.zoneOffset
    switch duty.due {
    case .promptly: return "<b>\(context(ResultWords.promptly))</b>"
    case .band(let earliest, let latest):
      return """
        <b>\(DateWords.full(earliest, context.language)) \(context(ResultWords.until)) \
        \(DateWords.full(latest, context.language))</b>\(left(latest, duty))
        """
    case .date(let date): return "<b>\(DateWords.full(date, context.language))</b>\(left(date, duty))"
    case .at(let seconds):
      let moment = Moment.instant(seconds)
      return """
        <b>\(DateWords.full(moment, offset: offset, context.language))</b>\
        \(left(moment.day(offset: offset), duty))
        """
    case nil:
      return duty.first.rule.force == .voluntary
        ? "\(context(ResultWords.noTerm))" : "<span class=\"careful\">\(context(ResultWords.noClock))</span>"
    }
  }

  /// What is done, or over, is not late.
  private func left(_ date: CalendarDate, _ duty: Duty) -> HTML? {
    guard !isClosed, !duty.isDone else { return nil }
    let days = date - context.today
    let words = DateWords.left(until: date, today: context.today, context.language)
    guard days < 0 else {
      return " <span class=\"left\(days <= 1 ? " near" : "")\">\(words)</span>"
    }
    let stop = context.language == .en ? ". " : "。"
    return " <span class=\"left past\">\(words)\(stop)\(context(CaseDutyWords.late))</span>"
  }

  /// Why it is there, one line a rule, with its basis and what is said beside it.
  func reasons(_ duty: Duty) -> HTML {
    var seen: Set<Words> = []
    let notes = duty.rows.flatMap(\.notes).filter { seen.insert($0).inserted }
    let band: Words? = if case .band = duty.due { ResultWords.band } else { nil }
    let rows = duty.rows.html { row in
      let basis: HTML? = row.basis.map { " <span class=\"basis\">\(context($0))</span>" }
      return "<li>\(context.plain(row.rule.grounds.text))\(basis)</li>\n"
    }
    return """
      <ul class="reasons">\(rows)</ul>\
      \((notes + (band.map { [$0] } ?? [])).html { "<p class=\"hint\">\(context($0))</p>\n" })
      """
  }

  /// How binding it is, and whether it rests on a source that was seen.
  func certainty(_ duty: Duty) -> HTML {
    """
    <span class="mark">\(context(ResultWords.forces[duty.first.rule.force]!))</span>\
    \(duty.isVerified ? nil : "<br><span class=\"careful\">\(context(ResultWords.unverified))</span>" as HTML)
    """
  }
}
