/// A window that takes one kind of concern.
public struct Desk: Sendable {
  /// `consultation.incident`
  public let id: String
  /// Its name.
  public let name: Words
  /// Who should come here, in one sentence.
  public let summary: Words
  /// What it takes.
  public let takes: [Words]
  /// What it does for the person.
  public let gives: [Words]
  /// What it does not do, and where it sends people.
  public let declines: [DeskDecline]
  /// How to reach it.
  public let how: Words
  /// Its address; nil for a desk that is not ours.
  public let email: String?
  /// What it rests on, where that is a law or a notice.
  public let basis: Words?
  /// What happens with what people tell.
  public let information: Words?
  /// Its forms, as `virus-report@1`.
  public let forms: [String]
  /// The destination that people are sent to, for a desk that is not ours.
  public let refersTo: String?

  /// A window that takes one kind of concern.
  public init(
    id: String, name: Words, summary: Words, takes: [Words], gives: [Words], declines: [DeskDecline],
    how: Words, email: String?, basis: Words?, information: Words?, forms: [String], refersTo: String?
  ) {
    self.id = id
    self.name = name
    self.summary = summary
    self.takes = takes
    self.gives = gives
    self.declines = declines
    self.how = how
    self.email = email
    self.basis = basis
    self.information = information
    self.forms = forms
    self.refersTo = refersTo
  }
}

/// What a desk does not do, and where it sends people.
public struct DeskDecline: Sendable {
  /// What it does not do.
  public let text: Words
  /// Ids of destinations.
  public let destinations: [String]

  /// What a desk does not do.
  public init(text: Words, destinations: [String]) {
    self.text = text
    self.destinations = destinations
  }
}

/// A body outside that a person is sent to, or must tell.
public struct Destination: Sendable {
  /// `police`
  public let id: String
  /// Its name.
  public let name: Words
  /// What it does for the person, and what to bring.
  public let takes: Words
  /// What it does not do.
  public let limits: Words?
  /// How to reach it, in words.
  public let how: Words?
  /// Its page.
  public let url: String?
  /// Its telephone number.
  public let phone: String?
  /// The value of `done.told` that means that they know.
  public let told: String?
  /// Keys of the pack's sources.
  public let sources: [String]
  /// False where contact or scope were not seen in a source; pages say so.
  public let verified: Bool

  /// A body outside.
  public init(
    id: String, name: Words, takes: Words, limits: Words?, how: Words?, url: String?, phone: String?,
    told: String?, sources: [String], verified: Bool
  ) {
    self.id = id
    self.name = name
    self.takes = takes
    self.limits = limits
    self.how = how
    self.url = url
    self.phone = phone
    self.told = told
    self.sources = sources
    self.verified = verified
  }
}

/// One entry of the directory's history.
public struct Revision: Sendable {
  /// When.
  public let date: CalendarDate
  /// What changed.
  public let text: Words

  /// One entry of the directory's history.
  public init(date: CalendarDate, text: Words) {
    self.date = date
    self.text = text
  }
}

/// Where a fact of the pack comes from.
public struct Source: Sendable {
  /// Publisher and subject, in a few words.
  public let title: Words
  /// Where it is to be read.
  public let url: String?

  /// Where a fact of the pack comes from.
  public init(title: Words, url: String?) {
    self.title = title
    self.url = url
  }
}

/// A heading with paragraphs, as the privacy and accessibility pages show them.
public struct Section: Sendable {
  /// The heading.
  public let heading: Words
  /// The paragraphs below it.
  public let paragraphs: [Words]

  /// A heading with paragraphs.
  public init(heading: Words, paragraphs: [Words]) {
    self.heading = heading
    self.paragraphs = paragraphs
  }
}
