import DeskCore
import DeskService
import Hummingbird
import Logging

/// What the routes of the console share: who is signed in, what is read of a request, what every page knows.
public struct ConsoleSite: Sendable {
  let accounts: Accounts
  let pack: DeskPack
  let limits: Limits
  /// The address of the public side, without a slash at its end.
  let publicURL: String
  /// The address at which the staff reach the console, without a slash at its end.
  let staffURL: String
  /// Whether mail goes to a server; on trial it is written into a folder.
  let isMailSent: Bool
  /// Today in the desk's zone; tests set it.
  let today: @Sendable () -> CalendarDate
  /// Now, as RFC 3339 in UTC; tests set it.
  let now: @Sendable () -> String
  let gate: ConsoleGate

  var cookies: ConsoleCookies { gate.cookies }

  /// A console over these accounts.
  public init(
    accounts: Accounts, pack: DeskPack, limits: Limits = Limits(), publicURL: String, staffURL: String,
    isMailSent: Bool = true, today: @escaping @Sendable () -> CalendarDate,
    now: @escaping @Sendable () -> String
  ) {
    self.accounts = accounts
    self.pack = pack
    self.limits = limits
    self.publicURL = publicURL
    self.staffURL = staffURL.hasSuffix("/") ? String(staffURL.dropLast()) : staffURL
    self.isMailSent = isMailSent
    self.today = today
    self.now = now
    gate = ConsoleGate(staffURL: staffURL)
  }

  /// What a page knows that answers this request.
  ///
  /// - Parameter lang: the language that a form before sign-in was written in.
  func context(_ request: Request, _ session: StaffSession?, lang: String? = nil) -> ConsoleContext {
    ConsoleContext(
      pack: pack, language: session?.language ?? language(request, lang), today: today(), now: now(),
      session: session, publicURL: publicURL, here: here(request), isMailSent: isMailSent)
  }

  /// The language before sign-in: the one asked for in the form or the address, else that of the browser.
  private func language(_ request: Request, _ lang: String?) -> Language {
    let asked = (lang ?? query(request).one("lang")).flatMap(Language.init(rawValue:))
    guard let asked, Language.pages.contains(asked) else {
      return AcceptLanguage.best(request.headers[.acceptLanguage])
    }
    return asked
  }

  /// What the browser calls itself, for the list of sessions.
  static func agent(_ request: Request) -> String {
    String(String.UnicodeScalarView((request.headers[.userAgent] ?? "").unicodeScalars.prefix(300)))
  }

  /// The fields of a request's query; none where it cannot be read.
  func query(_ request: Request) -> FormBody {
    FormBody(request.uri.query ?? "") ?? FormBody()
  }

  /// The address that a page read by GET stands at.
  private func here(_ request: Request) -> String? {
    guard request.method == .get || request.method == .head else { return nil }
    return OwnPath.checked(Self.target(request))
  }

  /// Path and query of a request.
  static func target(_ request: Request) -> String {
    request.uri.path + (request.uri.query.map { "?\($0)" } ?? "")
  }

  /// Who is signed in; nil where nobody is.
  ///
  /// - Throws: `DeskError.unavailable` where that cannot be found out now.
  func session(_ request: Request) async throws(DeskError) -> StaffSession? {
    guard let secret = cookies.session(request) else { return nil }
    return try await accounts.session(secret)
  }

  func log(_ error: DeskError, _ logger: Logger) {
    switch error {
    case .unavailable(let words): logger.error("storage is unavailable", metadata: ["reason": "\(words)"])
    case .internalFault(let words): logger.error("an act failed", metadata: ["reason": "\(words)"])
    default: return
    }
  }
}
