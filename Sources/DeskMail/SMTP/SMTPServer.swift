import Foundation

/// A server that takes mail from us: `smtp://user:password@mail.example.org:587`, `smtps://mail.example.org`.
public struct SMTPServer: Sendable, CustomStringConvertible {
  /// Its name.
  public let host: String
  /// Its port.
  public let port: Int
  /// Whether the connection begins with TLS; otherwise TLS follows (STARTTLS).
  let isSecureAtOnce: Bool
  let user: String?
  let password: String?
  /// A file with the certificates to trust, in the place of the system's.
  let authorities: String?

  /// A text that names no server.
  public struct Fault: Error, Sendable, Hashable {
    /// What is wrong with it; nothing of the text, which may hold a password, is repeated.
    public let words: String
  }

  /// Reads an address.
  ///
  /// Without a port it is 587 (submission), for `smtps` 465. `?ca=/path` names a private authority. User and
  /// password are percent-encoded.
  /// - Throws: `Fault`.
  public init(url text: String) throws(Fault) {
    guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) else {
      throw Fault(words: "holds a blank or a control; in a password it is written as %20")
    }
    let scheme = text.prefix { $0 != ":" }.lowercased()
    guard ["smtp", "smtps"].contains(scheme), text.dropFirst(scheme.count).hasPrefix("://") else {
      throw Fault(words: "begins neither with smtp:// nor with smtps://")
    }
    guard let url = URLComponents(string: text) else {
      throw Fault(words: "cannot be read; in a password # is written as %23, / as %2F, @ as %40, : as %3A")
    }
    guard let host = url.host, !host.isEmpty else { throw Fault(words: "names no host") }
    guard url.path.isEmpty || url.path == "/", url.fragment == nil else {
      throw Fault(words: "goes on after the port; in a password # is written as %23, / as %2F")
    }
    if let port = url.port, !(1...65_535).contains(port) { throw Fault(words: "has no port from 1 to 65535") }
    guard (url.user == nil) == (url.password == nil) else {
      throw Fault(words: "has a user without a password, or a password without a user")
    }
    for text in [url.user, url.password].compactMap(\.self) where text.utf8.contains(where: { $0 < 0x20 }) {
      throw Fault(words: "holds a control in user or password")
    }
    self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    isSecureAtOnce = scheme == "smtps"
    port = url.port ?? (scheme == "smtps" ? 465 : 587)
    user = url.user
    password = url.password
    authorities = try Self.authorities(url.queryItems ?? [])
  }

  private static func authorities(_ items: [URLQueryItem]) throws(Fault) -> String? {
    guard let item = items.first else { return nil }
    guard items.count == 1, item.name == "ca", let path = item.value, path.hasPrefix("/") else {
      throw Fault(words: "has something else than ?ca=/path behind the host")
    }
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw Fault(words: "names a file behind ?ca= that cannot be read")
    }
    return path
  }

  /// Whether the server is on this machine: there alone mail and password may go without TLS.
  var isLoopback: Bool {
    let name = host.lowercased()
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let isIPv4 = parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    return name == "localhost" || name == "::1" || isIPv4
  }

  /// The address for libcurl, without user and password; what follows the host is how we greet.
  func address(greeting: String) -> String {
    let name = host.contains(":") ? "[\(host)]" : host
    return "\(isSecureAtOnce ? "smtps" : "smtp")://\(name):\(port)/\(greeting)"
  }

  /// `mail.example.org:587`: neither user nor password ever reach a log.
  public var description: String { "\(host):\(port)" }
}
