import CPostgres

/// An address of PostgreSQL, read by libpq itself.
public enum PostgresURL {
  /// Whether libpq can read it; its own words would repeat a password.
  public static func isReadable(_ url: String) -> Bool {
    guard let options = PQconninfoParse(url, nil) else { return false }
    PQconninfoFree(options)
    return true
  }

  /// The address with limits to how long a silent server is waited for, where it sets none itself.
  static func patient(_ url: String) -> String {
    let limits = ["connect_timeout": "5", "tcp_user_timeout": "10000", "keepalives_idle": "10"]
      .filter { !url.contains($0.key) }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    guard !limits.isEmpty else { return url }
    guard url.contains("://") else { return url + " " + limits.joined(separator: " ") }
    return url + (url.contains("?") ? "&" : "?") + limits.joined(separator: "&")
  }

  /// The words without the address's password, on one line.
  static func masked(_ words: String, _ url: String) -> String {
    var line = words.split(whereSeparator: \.isNewline).joined(separator: "; ")
    guard let options = PQconninfoParse(url, nil) else { return line }
    defer { PQconninfoFree(options) }
    var option = options
    while let keyword = option.pointee.keyword {
      if String(cString: keyword) == "password", let value = option.pointee.val {
        let password = String(cString: value)
        if !password.isEmpty { line = line.replacing(password, with: "…") }
      }
      option += 1
    }
    return line
  }
}
