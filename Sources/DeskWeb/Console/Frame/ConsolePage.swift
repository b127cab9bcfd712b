import DeskCore
import DeskService

/// What every page of the console knows besides its own content.
struct ConsoleContext: Sendable {
  let pack: DeskPack
  let language: Language
  /// The day in the desk's zone.
  let today: CalendarDate
  /// RFC 3339 in UTC.
  let now: String
  /// Who is signed in; nil on the pages before.
  let session: StaffSession?
  /// The address of the public side, without a slash at its end.
  let publicURL: String
  /// The page's own path and query, to come back to after a change of language; nil for the answer to a form.
  var here: String?
  /// Whether mail goes to a server; on trial it is written into a folder.
  var isMailSent = true

  /// One of the page's own words in its language.
  func callAsFunction(_ words: Words) -> String { words[language] }

  /// For views of the public side that are used again, such as `DutyView`.
  var page: PageContext { PageContext(pack: pack, language: language, today: today) }

  /// The hidden field that every form of the console carries against forgery.
  var token: HTML {
    guard let session else { return .empty }
    return FormField.hidden([FormField(name: ConsoleGate.tokenField, value: session.token)])
  }

  /// Seconds that the desk's zone lies east of UTC.
  var zoneOffset: Int { pack.rulebook.rules.zoneOffset }

  /// Who acts; nobody before sign-in.
  var actor: Actor { session?.actor ?? Actor(name: "", roles: []) }
}

/// A page of the console: what it shows, and its markup. It queries nothing; the handler fills it.
protocol ConsolePage: Sendable {
  /// The heading, also the page's title. It never holds a secret.
  func title(_ context: ConsoleContext) -> String
  /// The markup inside `<main>`, its `<h1>` included.
  func body(_ context: ConsoleContext) -> HTML
  /// Where in the console it stands.
  var area: ConsoleArea { get }
  /// Whether it takes the whole width, for three panes.
  var isWide: Bool { get }
  /// Whether it loads the console's script.
  var script: Bool { get }
  /// Whether its address holds a secret, which must not be sent on as a referrer even to ourselves.
  var isSecretAddress: Bool { get }
}

extension ConsolePage {
  var area: ConsoleArea { .none }
  var isWide: Bool { false }
  var script: Bool { false }
  var isSecretAddress: Bool { false }
}

/// The parts of the console, as its navigation names them.
enum ConsoleArea: Sendable, Hashable, CaseIterable {
  case none, queue, phone, guides, mail, accounts, account
}
