/// A condition over facts, as a pack writes it; three-valued (Kleene) once compiled.
public indirect enum Condition: Sendable, Hashable {
  /// Always true or always false.
  case constant(Bool)
  /// Never settled by any fact: it hangs on something no fact holds ("material", "high risk").
  case open
  /// A test of one fact, read with what other answers imply.
  case fact(Int, Test)
  /// A test of one answer as it was given, before anything overrules it.
  case given(Int, Test)
  /// Whether the fact has an answer.
  case answered(Int)
  /// A condition that the pack defines under this name.
  case named(String)
  case all([Condition])
  case any([Condition])
  case not(Condition)
  /// At least this many of these are true.
  case atLeast(Int, [Condition])
  /// True if the condition is known to be true; open counts as false, and stays worth asking.
  case known(Condition)
  /// The `then` of the first condition that is known to be true, else the last one.
  case first([Branch], otherwise: Condition)
  /// The start of a clock lies before a day; an unknown start does not.
  case clockBefore(clock: Int, CalendarDate)
  /// One fact's moment lies before another's; false where one is unknown.
  case momentBefore(Int, Int)
  /// A decision (verdict, urgency…) came out as one of these values.
  case decided(DecisionKind, [String])

  /// One step of a decision list.
  public struct Branch: Sendable, Hashable {
    let when: Condition
    let then: Condition

    /// One step of a decision list.
    public init(when: Condition, then: Condition) {
      self.when = when
      self.then = then
    }
  }

  /// What is asked of one answer.
  public enum Test: Sendable, Hashable {
    /// tri: the answer is yes; is no (the latter for answers as given alone).
    case yes
    case no
    /// choice: the value's bit is in this mask.
    case among(UInt64)
    /// number: more than, at least, at most
    case over(Int)
    case atLeast(Int)
    case atMost(Int)
    /// multi: this value was chosen.
    case has(Int)
    /// multi: something was chosen, and nothing outside this mask.
    case only(UInt64)
  }
}

/// The four decisions of an assessment, each a list of which the first that fits holds.
public enum DecisionKind: String, Sendable, Hashable, CaseIterable {
  case verdict, urgency, targetedAttack, desk
}
