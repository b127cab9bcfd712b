/// One body to be told at one step by one date, with all the rules that ask for it.
public struct Duty: Sendable {
  /// The rule that stands first.
  public let first: Assessment.Obligation
  /// All rows that say the same to the person.
  public private(set) var rows: [Assessment.Obligation]
  /// That it was done, where that was noted.
  public let done: DutyDone?

  /// The id of the destination.
  public var destination: String { first.destination }
  /// Which step.
  public var stage: ObligationRule.Stage { first.stage }
  /// By when.
  public var due: Assessment.Due? { first.due }
  /// Whether one of its rules is certain.
  public var isCertain: Bool { rows.contains(where: \.isCertain) }
  /// Whether all that it rests on was seen in a source.
  public var isVerified: Bool { rows.allSatisfy(\.isVerified) }
  /// Whether it is done: noted so, or the body knows already. That they know ends no final report.
  public var isDone: Bool { done != nil || (first.told && stage != .final) }
  /// The last day, in a zone that lies `offset` seconds east of UTC; nil where there is none.
  public func lastDay(offset: Int) -> CalendarDate? {
    switch due {
    case .band(_, let latest): latest
    case .date(let date): date
    case .at(let seconds): Moment.instant(seconds).day(offset: offset)
    case .promptly, nil: nil
    }
  }

  /// Rows with the same destination, step, date and force as one; what is to be done first stands first, what is
  /// done last.
  public static func all(of rows: [Assessment.Obligation], done: [DutyDone] = []) -> [Duty] {
    var duties: [Duty] = []
    for row in rows {
      let twin = duties.firstIndex {
        $0.destination == row.destination && $0.stage == row.stage && $0.due == row.due
          && $0.first.rule.force == row.rule.force
      }
      if let twin {
        duties[twin].rows.append(row)
      } else {
        let note = done.last { $0.destination == row.destination && $0.stage == row.stage }
        duties.append(Duty(first: row, rows: [row], done: note))
      }
    }
    return duties.enumerated().sorted {
      ($0.element.order, $0.offset) < ($1.element.order, $1.offset)
    }.map(\.element)
  }

  /// Promptly first, then by date, then without one; what is done last.
  private var order: Int {
    let late = isDone ? 1_000_000_000 : 0
    switch due {
    case .promptly: return late
    case .at(let seconds): return late + seconds / 86_400
    case .band(_, let latest): return late + latest.dayNumber
    case .date(let date): return late + date.dayNumber
    case nil: return late + (first.rule.force == .voluntary ? 900_000_000 : 100_000_000)
    }
  }
}
