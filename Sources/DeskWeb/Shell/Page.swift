import DeskCore

/// What every page knows besides its own content.
struct PageContext: Sendable {
  let pack: DeskPack
  let language: Language
  /// The day in the desk's zone, for "days left".
  let today: CalendarDate

  /// One of the page's own words in its language.
  func callAsFunction(_ words: Words) -> String { words[language] }

  /// The same for a page that is not written in やさしい日本語.
  var plain: PageContext { language == .easy ? PageContext(pack: pack, language: .ja, today: today) : self }

  /// Something in brackets behind a word: 「（3）」, " (3)".
  func bracketed(_ inner: HTML) -> HTML { language == .en ? " (\(inner))" : "（\(inner)）" }

  /// A link of this site in the page's language.
  func link(_ link: Link) -> String { link.path(language) }
}

/// A page: what it shows, and its markup. It queries nothing; the handler fills it.
protocol Page: Sendable {
  /// The heading, also the page's title.
  func title(_ context: PageContext) -> String
  /// The markup inside `<main>`, its `<h1>` included.
  func body(_ context: PageContext) -> HTML
  /// Where the same page stands in the other languages; nil where a link would lose what was answered.
  var link: Link? { get }
  /// The languages that this page is written in.
  var languages: [Language] { get }
  /// Whether the page has a form `answers` whose fields a change of language must carry along.
  var carriesForm: Bool { get }
  /// Where that form is posted to.
  var formLink: Link { get }
  /// The button that Enter in a field of that form stands for.
  var defaultGo: String { get }
  /// Whether the strip that leads to first aid stands on top.
  var hasEmergencyStrip: Bool { get }
}

extension Page {
  var languages: [Language] { Language.pages }
  var carriesForm: Bool { false }
  var formLink: Link { .interview }
  var defaultGo: String { "next" }
  var hasEmergencyStrip: Bool { false }
}
