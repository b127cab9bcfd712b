/// Something that helps smaller firms to prepare: a service, a guideline, a subsidy, a place to ask.
public struct SupportScheme: Sendable {
  /// `otasuke`
  public let id: String
  /// What it is called.
  public let name: Words
  /// For whom it is.
  public let who: Words
  /// Whom that leaves out, as far as it can be computed.
  public let condition: Condition
  /// What it gives.
  public let gives: Words
  /// What it costs.
  public let cost: Words
  /// How to get it.
  public let how: Words
  /// Its page; nil where none was seen in a source.
  public let url: String?
  /// Keys of the pack's sources.
  public let sources: [String]
  /// Whether what is said here was seen in a source.
  public let verified: Bool
  /// As of when.
  public let asOf: CalendarDate

  /// Who may use it, by size and place.
  public struct Condition: Sendable, Hashable {
    /// Up to so many employees it is for sure; nil where size does not matter.
    public var surelyUpTo: Int?
    /// Above so many it is not; nil where other things decide then.
    public var atMost: Int?
    /// The codes of the prefectures that it is for; empty for all.
    public var prefectures: [String]

    /// Who may use it.
    public init(surelyUpTo: Int? = nil, atMost: Int? = nil, prefectures: [String] = []) {
      self.surelyUpTo = surelyUpTo
      self.atMost = atMost
      self.prefectures = prefectures
    }
  }

  /// Something that helps smaller firms.
  public init(
    id: String, name: Words, who: Words, condition: Condition, gives: Words, cost: Words, how: Words,
    url: String?, sources: [String], verified: Bool, asOf: CalendarDate
  ) {
    self.id = id
    self.name = name
    self.who = who
    self.condition = condition
    self.gives = gives
    self.cost = cost
    self.how = how
    self.url = url
    self.sources = sources
    self.verified = verified
    self.asOf = asOf
  }

  /// Whether it is for a firm: yes, no, or open while size or place are not known or do not settle it.
  ///
  /// - Parameters:
  ///   - employees: how many people it employs.
  ///   - prefecture: the code of its prefecture.
  public func fit(employees: Int?, prefecture: String?) -> SchemeFit {
    let bySize: SchemeFit =
      switch employees {
      case _ where condition.surelyUpTo == nil && condition.atMost == nil: .fits
      case nil: .open
      case let count? where condition.atMost.map({ count > $0 }) ?? false: .doesNotFit
      case let count? where count <= condition.surelyUpTo ?? condition.atMost ?? 0: .fits
      default: .open
      }
    let byPlace: SchemeFit =
      switch prefecture {
      case _ where condition.prefectures.isEmpty: .fits
      case nil: .open
      case let code?: condition.prefectures.contains(code) ? .fits : .doesNotFit
      }
    return max(bySize, byPlace)
  }
}

/// Whether a scheme is for a firm; the later one of two prevails.
public enum SchemeFit: Int, Sendable, Comparable, CaseIterable {
  case fits, open, doesNotFit

  /// Whether the left one gives way to the right one.
  public static func < (left: SchemeFit, right: SchemeFit) -> Bool { left.rawValue < right.rawValue }
}
