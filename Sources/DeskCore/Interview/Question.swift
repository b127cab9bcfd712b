/// One page of the interview: a question, or a card of several facts.
public struct Question: Sendable {
  /// `happening`
  public let id: String
  /// How it is put.
  public let kind: Kind
  /// The question itself.
  public let ask: Words
  /// How to answer.
  public let hint: Words?
  /// Why we ask.
  public let why: Words
  /// The rows: for a checklist and for fields one a fact; for single and multi one a value.
  public let rows: [Row]
  /// Places of the facts that it settles.
  public let facts: [Int]

  /// How a question is put.
  public enum Kind: String, Sendable {
    /// Several yes-or-no facts, to be ticked.
    case checklist
    /// One fact, one of several answers.
    case single
    /// One fact, any of several answers.
    case multi
    /// Several facts, each with a field of its own.
    case fields
  }

  /// One row of a question.
  public struct Row: Sendable {
    /// The id of a fact (checklist, fields) or of a value (single, multi).
    public let id: String
    /// In everyday words.
    public let label: Words
    /// How to fill it in.
    public let hint: Words?

    /// One row of a question.
    public init(id: String, label: Words, hint: Words?) {
      self.id = id
      self.label = label
      self.hint = hint
    }
  }

  /// One page of the interview.
  public init(id: String, kind: Kind, ask: Words, hint: Words?, why: Words, rows: [Row], facts: [Int]) {
    self.id = id
    self.kind = kind
    self.ask = ask
    self.hint = hint
    self.why = why
    self.rows = rows
    self.facts = facts
  }
}
