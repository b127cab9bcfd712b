/// A sign that, where it holds, is a reason for the verdict.
public struct HarmRule: Sendable {
  /// The id that `because` cites: `harm.files-encrypted`.
  public let id: String
  /// Places of the facts that it reads.
  public let facts: [Int]
  /// When it holds.
  public let when: Condition
  /// Why it counts.
  public let grounds: Grounds

  /// A reason for the verdict.
  public init(id: String, facts: [Int], when: Condition, grounds: Grounds) {
    self.id = id
    self.facts = facts
    self.when = when
    self.grounds = grounds
  }
}

/// An answer that other answers overrule, told to the person with both.
public struct ContradictionRule: Sendable {
  /// The place of the answer that is overruled.
  public let answer: Int
  /// What may overrule it: the places of facts that are named where the condition holds.
  public let against: [(facts: [Int], when: Condition)]
  /// When it is overruled.
  public let when: Condition
  /// What we make of it, in words.
  public let text: Words

  /// An answer that other answers overrule.
  public init(answer: Int, against: [(facts: [Int], when: Condition)], when: Condition, text: Words) {
    self.answer = answer
    self.against = against
    self.when = when
    self.text = text
  }
}

/// One decision of the assessment: the first entry that fits holds.
public struct Decision: Sendable {
  /// Which decision.
  public let kind: DecisionKind
  /// The entries, in order; the last one has no condition.
  public let entries: [Entry]

  /// One value and when it holds.
  public struct Entry: Sendable {
    /// The value: `confirmed`, `consultation.apt`.
    public let value: String
    /// When it fits; nil for the last entry, which always does.
    public let when: Condition?
    /// Why.
    public let grounds: Grounds

    /// One value and when it holds.
    public init(value: String, when: Condition?, grounds: Grounds) {
      self.value = value
      self.when = when
      self.grounds = grounds
    }
  }

  /// A decision list.
  public init(kind: DecisionKind, entries: [Entry]) {
    self.kind = kind
    self.entries = entries
  }
}

/// A type of incident, listed whatever the verdict.
public struct IncidentTypeRule: Sendable {
  /// `ransomware`
  public let id: String
  /// When it is listed.
  public let when: Condition
  /// Its name.
  public let label: Words
  /// What the type rests on.
  public let grounds: Grounds

  /// A type of incident.
  public init(id: String, when: Condition, label: Words, grounds: Grounds) {
    self.id = id
    self.when = when
    self.label = label
    self.grounds = grounds
  }
}

/// When a piece of guidance is handed out.
public struct GuidanceRule: Sendable {
  /// The id of the guidance: `first-aid.ransomware`.
  public let id: String
  /// When it is handed out.
  public let when: Condition
  /// Why it is handed out.
  public let grounds: Grounds

  /// When a piece of guidance is handed out.
  public init(id: String, when: Condition, grounds: Grounds) {
    self.id = id
    self.when = when
    self.grounds = grounds
  }
}

/// A body worth consulting, without a duty.
public struct ReferralRule: Sendable {
  /// `refer.police`
  public let id: String
  /// The id of the destination.
  public let destination: String
  /// When it is worth it.
  public let when: Condition
  /// A named condition on who asks; the rule counts only where it is not false.
  public let audience: String?
  /// Why.
  public let grounds: Grounds

  /// A body worth consulting.
  public init(id: String, destination: String, when: Condition, audience: String?, grounds: Grounds) {
    self.id = id
    self.destination = destination
    self.when = when
    self.audience = audience
    self.grounds = grounds
  }
}

/// A wish that the desk cannot take, and where it sends people instead.
public struct DeclineRule: Sendable {
  /// The value of the fact `wish`.
  public let wish: String
  /// When it was wished.
  public let when: Condition
  /// Ids of destinations.
  public let destinations: [String]
  /// Why not, and where to go.
  public let text: Words

  /// A wish that the desk cannot take.
  public init(wish: String, when: Condition, destinations: [String], text: Words) {
    self.wish = wish
    self.when = when
    self.destinations = destinations
    self.text = text
  }
}
