/// What the desk makes of one person's answers.
///
/// A function of the answers alone: no clock, no randomness. The JSON shape stands in `contract.md`.
public struct Assessment: Sendable {
  /// The verdict on harm: `confirmed`, `suspected`, `none` or `undetermined`.
  public var verdict: String { decided[.verdict]?.value ?? "" }
  /// How pressing it is: `immediate`, `today` or `routine`.
  public var urgency: String { decided[.urgency]?.value ?? "" }
  /// `likely`, `possible`, `no-sign` or `undetermined`.
  public var targetedAttack: String { decided[.targetedAttack]?.value ?? "" }
  /// The id of the desk that takes the case.
  public var desk: String { decided[.desk]?.value ?? "" }
  /// The entries that decided.
  public internal(set) var decided: [DecisionKind: Decision.Entry] = [:]
  /// Reasons for the verdict, then contradictions.
  public internal(set) var because: [Reason] = []
  /// Types of incident.
  public internal(set) var incidentTypes: [IncidentTypeRule] = []
  /// What cannot be taken.
  public internal(set) var declined: [DeclineRule] = []
  /// What guidance is handed out.
  public internal(set) var guidance: [GuidanceRule] = []
  /// Whom else to consult.
  public internal(set) var referrals: [Referral] = []
  /// Whom to tell by when.
  public internal(set) var obligations: [Obligation] = []
  /// Facts that could still change the above, the most useful first.
  public internal(set) var missing: [Int] = []

  /// A rule that holds, and the facts that it holds by.
  public struct Reason: Sendable {
    /// `harm.files-encrypted` or `facts.contradiction`
    public let rule: String
    /// Places of the facts.
    public let facts: [Int]
    /// The reason in words.
    public let text: Words
  }

  /// A body worth consulting.
  public struct Referral: Sendable {
    /// The rule.
    public let rule: ReferralRule
    /// Whether they know already.
    public let told: Bool
  }

  /// One row: somebody to be told, at one stage.
  public struct Obligation: Sendable {
    /// The rule.
    public let rule: ObligationRule
    /// Which step.
    public let stage: ObligationRule.Stage
    /// The id of the destination.
    public let destination: String
    /// The start of the clock, where known.
    public let clockStart: Moment?
    /// By when; nil for voluntary rows, and for dated ones whose clock start is unknown.
    public let due: Due?
    /// Whether the rule is true; otherwise it is open.
    public let isCertain: Bool
    /// Whether the rule and the date rest on a source that was seen.
    public let isVerified: Bool
    /// Whether they know already.
    public let told: Bool
    /// Places of the unknown facts that an open row hangs on.
    public let hangsOn: [Int]
    /// Sentences beside the rule's own.
    public let notes: [Words]
    /// The provision that it rests on for this person.
    public let basis: Words?
  }

  /// A due date.
  public enum Due: Sendable, Hashable {
    case promptly
    case band(earliest: CalendarDate, latest: CalendarDate)
    case date(CalendarDate)
    /// Seconds since 1970-01-01T00:00:00Z.
    case at(Int)
  }
}
