/// What a desk wants to know, as people fill it in: a versioned list of items, kept as data.
///
/// Forms change (IPA's own did several times), and a case is read by the version that it was written on: a pack
/// keeps its old forms, and every case names its own as `virus-report@1`.
public struct Form: Sendable {
  /// `virus-report`
  public let id: String
  /// Raised when an item is added, dropped or means something else.
  public let version: Int
  /// The id of the desk that it goes to.
  public let desk: String
  /// What it is called.
  public let name: Words
  /// What to know before one begins.
  public let intro: Words?
  /// How its first page asks; nil where something has happened and the usual words fit.
  public let tell: FormTell?
  /// What the page with name and address says and needs; nil where nothing of it is needed.
  public let contact: FormContact?
  /// What happens once it is sent, where the usual words do not fit.
  public let afterwards: Words?
  /// Whether the interview about incidents belongs to it, with its first aid and its duties.
  public let asksInterview: Bool
  /// Whether people are asked about publishing and passing on; vulnerability forms ask in their own words.
  public let asksConsents: Bool
  /// Its items, in groups.
  public let sections: [FormSection]

  /// A form.
  public init(
    id: String, version: Int, desk: String, name: Words, intro: Words? = nil, tell: FormTell? = nil,
    contact: FormContact? = nil, afterwards: Words? = nil, asksInterview: Bool, asksConsents: Bool,
    sections: [FormSection]
  ) {
    self.id = id
    self.version = version
    self.desk = desk
    self.name = name
    self.intro = intro
    self.tell = tell
    self.contact = contact
    self.afterwards = afterwards
    self.asksInterview = asksInterview
    self.asksConsents = asksConsents
    self.sections = sections
  }

  /// `virus-report@1`
  public var stamp: String { "\(id)@\(version)" }

  /// All items, in order.
  public var items: [FormItem] { sections.flatMap(\.items) }

  /// The item with this id.
  public func item(_ id: String) -> FormItem? {
    for section in sections {
      if let item = section.items.first(where: { $0.id == id }) { return item }
    }
    return nil
  }
}

/// Items that belong together, under one heading.
public struct FormSection: Sendable {
  /// `handling`
  public let id: String
  /// The heading.
  public let heading: Words
  /// The items, in order.
  public let items: [FormItem]

  /// Items under one heading.
  public init(id: String, heading: Words, items: [FormItem]) {
    self.id = id
    self.heading = heading
    self.items = items
  }
}

/// How the first page of a form asks for somebody's own words.
public struct FormTell: Sendable {
  /// The heading.
  public let title: Words
  /// What stands below it.
  public let lead: Words
  /// The label of the text, also on the page for checking.
  public let label: Words
  /// What helps to write it.
  public let hint: Words
  /// An example of a subject.
  public let subject: Words

  /// How a first page asks.
  public init(title: Words, lead: Words, label: Words, hint: Words, subject: Words) {
    self.title = title
    self.lead = lead
    self.label = label
    self.hint = hint
    self.subject = subject
  }
}

/// What a form wants of name and address.
public struct FormContact: Sendable {
  /// Why they are asked for.
  public let lead: Words
  /// Whether a name and a way to answer are needed: a report without them is taken, and cannot be accepted.
  public let isRequired: Bool

  /// What a form wants of name and address.
  public init(lead: Words, isRequired: Bool) {
    self.lead = lead
    self.isRequired = isRequired
  }
}

extension DeskPack {
  /// The form with this stamp, whichever version.
  public func form(_ stamp: String) -> Form? {
    forms.first { $0.stamp == stamp }
  }

  /// The forms that a desk offers, in its order.
  public func forms(of desk: Desk) -> [Form] {
    desk.forms.compactMap(form)
  }

  /// Every form that a desk takes: what it offers, then older ones that the pack still holds.
  public func forms(takenBy desk: Desk) -> [Form] {
    forms(of: desk) + forms.filter { $0.desk == desk.id && !desk.forms.contains($0.stamp) }
  }
}
