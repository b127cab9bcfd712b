extension IndicatorScan {
  private static let schemes: Set<String> = [
    "http", "https", "ftp", "ftps", "sftp", "ldap", "ldaps", "rmi", "smb", "tcp", "udp", "ws", "wss",
    "telnet", "ssh",
    "rdp", "socks5",
  ]

  /// A URL: scheme and host in lower case, the rest as it is written.
  ///
  /// It ends at a blank, a quotation mark or a bracket, and where letters outside ASCII begin behind the
  /// host: prose goes on there (「hxxp://evil.example/aにアクセス」).
  func url(_ index: Int) -> Hit? {
    var colon = index
    while colon < index + 7, Letter.isWord(at(colon)) { colon += 1 }
    guard at(colon) == 0x3A, at(colon + 1) == 0x2F, at(colon + 2) == 0x2F else { return nil }
    let scheme = string(index..<colon).lowercased()
    guard Self.schemes.contains(scheme) else { return nil }
    let start = userEnd(colon + 3)
    guard let (host, end) = linkHost(start) else { return nil }
    let prefix = "\(scheme)://" + string(colon + 3..<start) + host
    var tail = end
    if at(tail) == 0x3A {
      var port = tail + 1
      while port < tail + 6, Letter.isDigit(at(port)) { port += 1 }
      if port > tail + 1 { tail = port }
    }
    let whole = [0x2F, 0x3F, 0x23].contains(at(tail)) ? addressEnd(tail) : tail
    return Hit(type: .url, value: prefix + string(end..<whole), end: whole)
  }

  /// Where the host begins: behind a name and a password, if there are any.
  private func userEnd(_ start: Int) -> Int {
    var place = start
    while place < start + 256, isLink(at(place)), at(place) != 0x2F, at(place) != 0x3F, at(place) != 0x23 {
      if at(place) == 0x40 { return place + 1 }
      place += 1
    }
    return start
  }

  private func linkHost(_ start: Int) -> (host: String, end: Int)? {
    if at(start) == 0x5B {
      var end = start + 1
      while end < start + 48, at(end) != 0x5D, isLink(at(end)) { end += 1 }
      guard at(end) == 0x5D, let groups = IPv6Groups(string(start + 1..<end)) else { return nil }
      return ("[\(groups.canonical)]", end + 1)
    }
    let name = host(start, mixes: true)
    guard let host = hostText(name) else { return nil }
    return (host, name.end)
  }

  /// The end of a path, a query and a fragment, without the sentence's own marks behind them.
  func addressEnd(_ start: Int) -> Int {
    var end = start
    var open = 0
    while isLink(at(end)) {
      if at(end) == 0x28 { open += 1 }
      if at(end) == 0x29 {
        if open == 0 { break }
        open -= 1
      }
      end += 1
    }
    while end > start + 1, [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x27, 0x5D, 0x2A].contains(at(end - 1)) { end -= 1 }
    return end
  }

  private func isLink(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D: false
    default: (0x21...0x7E).contains(scalar)
    }
  }
}
