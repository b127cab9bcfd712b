/// Somebody who must, or may, be told, and by when.
public struct ObligationRule: Sendable {
  /// `appi.class-3`
  public let id: String
  /// When it holds; open rows are shown as such.
  public let when: Condition
  /// A named condition on who asks; the rule counts only where it is not false.
  public let audience: String?
  /// The id of the destination.
  public let destination: String
  /// Another destination where its condition is known to hold.
  public let elsewhere: [(when: Condition, destination: String)]
  /// How binding it is.
  public let force: Force
  /// The place of the clock among the pack's clocks.
  public let clock: Int
  /// Whether `clockStart` is an instant (hour clocks) or a date.
  public let isHourClock: Bool
  /// One row a stage.
  public let rows: [Row]
  /// Sentences that are added where their condition is known to hold.
  public let notes: [Note]
  /// Another provision where its condition is known to hold, the first that fits: article 68 for public bodies.
  public let otherBasis: [Note]
  /// Why, on what basis, how sure.
  public let grounds: Grounds

  /// How binding an obligation is.
  public enum Force: String, Sendable, CaseIterable {
    case statute, guideline, contract, voluntary
  }

  /// Which step of telling somebody.
  public enum Stage: String, Sendable, CaseIterable {
    case preliminary, final, notice, report
  }

  /// One step and its term.
  public struct Row: Sendable {
    /// Which step.
    public let stage: Stage
    /// By when.
    public let term: Term

    /// One step and its term.
    public init(stage: Stage, term: Term) {
      self.stage = stage
      self.term = term
    }
  }

  /// How a due date follows from the start of the clock.
  public enum Term: Sendable {
    /// Voluntary: no date.
    case none
    case promptly
    /// From `start + earliest` to `start + latest` days; never moved.
    case band(earliest: Int, latest: Int)
    /// Day *n*, the start being day 1; moved off closed days where `rolls`; another day where the condition
    /// of `instead` is known to hold.
    case day(Int, rolls: Bool, instead: Instead?)
    /// Hours after the start; never moved.
    case hours(Int)
  }

  /// Another day where a condition is known to hold.
  public struct Instead: Sendable {
    let when: Condition
    let day: Int

    /// Another day where a condition is known to hold.
    public init(when: Condition, day: Int) {
      self.when = when
      self.day = day
    }
  }

  /// A text that counts where its condition is known to hold.
  public struct Note: Sendable {
    let when: Condition
    let text: Words

    /// A sentence that is added where its condition is known to hold.
    public init(when: Condition, text: Words) {
      self.when = when
      self.text = text
    }
  }

  /// Somebody who must, or may, be told.
  public init(
    id: String, when: Condition, audience: String?, destination: String,
    elsewhere: [(when: Condition, destination: String)], force: Force, clock: Int, isHourClock: Bool,
    rows: [Row], notes: [Note], otherBasis: [Note] = [], grounds: Grounds
  ) {
    self.id = id
    self.when = when
    self.audience = audience
    self.destination = destination
    self.elsewhere = elsewhere
    self.force = force
    self.clock = clock
    self.isHourClock = isHourClock
    self.rows = rows
    self.notes = notes
    self.otherBasis = otherBasis
    self.grounds = grounds
  }
}
