/// First aid for one type of incident, or a guide: steps in order of urgency.
public struct Guidance: Sendable {
  /// `first-aid.ransomware`
  public let id: String
  /// The heading.
  public let title: Words
  /// What matters most, in a sentence or two.
  public let lead: Words
  /// What to do and what not to do, the most urgent first.
  public let steps: [GuidanceStep]
  /// When its sources were last read.
  public let asOf: CalendarDate

  /// First aid or a guide.
  public init(id: String, title: Words, lead: Words, steps: [GuidanceStep], asOf: CalendarDate) {
    self.id = id
    self.title = title
    self.lead = lead
    self.steps = steps
    self.asOf = asOf
  }
}

/// One thing to do, or not to do.
public struct GuidanceStep: Sendable {
  /// Whether this is something not to do.
  public let isAvoid: Bool
  /// The step, as one sentence or two.
  public let text: Words
  /// The reason.
  public let why: Words
  /// Who does it.
  public let who: Words
  /// About how long it takes.
  public let time: Words
  /// Keys of the pack's sources.
  public let sources: [String]
  /// False where it rests on general knowledge; the page says so.
  public let verified: Bool

  /// One thing to do, or not to do.
  public init(
    isAvoid: Bool, text: Words, why: Words, who: Words, time: Words, sources: [String], verified: Bool
  ) {
    self.isAvoid = isAvoid
    self.text = text
    self.why = why
    self.who = who
    self.time = time
    self.sources = sources
    self.verified = verified
  }
}
