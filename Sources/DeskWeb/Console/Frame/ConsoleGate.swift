import DeskService
import HTTPTypes
import Hummingbird

/// What keeps other sites from acting in a signed-in person's name.
///
/// For what changes something: Fetch Metadata first, `Origin` where a browser sends none (plain http that is
/// not loopback, old browsers), and the form's token always as well (OWASP, Cross-Site Request Forgery
/// Prevention). Programs send neither header; for them the token alone decides.
struct ConsoleGate: Sendable {
  /// The name of the field that holds the token.
  static let tokenField = "token"

  /// `https://staff.desk.example`, lower case, without a default port.
  private let origin: String
  let cookies: ConsoleCookies

  /// A gate for the address at which the staff reach the console.
  init(staffURL: String) {
    origin = Self.origin(of: staffURL)
    cookies = ConsoleCookies(isSecure: origin.hasPrefix("https:"))
  }

  /// Where a request comes from, as far as it says.
  enum Source: Sendable, Hashable {
    /// From a page of ours, or from the person's own hand.
    case own
    /// From a browser that will not say: a page without referrers, or a sandboxed one of anybody.
    case hidden
    /// It says nothing: no browser of today.
    case silent
    /// From a page of somebody else.
    case foreign
  }

  /// Where a request comes from.
  func source(of request: Request) -> Source {
    if let site = request.headers[Self.fetchSite] {
      // Two headers are joined by a comma and fall through to foreign.
      return site == "same-origin" || site == "none" ? .own : .foreign
    }
    guard let sent = request.headers[.origin] else { return .silent }
    if sent == "null" { return .hidden }
    let told = Self.origin(of: sent)
    return told == origin || isLoopback(told, request.head.authority) ? .own : .foreign
  }

  /// Whether a form of somebody signed in is theirs: from our pages, with the token that their session made.
  func allows(_ form: FormBody, _ request: Request, _ session: StaffSession) -> Bool {
    allowsSource(request) && session.isToken(form.one(Self.tokenField) ?? "")
  }

  /// The same without the token, which the caller must check: in a file's form it comes as a part.
  func allowsSource(_ request: Request) -> Bool {
    switch source(of: request) {
    case .own, .silent: true
    case .hidden, .foreign: false
    }
  }

  /// Whether somebody may sign in by this request: there is no session yet to ride on, only one to be
  /// foisted.
  func allowsSignIn(_ request: Request) -> Bool { allowsSource(request) }

  /// Whether a one-time link may be used by this request: its page sends no referrer, so that browsers
  /// without Fetch Metadata hide its origin; the link itself is the proof.
  func allowsSetup(_ request: Request) -> Bool { source(of: request) != .foreign }

  private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!

  /// A tunnel or another name of this machine: `http://localhost:9000` for a desk at 127.0.0.1:8081. A name
  /// that somebody else's server gave to 127.0.0.1 is not among them.
  private func isLoopback(_ told: String, _ host: String?) -> Bool {
    guard origin.hasPrefix("http:"), let host, !host.isEmpty, told == Self.origin(of: "http://\(host)") else {
      return false
    }
    let name = host.lowercased()
    return ["localhost", "127.0.0.1", "[::1]"].contains {
      name == $0 || (name.hasPrefix($0 + ":") && name.dropFirst($0.count + 1).allSatisfy(\.isNumber))
    }
  }

  /// Scheme, host and port of an address, as browsers write them.
  private static func origin(of address: String) -> String {
    let text = address.lowercased()
    guard let scheme = text.firstRange(of: "://") else { return text }
    var host = text[scheme.upperBound...].prefix { !"/?#".contains($0) }
    let kind = text[..<scheme.lowerBound]
    let port = kind == "https" ? ":443" : ":80"
    if host.hasSuffix(port) { host = host.dropLast(port.count) }
    return "\(kind)://\(host)"
  }
}
