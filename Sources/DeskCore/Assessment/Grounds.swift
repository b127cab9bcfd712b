/// Why a rule is there: its reason in words, what it rests on, and how sure we are of that.
public struct Grounds: Sendable {
  /// The reason, as the person reads it.
  public let text: Words
  /// The provision, where there is one: "個人情報の保護に関する法律 第26条第1項".
  public let basis: Words?
  /// Keys of the pack's `sources.yaml`.
  public let sources: [String]
  /// When the source was last read.
  public let asOf: CalendarDate
  /// False where the source was not seen in its own text: the page then says so.
  public let verified: Bool

  /// The grounds of a rule.
  public init(text: Words, basis: Words? = nil, sources: [String], asOf: CalendarDate, verified: Bool) {
    self.text = text
    self.basis = basis
    self.sources = sources
    self.asOf = asOf
    self.verified = verified
  }
}
