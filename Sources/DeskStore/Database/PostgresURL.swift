import CPostgres

/// An address of PostgreSQL, read by libpq itself.
public enum PostgresURL {
  /// Whether libpq can read it; its own words would repeat a password.
  public static func isReadable(_ url: String) -> Bool {
    guard let options = PQconninfoParse(url, nil) else { return false }
    PQconninfoFree(options)
    return true
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
