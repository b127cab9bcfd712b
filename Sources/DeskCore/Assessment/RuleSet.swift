/// All rules of a pack, as written; `Rulebook` is the same compiled.
public struct RuleSet: Sendable {
  /// The facts that the rules speak of.
  public var vocabulary: Vocabulary
  /// What one answer says of another.
  public var implications: [Implication] = []
  /// Where terms start.
  public var clocks: [Clock] = []
  /// Conditions with a name.
  public var definitions: [String: Condition] = [:]
  /// Reasons for the verdict.
  public var harm: [HarmRule] = []
  /// Answers that overrule one another.
  public var contradictions: [ContradictionRule] = []
  /// The four decisions.
  public var decisions: [DecisionKind: Decision] = [:]
  /// Types of incident.
  public var incidentTypes: [IncidentTypeRule] = []
  /// What guidance is handed out when.
  public var guidance: [GuidanceRule] = []
  /// Whom else to consult.
  public var referrals: [ReferralRule] = []
  /// What cannot be taken.
  public var declines: [DeclineRule] = []
  /// Whom to tell by when.
  public var obligations: [ObligationRule] = []
  /// For a destination, when it is known to have been told already.
  public var told: [String: Condition] = [:]
  /// Facts in the order in which they are worth asking.
  public var order: [Int] = []
  /// The days on which offices are closed.
  public var closedDays = ClosedDays(table: [], rules: [], turnOfYear: [])
  /// Seconds that the desk's zone lies east of UTC.
  public var zoneOffset = 9 * 3600

  /// A set of rules over a vocabulary, empty at first.
  public init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }
}
