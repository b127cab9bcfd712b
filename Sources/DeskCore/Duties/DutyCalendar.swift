/// The dates of a case for a calendar.
///
/// Calendars are copied to clouds and shown to colleagues: they say the reference and the duty, and nothing of what
/// happened to whom.
public enum DutyCalendar {
  /// One event for each duty that has a date, and one marked as cancelled for each that had one and is gone.
  ///
  /// What is only possible is marked so. What hangs on who the organisation is stays out: pages fold it into one line,
  /// and until it is known it would be most of the calendar.
  /// - Parameter url: the page on which duties are read.
  public static func events(
    of dossier: Dossier, pack: DeskPack, language: Language, url: String?
  ) -> [CalendarEvent] {
    let writer = Writer(dossier: dossier, pack: pack, language: language, url: url)
    let present = dated(dossier.version, pack)
    var seen = Set(present.map(\.name))
    var events = present.map { writer.event($0, isGone: false) }
    for version in dossier.earlier.reversed() {
      for entry in dated(version, pack) where seen.insert(entry.name).inserted {
        events.append(writer.event(entry, isGone: true))
      }
    }
    return events
  }

  /// The duties that no calendar can hold: to be done promptly, or without a date yet. Certain ones that are not done.
  public static func left(out dossier: Dossier, pack: DeskPack) -> [Duty] {
    dossier.version.duties(pack).filter { duty in
      duty.isCertain && !duty.isDone && !duty.hasDate && duty.first.rule.force != .voluntary
    }
  }

  /// What a calendar is called.
  public static func title(_ reference: String?, _ language: Language) -> String {
    let title = DutyWords.title[language]
    return reference.map { language == .en ? "\(title) (\($0))" : "\(title)（\($0)）" } ?? title
  }

  /// What to say beside a calendar where something is left out.
  public static let leftOut = DutyWords.leftOut

  /// A duty with a date, and the name that it keeps from file to file.
  struct Entry {
    let duty: Duty
    let name: String
  }

  /// Where a step has several dates, the surest and then the earliest has the plain name, and the others their rule's.
  static func dated(_ version: DossierVersion, _ pack: DeskPack) -> [Entry] {
    var entries: [Entry] = []
    let duties = version.duties(pack).filter { $0.hasDate && $0.belongsToCase(pack.rulebook.vocabulary) }
    let dated = duties.enumerated().sorted { left, right in
      left.element.isCertain == right.element.isCertain
        ? left.offset < right.offset : left.element.isCertain
    }.map(\.element)
    for duty in dated {
      let twins = entries.filter { $0.duty.destination == duty.destination && $0.duty.stage == duty.stage }
      // By law and by guideline on one day is one date.
      if twins.contains(where: { $0.duty.due == duty.due }) { continue }
      let name = "\(duty.destination)-\(duty.stage.rawValue)"
      entries.append(Entry(duty: duty, name: twins.isEmpty ? name : "\(name)-\(duty.first.rule.id)"))
    }
    return entries
  }
}

extension Duty {
  /// Whether it is more than a possibility that hangs on who the organisation is.
  fileprivate func belongsToCase(_ vocabulary: Vocabulary) -> Bool {
    isCertain
      || rows.contains { row in
        !row.hangsOn.contains { vocabulary[$0].id.hasPrefix("organisation.") }
      }
  }

  /// Whether a calendar can hold it.
  var hasDate: Bool {
    switch due {
    case .at, .band, .date: true
    case .promptly, nil: false
    }
  }
}

/// Writes events of one case.
private struct Writer {
  let dossier: Dossier
  let pack: DeskPack
  let language: Language
  let url: String?

  private var offset: Int { pack.rulebook.rules.zoneOffset }

  func event(_ entry: DutyCalendar.Entry, isGone: Bool) -> CalendarEvent {
    let duty = entry.duty
    let status: CalendarEvent.Status = isGone ? .cancelled : duty.isDone ? .done : .open
    return CalendarEvent(
      uid: uid(entry), sequence: dossier.version.number, summary: summary(duty),
      details: details(duty, isGone), url: url, span: span(duty),
      alarms: status == .open ? alarms(duty) : [], status: status)
  }

  /// What is not sent has no reference: its date tells it from another one's.
  private func uid(_ entry: DutyCalendar.Entry) -> String {
    let day = entry.duty.lastDay(offset: offset).map { "\($0)-" } ?? ""
    return "\(dossier.reference.map { $0 + "-" } ?? day)\(entry.name)@madoguchi"
  }

  private func span(_ duty: Duty) -> CalendarEvent.Span {
    switch duty.due {
    case .band(let earliest, let latest): return .days(first: earliest, last: latest)
    case .date(let date): return .days(first: date, last: date)
    case .at(let seconds): return .instant(seconds)
    case .promptly, nil: preconditionFailure("only duties with a date stand in a calendar")
    }
  }

  private func summary(_ duty: Duty) -> String {
    let name = Explanation(pack: pack, language: language).name(ofDestination: duty.destination)
    let stage = duty.stage.words[language]
    let line =
      switch duty.due {
      case .band(_, let latest): DutyWords.band(name, stage, latest, language)
      case .at(let seconds):
        DutyWords.instant(name, stage, DateWords.time(seconds, offset: offset), language)
      case .date(let date): DutyWords.date(name, stage, date, language)
      case .promptly, nil: "\(name): \(stage)"
      }
    return duty.isCertain ? line : DutyWords.ifSo[language] + line
  }

  private func details(_ duty: Duty, _ isGone: Bool) -> String {
    var lines: [String] = []
    func add(_ line: String) { if !lines.contains(line) { lines.append(line) } }
    if isGone { add(DutyWords.gone[language]) }
    if let reference = dossier.reference { add(labelled(DutyWords.reference, reference)) }
    for row in duty.rows where row.isCertain || !duty.isCertain {
      add(labelled(DutyWords.why, row.rule.grounds.text[language]))
      if let basis = row.basis { add(labelled(DutyWords.basis, basis[language])) }
    }
    if case .band = duty.due { add(DutyWords.band[language]) }
    if !isGone {
      let condition = Explanation(pack: pack, language: language).condition(of: duty.first)
      add(duty.isCertain ? DutyWords.certain[language] : condition)
      if let done = duty.done {
        add(DutyWords.done(DateWords.full(done.on, language))[language])
      } else if duty.isDone {
        add(DutyWords.told[language])
      }
    }
    if !duty.isVerified { add(DutyWords.unverified[language]) }
    add(DutyWords.notAdvice[language])
    return lines.joined(separator: "\n")
  }

  private func labelled(_ label: Words, _ text: String) -> String {
    "\(label[language]): \(text)"
  }

  /// Nine o'clock of a week before, of the day before and of the day, in seconds from where the event begins; only
  /// what lies ahead of today, and not after an hour that is over by then.
  private func alarms(_ duty: Duty) -> [Int] {
    guard let last = duty.lastDay(offset: offset) else { return [] }
    let start =
      switch duty.due {
      case .at(let seconds): seconds
      case .band(let earliest, _): earliest.dayNumber * 86_400 - offset
      default: last.dayNumber * 86_400 - offset
      }
    var end = Int.max
    if case .at(let seconds) = duty.due { end = seconds }
    return [-7, -1, 0].compactMap { days in
      let day = last + days
      let rings = day.dayNumber * 86_400 - offset + 9 * 3_600
      return day >= dossier.today && rings < end ? rings - start : nil
    }
  }
}
