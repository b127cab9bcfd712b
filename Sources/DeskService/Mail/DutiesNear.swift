import DeskCore
import DeskStore
import DeskVault

extension RemindOfDuties {
  /// The duties whose date is near, as a reminder names them: `[{"to","due"}]`.
  func duties(
    _ row: CaseRow, _ key: CaseKey, _ due: String, _ language: Language
  ) throws(DeskError) -> JSONText {
    let rulebook = desk.pack.rulebook
    let assessment = rulebook.assess(try answers(row, key, desk.pack, []).sheet, withMissing: false)
    let dueAt = Moment(rfc3339: due)?.instant(offset: 0) ?? desk.clock.seconds
    let range = desk.clock.seconds - Self.nearSeconds...max(dueAt, desk.clock.seconds) + Self.nearSeconds
    var found: [(end: Int, duty: OutgoingMail.Duty)] = []
    for duty in assessment.obligations where duty.isAwaited {
      guard let end = duty.due?.end(offset: rulebook.rules.zoneOffset), range.contains(end) else {
        continue
      }
      let entry = OutgoingMail.Duty(
        to: name(duty, language), due: words(duty.due, language) ?? "")
      if !found.contains(where: { $0.duty == entry }) { found.append((end, entry)) }
    }
    return .array(
      found.sorted { $0.end < $1.end }.map {
        .object([("to", .string($0.duty.to)), ("due", .string($0.duty.due))])
      })
  }

  private func name(_ duty: Assessment.Obligation, _ language: Language) -> String {
    let destination = desk.pack.destinations[duty.destination]?.name[language] ?? duty.destination
    let stage = ReminderWords.stage(duty.stage)[language]
    return language == .en ? "\(destination) (\(stage))" : "\(destination)（\(stage)）"
  }

  private func words(_ due: Assessment.Due?, _ language: Language) -> String? {
    switch due {
    case .band(_, let latest): DateWords.full(latest, language)
    case .date(let date): DateWords.full(date, language)
    case .at(let seconds):
      DateWords.full(.instant(seconds), offset: desk.pack.rulebook.rules.zoneOffset, language)
    case .promptly, nil: nil
    }
  }
}

extension Assessment.Obligation {
  /// Whether somebody must be told and is not yet; told once, the final report is still to come.
  var isAwaited: Bool {
    isCertain && rule.force != .voluntary && (!told || stage == .final)
  }
}

extension Assessment.Due {
  /// The last second of it, since 1970-01-01T00:00:00Z; a date ends with its day in the desk's zone.
  func end(offset: Int) -> Int? {
    switch self {
    case .at(let seconds): seconds
    case .band(_, let latest): (latest.dayNumber + 1) * 86_400 - offset - 1
    case .date(let date): (date.dayNumber + 1) * 86_400 - offset - 1
    case .promptly: nil
    }
  }
}

/// Words of reminders that the rules bring, not the templates.
enum ReminderWords {
  static func stage(_ stage: ObligationRule.Stage) -> Words {
    switch stage {
    case .preliminary: Words(ja: "速報", en: "preliminary report")
    case .final: Words(ja: "確報", en: "final report")
    case .notice: Words(ja: "通知", en: "notice")
    case .report: Words(ja: "報告", en: "report")
    }
  }
}
