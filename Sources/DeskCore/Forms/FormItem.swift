/// One thing that a form asks.
public struct FormItem: Sendable {
  /// The name under which the value is kept: `detection_count`.
  public let id: String
  /// What kind of value it takes.
  public let kind: Kind
  /// What is asked, as a short noun phrase.
  public let label: Words
  /// What helps to answer.
  public let hint: Words?
  /// What can be chosen; empty for other kinds.
  public let options: [Option]
  /// Whether the desk can accept nothing without it; it is taken nonetheless.
  public let isRequired: Bool
  /// The most characters (Unicode scalars) of a text, or the largest number.
  public let most: Int
  /// What a number counts.
  public let unit: Words?
  /// When it is to be answered; nil where always.
  public let when: Condition?
  /// False where a form that is followed here is said to ask this, and no source was seen that shows it.
  public let isVerified: Bool

  /// One thing that a form asks.
  ///
  /// - Parameter most: nil for what is usual for the kind.
  public init(
    id: String, kind: Kind, label: Words, hint: Words? = nil, options: [Option] = [],
    isRequired: Bool = false,
    most: Int? = nil, unit: Words? = nil, when: Condition? = nil, isVerified: Bool = true
  ) {
    self.id = id
    self.kind = kind
    self.label = label
    self.hint = hint
    self.options = options
    self.isRequired = isRequired
    self.most = most ?? kind.most
    self.unit = unit
    self.when = when
    self.isVerified = isVerified
  }

  /// What kind of value an item takes.
  public enum Kind: String, Sendable, CaseIterable {
    /// one line of text
    case line
    /// several lines of text
    case text
    /// a day or an instant, kept as `2026-11-22` or as an instant in UTC
    case date
    /// a whole number
    case number
    /// one of the options
    case choice
    /// any of the options
    case choices
    /// true or false
    case yesNo = "yes-no"
    /// an address on the web
    case url
    /// a mail address
    case email

    /// The usual most: characters of a text, or the largest number.
    public var most: Int {
      switch self {
      case .line: 1_000
      case .text: 20_000
      case .number: 1_000_000_000
      case .url: 2_000
      case .email: 320
      case .date: 200
      case .choice, .choices, .yesNo: 0
      }
    }

    /// Whether there is something to choose from.
    public var hasOptions: Bool { self == .choice || self == .choices }
  }

  /// Something to choose.
  public struct Option: Sendable {
    /// `other`
    public let id: String
    /// In words.
    public let label: Words
    /// Whether a text stands beside it, kept as `ITEM.OPTION`.
    public let hasText: Bool

    /// Something to choose.
    public init(id: String, label: Words, hasText: Bool = false) {
      self.id = id
      self.label = label
      self.hasText = hasText
    }
  }

  /// Another item of the form has been answered so.
  public struct Condition: Sendable {
    /// The id of the other item.
    public let item: String
    /// The option that is chosen there; `yes` or `no` for a truth value.
    public let value: String

    /// Another item has been answered so.
    public init(item: String, value: String) {
      self.item = item
      self.value = value
    }
  }

  /// The most characters of the text beside an option.
  public static let mostBeside = 1_000

  /// The name under which the text beside an option is kept: `equipment.other`.
  public func key(beside option: Option) -> String { "\(id).\(option.id)" }

  /// The names under which anything of it is kept, its own first.
  public var keys: [String] { [id] + options.filter(\.hasText).map(key) }

  /// The option with this id.
  public func option(_ id: String) -> Option? { options.first { $0.id == id } }

  /// The label of an item that counts something says what it counts: 「検出した件数（個）」.
  public var fullLabel: Words {
    guard let unit else { return label }
    return Words(ja: "\(label.ja)（\(unit.ja)）", en: "\(label.en) (\(unit.en))")
  }
}
