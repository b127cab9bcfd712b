import DeskCore

/// Obligations as people read them: one entry a destination, stage and date, with all its reasons.
struct DutyView {
  let context: PageContext

  /// Rows that say the same to the person.
  struct Entry {
    let first: Assessment.Obligation
    var rows: [Assessment.Obligation]
  }

  private var explanation: Explanation { Explanation(pack: context.pack, language: context.language) }

  /// Rows with the same destination, stage and date as one, sorted by date.
  static func entries(_ rows: [Assessment.Obligation]) -> [Entry] {
    var entries: [Entry] = []
    for row in rows {
      let twin = entries.firstIndex {
        $0.first.destination == row.destination && $0.first.stage == row.stage && $0.first.due == row.due
          && $0.first.rule.force == row.rule.force
      }
      if let twin { entries[twin].rows.append(row) } else { entries.append(Entry(first: row, rows: [row])) }
    }
    return entries.enumerated().sorted {
      (order($0.element.first), $0.offset) < (order($1.element.first), $1.offset)
    }.map(\.element)
  }

  /// Promptly first, then by date, then without one; what is told already last.
  private static func order(_ row: Assessment.Obligation) -> Int {
    // Told once, the preliminary report is done; the final one is still to come.
    let told = row.told && row.stage != .final ? 1_000_000_000 : 0
    switch row.due {
    case .promptly: return told
    case .at(let seconds): return told + seconds / 86_400
    case .band(_, let latest): return told + latest.dayNumber
    case .date(let date): return told + date.dayNumber
    case nil: return told + (row.rule.force == .voluntary ? 900_000_000 : 100_000_000)
    }
  }

  func certain(_ entry: Entry) -> HTML {
    let row = entry.first
    let notes = entry.rows.flatMap(\.notes)
    var seen: Set<Words> = []
    let once = notes.filter { seen.insert($0).inserted }
    return """
      <li class="duty">
      <h3>\(explanation.name(ofDestination: row.destination)) <span class="stage">\(stage(row))</span></h3>
      <p class="due">\(due(row))</p>
      <p class="marks"><span class="mark">\(context(ResultWords.forces[row.rule.force]!))</span>\
      \(row.told && row.stage != .final ? " <span class=\"done\">✓ \(context(ResultWords.told))</span>" as HTML : nil)\
      \(entry.rows.allSatisfy(\.isVerified) ? nil : " <span class=\"careful\">\(context(ResultWords.unverified))</span>" as HTML)</p>
      <ul>\(entry.rows.html { "<li>\(context($0.rule.grounds.text))\(basis($0))</li>" })</ul>
      \(row.told && row.stage == .final ? "<p class=\"hint\">\(context(ResultWords.preliminaryTold))</p>\n" as HTML : nil)\
      \(once.html { "<p class=\"hint\">\(context($0))</p>\n" })\
      \(contact(row))\
      </li>

      """
  }

  /// Whom to tell by when, as a reminder.
  func line(_ row: Assessment.Obligation) -> HTML {
    """
    <b>\(explanation.name(ofDestination: row.destination))</b> (\(stage(row))): \(due(row))\
    \(row.told && row.stage != .final ? " <span class=\"done\">✓ \(context(ResultWords.told))</span>" as HTML : nil)
    """
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

  private func basis(_ row: Assessment.Obligation) -> HTML? {
    row.basis.map { " <span class=\"basis\">\(context($0))</span>" }
  }

  private func contact(_ row: Assessment.Obligation) -> HTML? {
    context.pack.destinations[row.destination].flatMap(DestinationView.contact)
  }

  func stage(_ row: Assessment.Obligation) -> String {
    context(ResultWords.stages[row.stage]!)
  }

  /// The date alone, for one line.
  private func term(_ row: Assessment.Obligation) -> String? {
    switch row.due {
    case .promptly: context(ResultWords.promptly)
    case .band(_, let latest): DateWords.full(latest, context.language)
    case .date(let date): DateWords.full(date, context.language)
    case .at(let seconds):
      DateWords.full(.instant(seconds), offset: context.pack.rulebook.rules.zoneOffset, context.language)
    case nil: nil
    }
  }

  private func due(_ row: Assessment.Obligation) -> HTML {
    let offset = context.pack.rulebook.rules.zoneOffset
    switch row.due {
    case .promptly: return "<b>\(context(ResultWords.promptly))</b>"
    case .band(let earliest, let latest):
      return """
        <b>\(DateWords.full(earliest, context.language)) \(context(ResultWords.until)) \(DateWords.full(latest, context.language))</b> \
        \(left(latest)) <span class="hint">\(context(ResultWords.band))</span>
        """
    case .date(let date): return "<b>\(DateWords.full(date, context.language))</b> \(left(date))"
    case .at(let seconds):
      let moment = Moment.instant(seconds)
      return """
        <b>\(DateWords.full(moment, offset: offset, context.language))</b> \(left(moment.day(offset: offset)))
        """
    case nil:
      return row.rule.force == .voluntary
        ? "\(context(ResultWords.noTerm))" : "<span class=\"careful\">\(context(ResultWords.noClock))</span>"
    }
  }

  private func left(_ date: CalendarDate) -> HTML {
    let late = date < context.today ? " " + context(ResultWords.lateStill) : ""
    let words = DateWords.left(until: date, today: context.today, context.language)
    return "<span class=\"left\(date < context.today ? " past" : "")\">\(words)\(late)</span>"
  }
}
