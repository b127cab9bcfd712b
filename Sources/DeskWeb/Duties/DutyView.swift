import DeskCore

/// Duties as people read them: one entry a destination, step and date, with all its reasons.
struct DutyView {
  let context: PageContext

  private var explanation: Explanation { Explanation(pack: context.pack, language: context.language) }
  private var offset: Int { context.pack.rulebook.rules.zoneOffset }

  /// A duty that is certain: whom, by when, why, on what basis, and how to reach them.
  func certain(_ duty: Duty) -> HTML { card(duty) }

  /// The same with what stands below it, such as the form that notes it as done.
  func card(_ duty: Duty, id: String? = nil, below: HTML? = nil) -> HTML {
    let row = duty.first
    var seen: Set<Words> = []
    let notes = duty.rows.flatMap(\.notes).filter { seen.insert($0).inserted }
    let isFollowed = row.told && row.stage == .final && duty.done == nil
    return """
      <li class="duty"\(id.map { " id=\"\($0)\"" as HTML })>
      <h3>\(name(duty)) <span class="stage">\(stage(row))</span></h3>
      <p class="due">\(due(row, isDone: duty.isDone))</p>
      <p class="marks"><span class="mark">\(context(ResultWords.forces[row.rule.force]!))</span>\
      \(tick(duty).map { " \($0)" as HTML })\
      \(duty.isVerified ? nil : " <span class=\"careful\">\(context(ResultWords.unverified))</span>" as HTML)</p>
      <ul>\(duty.rows.html { "<li>\(context($0.rule.grounds.text))\(basis($0))</li>" })</ul>
      \(isFollowed ? "<p class=\"hint\">\(context(ResultWords.preliminaryTold))</p>\n" as HTML : nil)\
      \(notes.html { "<p class=\"hint\">\(context($0))</p>\n" })\
      \(contact(row))\
      \(below)\
      </li>

      """
  }

  /// Whom to tell by when, as a reminder; with date and number where it is done.
  func line(_ duty: Duty) -> HTML {
    """
    <b>\(name(duty))</b> (\(stage(duty.first))): \(due(duty.first, isDone: duty.isDone))\
    \(tick(duty).map { " \($0)" as HTML })
    """
  }

  /// The step and by when, where it is said already whom to tell.
  func date(_ duty: Duty) -> HTML {
    "\(stage(duty.first)): \(due(duty.first, isDone: duty.isDone))\(tick(duty).map { " \($0)" as HTML })"
  }

  /// One line of an open rule: whom, why, and what would settle it.
  func open(_ rows: [Assessment.Obligation]) -> HTML {
    let row = rows[0]
    let stages = rows.map { "\(stage($0))\(term($0).map { ": " + $0 } ?? "")" }.joined(separator: " · ")
    return """
      <li><b>\(explanation.name(ofDestination: row.destination))</b> (\(stages))<br>\
      \(explanation.condition(of: row)) \
      <span class="hint">\(context(ResultWords.ifSo)): \(context(row.rule.grounds.text))\(basis(row))\
      \(row.notes.html { " \(context($0))" })</span>\
      \(rows.allSatisfy(\.isVerified) ? nil : " <span class=\"careful\">\(context(ResultWords.unverified))</span>" as HTML)</li>

      """
  }

  /// The name of whom to tell.
  func name(_ duty: Duty) -> String { explanation.name(ofDestination: duty.destination) }

  /// The step in words.
  func stage(_ row: Assessment.Obligation) -> String {
    context(ResultWords.stages[row.stage]!)
  }

  /// That it is done, with date and number; that they know, where nothing more was noted.
  func tick(_ duty: Duty) -> HTML? {
    if let done = duty.done { return Self.tick(done, context) }
    return duty.isDone ? told : nil
  }

  /// That somebody was told on a day, under a number.
  static func tick(_ done: DutyDone, _ context: PageContext) -> HTML {
    let number: HTML? =
      done.number.isEmpty ? nil : " (\(context(DutyWords.number)): <bdi class=\"told\">\(done.number)</bdi>)"
    return """
      <span class="done">✓ \(DutyWords.toldOn(DateWords.full(done.on, context.language), context.language))</span>\
      \(number)
      """
  }

  private var told: HTML { "<span class=\"done\">✓ \(context(ResultWords.told))</span>" }

  private func basis(_ row: Assessment.Obligation) -> HTML? {
    row.basis.map { " <span class=\"basis\">\(context($0))</span>" }
  }

  private func contact(_ row: Assessment.Obligation) -> HTML? {
    context.pack.destinations[row.destination].flatMap(DestinationView.contact)
  }

  /// The date alone, for one line; nil where there is none.
  func term(_ row: Assessment.Obligation) -> String? {
    switch row.due {
    case .promptly: context(ResultWords.promptly)
    case .band(_, let latest): DateWords.full(latest, context.language)
    case .date(let date): DateWords.full(date, context.language)
    case .at(let seconds): DateWords.full(.instant(seconds), offset: offset, context.language)
    case nil: nil
    }
  }

  /// By when, with the days that are left; what is done has none left.
  private func due(_ row: Assessment.Obligation, isDone: Bool) -> HTML {
    func left(_ date: CalendarDate) -> HTML? { isDone ? nil : " \(self.left(date))" }
    switch row.due {
    case .promptly: return "<b>\(context(ResultWords.promptly))</b>"
    case .band(let earliest, let latest):
      return """
        <b>\(DateWords.full(earliest, context.language)) \(context(ResultWords.until)) \(DateWords.full(latest, context.language))</b>\
        \(left(latest)) <span class="hint">\(context(ResultWords.band))</span>
        """
    case .date(let date): return "<b>\(DateWords.full(date, context.language))</b>\(left(date))"
    case .at(let seconds):
      let moment = Moment.instant(seconds)
      return """
        <b>\(DateWords.full(moment, offset: offset, context.language))</b>\(left(moment.day(offset: offset)))
        """
    case nil:
      return row.rule.force == .voluntary
        ? "\(context(ResultWords.noTerm))" : "<span class=\"careful\">\(context(ResultWords.noClock))</span>"
    }
  }

  private func left(_ date: CalendarDate) -> HTML {
    let stop = context.language == .en ? ". " : "。"
    let late = date < context.today ? stop + context(ResultWords.lateStill) : ""
    let words = DateWords.left(until: date, today: context.today, context.language)
    return "<span class=\"left\(date < context.today ? " past" : "")\">\(words)\(late)</span>"
  }
}
