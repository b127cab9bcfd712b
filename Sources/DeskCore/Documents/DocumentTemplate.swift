/// A paper for somebody who must be told, as data: which rows it has, and which facts fill them.
public struct DocumentTemplate: Sendable {
  /// `ppc-report`
  public let id: String
  /// Raised when a row is added, dropped or means something else.
  public let version: Int
  /// What it is called.
  public let name: Words
  /// The id of the destination that it is for; nil where there is none of ours.
  public let destination: String?
  /// What it is for, and how it is handed in.
  public let purpose: Words
  /// How it is laid out.
  public let layout: Layout
  /// Whether the layout is the receiver's own; where it is not, the paper says so.
  public let isOfficial: Bool
  /// Whether the receiver works on it as a table: a spreadsheet is offered as well.
  public let isTable: Bool
  /// The steps that it is written for, the first is the usual one; empty where there is one alone.
  public let variants: [Variant]
  /// When it belongs to the papers of a case; nil where always.
  public let offer: Condition?
  /// Its rows, in groups.
  public let sections: [Section]
  /// Keys of the pack's sources.
  public let sources: [String]
  /// As of when they were read.
  public let asOf: CalendarDate?
  /// False where what the receiver asks was not seen in a source; the paper says so.
  public let isVerified: Bool

  /// How a paper is laid out.
  public enum Layout: String, Sendable, CaseIterable {
    /// rows with a label and a value
    case form
    /// paragraphs to a person
    case letter
  }

  /// One of the steps that a paper is written for.
  public struct Variant: Sendable {
    /// `final`
    public let id: String
    /// What it is called.
    public let name: Words
    /// The step of the duty.
    public let stage: ObligationRule.Stage?
    /// Whether it says what changed since the step before it was done.
    public let compares: Bool

    /// A step.
    public init(id: String, name: Words, stage: ObligationRule.Stage?, compares: Bool) {
      self.id = id
      self.name = name
      self.stage = stage
      self.compares = compares
    }
  }

  /// Rows under one heading.
  public struct Section: Sendable {
    /// `outline`
    public let id: String
    /// The heading; nil in letters.
    public let heading: Words?
    /// The variants that have it; empty: all.
    public let variants: [String]
    /// The rows.
    public let rows: [Row]

    /// Rows under one heading.
    public init(id: String, heading: Words?, variants: [String] = [], rows: [Row]) {
      self.id = id
      self.heading = heading
      self.variants = variants
      self.rows = rows
    }
  }

  /// One row.
  public struct Row: Sendable {
    /// `persons`
    public let id: String
    /// The receiver's own number for it, as it is printed: `(3)`.
    public let number: String?
    /// What stands in front; nil for a paragraph of a letter.
    public let label: Words?
    /// What the receiver wants to read there.
    public let hint: Words?
    /// The variants that have it; empty: all.
    public let variants: [String]
    /// The row is left out where this is known to be false; nil where it is always there.
    public let when: Condition?
    /// What it gives away once it is filled.
    public let discloses: [Disclosure]
    /// False where it was not seen in a source that the receiver asks this.
    public let isVerified: Bool
    /// What fills it, each part on lines of its own.
    public let parts: [Part]

    /// One row.
    public init(
      id: String, number: String? = nil, label: Words?, hint: Words? = nil, variants: [String] = [],
      when: Condition? = nil, discloses: [Disclosure] = [], isVerified: Bool = true, parts: [Part]
    ) {
      self.id = id
      self.number = number
      self.label = label
      self.hint = hint
      self.variants = variants
      self.when = when
      self.discloses = discloses
      self.isVerified = isVerified
      self.parts = parts
    }
  }

  /// What a row gives away.
  public enum Disclosure: String, Sendable, CaseIterable {
    /// the organisation's name and what it is
    case organisation
    /// a person's name, address or number
    case contact
    /// what happened, in the person's own words
    case narrative
    /// devices, systems and how they are protected
    case systems
    /// which data of whom is affected
    case data
    /// amounts, accounts and business figures
    case money
    /// addresses, files and traces of the attacker
    case indicators
    /// names of contractors, customers or other third parties
    case others
  }

  /// Something that fills a row.
  public struct Part: Sendable {
    /// Stands in front of it, with a colon; nil where nothing does.
    public let label: Words?
    /// Where it comes from.
    public let content: Content

    /// Something that fills a row.
    public init(label: Words? = nil, content: Content) {
      self.label = label
      self.content = content
    }
  }

  /// Where a part of a row comes from.
  public indirect enum Content: Sendable {
    /// the answer to a fact, in words
    case fact(Int)
    /// every known one of these facts with its label, one a line
    case facts([Int])
    /// the statements of those of these facts that are yes, one a line
    case statements([Int])
    /// every value of a fact, marked whether it was chosen
    case factChecks(Int)
    /// an item of the particulars
    case particular(String)
    /// every option of an item of the particulars, marked whether it was chosen
    case particularChecks(String)
    /// an item of the form that the case was sent on
    case form(String)
    /// what the case itself says
    case matter(Matter)
    /// what the rules make of the answers
    case judgement(Judgement)
    /// the duties towards a destination
    case duties(destination: String, DutyPart)
    /// who was told so far, when, under which number
    case told
    /// words that always stand there
    case words(Words)
    /// the first of these that says anything
    case first([Part])
    /// what changed since the step before
    case changes
  }

  /// What a case itself says.
  public enum Matter: String, Sendable, CaseIterable {
    case reference, received, subject, narrative, organisation, name, email, phone, files
    /// the day on which the paper is made
    case today
  }

  /// What the rules make of the answers.
  public enum Judgement: String, Sendable, CaseIterable {
    case verdict, types, because, urgency
  }

  /// What of the duties towards a destination.
  public enum DutyPart: String, Sendable, CaseIterable {
    /// why: one line a rule that holds, with its basis
    case grounds
    /// by when, step by step
    case dates
    /// from when the term runs
    case start
  }

  /// A paper.
  public init(
    id: String, version: Int, name: Words, destination: String?, purpose: Words, layout: Layout,
    isOfficial: Bool, isTable: Bool, variants: [Variant], offer: Condition?, sections: [Section],
    sources: [String], asOf: CalendarDate?, isVerified: Bool
  ) {
    self.id = id
    self.version = version
    self.name = name
    self.destination = destination
    self.purpose = purpose
    self.layout = layout
    self.isOfficial = isOfficial
    self.isTable = isTable
    self.variants = variants
    self.offer = offer
    self.sections = sections
    self.sources = sources
    self.asOf = asOf
    self.isVerified = isVerified
  }

  /// `ppc-report@1`
  public var stamp: String { "\(id)@\(version)" }
}
