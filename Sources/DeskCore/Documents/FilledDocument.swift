/// A paper, filled from a case in one language: the same for the page, the print, the text and the files.
public struct FilledDocument: Sendable {
  /// The template, as `ppc-report@1`.
  public let stamp: String
  /// What it is called, its variant included.
  public let name: String
  /// The id of the variant; nil where there is one alone.
  public let variant: String?
  /// How it is laid out.
  public let layout: DocumentTemplate.Layout
  /// The language that it is written in.
  public let language: Language
  /// Whom it is for; nil where that is nobody of the directory.
  public let receiver: String?
  /// What must be known of it: that the layout is not the official one, that something is not verified.
  public let notes: [String]
  /// What it gives away, in words.
  public let discloses: [String]
  /// How people name the case; nil while it is not sent.
  public let reference: String?
  /// The day on which it was made, in words.
  public let madeOn: String
  /// Whether what the receiver asks was seen in a source; its notes say so where it was not.
  public let isVerified: Bool
  /// Its rows, in groups.
  public let sections: [Section]

  /// Rows under one heading.
  public struct Section: Sendable {
    /// Its id.
    public let id: String
    /// The heading; nil in letters.
    public let heading: String?
    /// The rows.
    public let rows: [Row]

    /// Rows under one heading.
    public init(id: String, heading: String?, rows: [Row]) {
      self.id = id
      self.heading = heading
      self.rows = rows
    }
  }

  /// One row.
  public struct Row: Sendable {
    /// Its id.
    public let id: String
    /// The receiver's own number for it.
    public let number: String?
    /// What stands in front; nil for a paragraph.
    public let label: String?
    /// What the receiver wants to read there.
    public let hint: String?
    /// What it says, lines parted by `\n`; where nothing is known, the words that say so.
    public let text: String
    /// Whether nothing is known.
    public let isUnknown: Bool
    /// Whether it was seen in a source that the receiver asks this.
    public let isVerified: Bool
    /// Where what it says comes from.
    public let origins: [Origin]
    /// The particulars that would fill it, by their ids, for "write it here".
    public let asks: [String]

    /// One row.
    public init(
      id: String, number: String?, label: String?, hint: String?, text: String, isUnknown: Bool,
      isVerified: Bool, origins: [Origin], asks: [String]
    ) {
      self.id = id
      self.number = number
      self.label = label
      self.hint = hint
      self.text = text
      self.isUnknown = isUnknown
      self.isVerified = isVerified
      self.origins = origins
      self.asks = asks
    }
  }

  /// Where what a row says comes from.
  public enum Origin: Sendable, Hashable {
    /// a fact, by its place
    case fact(Int)
    /// an item of the particulars
    case particular(String)
    /// an item of the form that the case was sent on
    case form(String)
    /// what the case itself says
    case matter(DocumentTemplate.Matter)
    /// what the rules make of the answers
    case rules
    /// what was noted as done
    case done
    /// words of the template
    case template

    /// `data.persons`, `particular:cause`, `form:equipment`, `case:narrative`, `rules`, `done`, `template`
    public func text(_ vocabulary: Vocabulary) -> String {
      switch self {
      case .fact(let place): vocabulary[place].id
      case .particular(let id): "particular:\(id)"
      case .form(let id): "form:\(id)"
      case .matter(let matter): "case:\(matter.rawValue)"
      case .rules: "rules"
      case .done: "done"
      case .template: "template"
      }
    }
  }

  /// A paper.
  public init(
    stamp: String, name: String, variant: String?, layout: DocumentTemplate.Layout, language: Language,
    receiver: String?, notes: [String], discloses: [String], reference: String?, madeOn: String,
    isVerified: Bool = true, sections: [Section]
  ) {
    self.stamp = stamp
    self.name = name
    self.variant = variant
    self.layout = layout
    self.language = language
    self.receiver = receiver
    self.notes = notes
    self.discloses = discloses
    self.reference = reference
    self.madeOn = madeOn
    self.isVerified = isVerified
    self.sections = sections
  }
}
