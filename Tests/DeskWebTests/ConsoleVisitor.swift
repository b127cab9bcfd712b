import DeskCore
import DeskService
import DeskVault
import Foundation
import HTTPTypes
import Synchronization
import TestSupport
import Testing

/// Somebody of the staff at a browser, on the staff side of a world of their own, without a network.
struct ConsoleVisitor: Sendable {
  let world: PageWorld
  private let site: SiteUnderTest
  /// The language that the browser asks for, and the account's.
  let language: Language
  /// The session's secret; empty while nobody is signed in.
  var session = ""
  /// What `{ref}` and the like stand for in paths and forms.
  var values: [String: String] = [:]
  private var app = App()
  /// What the browser says about where a request comes from; nil where it says nothing.
  var source: String? = "same-origin"

  static let password = "kestrel over the harbour"
  private static let agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"

  init(_ language: Language) async throws {
    world = try await PageWorld()
    site = SiteUnderTest(staffOf: world)
    self.language = language
  }

  /// An account is made; `{link}` opens it from now on, and the app has its secret.
  mutating func invite(_ actor: Actor) async throws {
    try await take(try await world.accounts.add(email: actor.name, roles: actor.roles, by: "operator"))
  }

  /// Takes a one-time link.
  mutating func take(_ link: String) async throws {
    values["{link}"] = link
    let enrolment = try await world.accounts.enrolment(link: link)
    app.take(Self.bytes(enrolment.secret))
    values["{factor}"] = enrolment.sealedFactor
  }

  /// Somebody else at the same desk, with an app of their own.
  func somebodyElse() -> ConsoleVisitor {
    var other = self
    other.app = App()
    return other
  }

  /// The authenticator app: it takes the secret that a page shows.
  private final class App: Sendable {
    private let held = Mutex(Data())
    var secret: Data { held.withLock { $0 } }
    func take(_ secret: Data) { held.withLock { $0 = secret } }
  }

  /// An account is made and set up, and its holder signed in.
  mutating func enrol(_ actor: Actor) async throws {
    try await invite(actor)
    session = try await world.accounts.enrol(
      link: values["{link}"]!, factor: values["{factor}"]!, password: Self.password, code: code,
      agent: Self.agent
    ).get().session
    try await world.accounts.setLanguage(language, of: actor.name)
    values["{email}"] = actor.name
    values["{token}"] = try await world.accounts.session(session)?.token
  }

  /// What the app shows now.
  private var code: String {
    TimeCode(secret: app.secret).code(
      step: world.under.clock.desk.milliseconds() / 1_000 / TimeCode.stepSeconds)
  }

  /// The bytes of base 32 as a person types it into an app.
  private static func bytes(_ base32: String) -> Data {
    let symbols = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    let bits = base32.filter { $0 != " " }.flatMap { symbol in
      (0..<5).map { (symbols.firstIndex(of: symbol) ?? 0) >> (4 - $0) & 1 }
    }
    return Data(
      (0..<bits.count / 8).map { byte in bits[byte * 8..<byte * 8 + 8].reduce(0) { $0 << 1 | UInt8($1) } })
  }

  /// A text with everything in the place of what stands for it; `{code}` is the app's next one.
  func filled(_ text: String) -> String {
    guard text.contains("{") else { return text }
    if text == "{code}" {
      world.under.clock.advance(seconds: TimeCode.stepSeconds)
      return code
    }
    return values.reduce(text) { $0.replacing($1.key, with: $1.value) }
  }

  private func send(
    _ method: HTTPRequest.Method, _ path: String, _ type: String? = nil, body: String = ""
  ) async throws -> SiteUnderTest.Answer {
    var headers: HTTPFields = [.acceptLanguage: language.rawValue, .userAgent: Self.agent]
    headers[HTTPField.Name("Sec-Fetch-Site")!] = source
    if !session.isEmpty { headers[.cookie] = "mdg_session=\(session)" }
    headers[.contentType] = type
    return try await site.send(method, filled(path), body: body, headers: headers)
  }

  /// Opens a page.
  func get(_ path: String) async throws -> SiteUnderTest.Answer { try await send(.get, path) }

  /// Sends fields.
  func post(_ path: String, _ fields: [(String, String)]) async throws -> SiteUnderTest.Answer {
    let body = fields.map { "\(Self.encoded($0.0))=\(Self.encoded(filled($0.1)))" }.joined(separator: "&")
    return try await send(.post, path, "application/x-www-form-urlencoded", body: body)
  }

  /// Sends a file.
  func post(
    _ path: String, _ fields: [(String, String)], file: (name: String, content: String)
  ) async throws -> SiteUnderTest.Answer {
    let texts = fields.map { "--x\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }
    let body = """
      \(texts.joined())--x\r
      Content-Disposition: form-data; name="file"; filename="\(file.name)"\r
      \r
      \(file.content)\r
      --x--\r

      """
    return try await send(.post, path, "multipart/form-data; boundary=x", body: body)
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }

  /// What a page's form carries unseen, under what is entered: of several to one address that about the same
  /// question.
  func fields(
    to action: String, on page: String, entered: [(String, String)]
  ) async throws -> [(String, String)] {
    let action = filled(action)
    let body = try await get(page).body
    if let shown = body.firstMatch(of: #/[A-Z2-7]{4}( [A-Z2-7]{4}){7}/#) {
      app.take(Self.bytes(String(shown.0)))
    }
    let forms = PageMarkup(body).forms.filter { $0.action == action && $0.isPosted }
    let question = entered.first { $0.0 == "question" }?.1
    let form = try #require(
      forms.first { $0.one("question") == question } ?? forms.first, "no form to \(action) on \(page)")
    return form.hidden.filter { field in !entered.contains { $0.0 == field.name } } + entered
  }
}
