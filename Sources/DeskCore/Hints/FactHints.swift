/// Which words of a text speak for which answer.
///
/// What they yield are proposals, each with the words that it rests on. Nothing is ever answered by them: a
/// person looks at each and takes it or leaves it.
public struct FactHints: Sendable {
  /// The hints, in the pack's order.
  public let hints: [FactHint]
  /// What takes a hit's force away.
  public let doubts: HintDoubts
  let index: HintIndex

  /// No hints.
  public init() {
    self.init([], doubts: HintDoubts())
  }

  /// Hints, ready to be looked for.
  public init(_ hints: [FactHint], doubts: HintDoubts) {
    self.hints = hints
    self.doubts = doubts
    index = HintIndex(hints)
  }
}

/// One pattern that speaks for one answer to one fact.
public struct FactHint: Sendable {
  /// The place of the fact.
  public let place: Int
  /// What it speaks for.
  public let evidence: Evidence
  /// The words.
  public let pattern: HintPattern
  /// Whether the words are a question by nature: a wish counts although it is asked.
  public let isAsked: Bool

  /// What a hit speaks for.
  public enum Evidence: Sendable {
    case answer(Answer)
    /// The number that stands at `{n}`.
    case number
    /// The day or the instant that stands at `{date}`.
    case date

    /// Whether the text itself holds the answer.
    var isValue: Bool { if case .answer = self { false } else { true } }
  }

  /// A pattern that speaks for an answer.
  public init(place: Int, evidence: Evidence, pattern: HintPattern, isAsked: Bool = false) {
    self.place = place
    self.evidence = evidence
    self.pattern = pattern
    self.isAsked = isAsked
  }
}

/// What takes a hit's force away: then it speaks for nothing, not even for the contrary.
public struct HintDoubts: Sendable {
  /// Words in the clause before it: "no sign of", "not", "whether".
  let before: [[UInt32]]
  /// Words behind it, with nothing but kana and bridges between: 「されていない」「かもしれない」.
  let after: [[UInt32]]
  /// Words that may stand between: 「確認」 of 「漏えいは確認されていない」.
  let bridges: [[UInt32]]
  /// What makes a sentence a question, anywhere behind the hit: 「でしょうか」「?」.
  let questions: [[UInt32]]

  /// Doubts, as they are written in a pack.
  public init(before: [String] = [], after: [String] = [], bridges: [String] = [], questions: [String] = []) {
    func folded(_ words: [String]) -> [[UInt32]] {
      words.map { FoldedProse($0).scalars }.filter { !$0.isEmpty }
    }
    self.before = folded(before)
    self.after = folded(after)
    self.bridges = folded(bridges).sorted { $0.count > $1.count }
    self.questions = folded(questions)
  }
}

/// An answer that a text speaks for, to be confirmed by a person.
public struct FactProposal: Sendable {
  /// The place of the fact.
  public let place: Int
  /// The answer; of a fact with several values one of them.
  public let answer: Answer
  /// The words that it rests on with what stands around them, exactly as in the text; at most 80 characters.
  public let quote: String
  /// Where the words begin in the text, counted in Unicode scalars from 0.
  public let offset: Int
}
