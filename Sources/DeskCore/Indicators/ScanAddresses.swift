extension IndicatorScan {
  // MARK: IPv4

  /// Four numbers from 0 to 255 without leading zeros, alone or as a network with its length.
  ///
  /// A network is one whose host bits are zero: `192.0.2.7/22` is an address with a port, as firewalls
  /// write it. Four numbers behind a word such as "version" or a program's name are a version. More than
  /// four, or a letter right behind, are none either.
  func ipv4(_ index: Int) -> Hit? {
    guard let (bits, end) = octets(index), !isVersion(index, end) else { return nil }
    let address = string(index..<end)
    if at(end) == 0x2F, let (length, after) = decimal(end + 1, digits: 2), length <= 32,
      !Letter.isWord(at(after)), !(at(after) == 0x2E && Letter.isDigit(at(after + 1))), at(after) != 0x2F,
      length == 32 || bits & (UInt32.max >> UInt32(length)) == 0
    {
      return Hit(type: .cidr, value: "\(address)/\(length)", end: after)
    }
    return Hit(type: .ipv4, value: address, end: end)
  }

  private func octets(_ index: Int) -> (bits: UInt32, end: Int)? {
    var (bits, place) = (UInt32(0), index)
    for number in 0..<4 {
      guard let (octet, end) = decimal(place, digits: 3), octet <= 255 else { return nil }
      bits = bits << 8 | UInt32(octet)
      place = end
      if number == 3 { break }
      guard at(place) == 0x2E else { return nil }
      place += 1
    }
    let after = at(place)
    if Letter.isWord(after) || after == 0x5F { return nil }
    if after == 0x2E || after == 0x2D, Letter.isASCII(at(place + 1)) { return nil }
    if after == 0x2E, Letter.isDigit(at(place + 1)), !isPort(place + 1, of: index) { return nil }
    return (bits, place)
  }

  /// Whether a fifth number is a port, as tcpdump writes it: `IP 192.0.2.1.51234 > 198.51.100.2.443:`.
  private func isPort(_ place: Int, of index: Int) -> Bool {
    guard ends(index, with: "ip ") || ends(index, with: "> "), let (_, end) = decimal(place, digits: 5) else {
      return false
    }
    return at(end) == 0x3A || (at(end) == 0x20 && at(end + 1) == 0x3E)
  }

  /// A number of a few digits without leading zeros.
  private func decimal(_ index: Int, digits: Int) -> (value: Int, end: Int)? {
    var (value, end) = (0, index)
    while end < index + digits, Letter.isDigit(at(end)) {
      value = value * 10 + Int(at(end) - 0x30)
      end += 1
    }
    guard end > index, !Letter.isDigit(at(end)), at(index) != 0x30 || end == index + 1 else { return nil }
    return (value, end)
  }

  private static let versionWords: Set<String> = [
    "ver", "version", "v", "build", "release", "rev", "revision", "firmware", "fw", "chrome", "edg", "edge",
    "opr",
    "firefox", "safari", "curl", "wget", "openssl",
  ]

  private func isVersion(_ index: Int, _ end: Int) -> Bool {
    if isMarked(index..<end) { return false }
    let signs: Set<UInt32> = [0x20, 0x2E, 0x2F, 0x3A, 0x3D, 0x3002]
    if Self.versionWords.contains(wordBefore(index, over: signs)) { return true }
    // `Agent/120.0.0.0`; firewalls write an interface there, and a port behind the address.
    if at(index - 1) == 0x2F, Letter.isASCII(at(index - 2)), ![0x28, 0x2F, 0x3A].contains(at(end)) {
      return true
    }
    var place = index
    while place > index - 3, signs.contains(at(place - 1)) { place -= 1 }
    return ["バージョン", "ファームウェア", "ビルド", "版"].contains { ends(place, with: $0) }
  }

  // MARK: IPv6

  /// An address as RFC 4291 writes it, made canonical by RFC 5952; with a length, a network.
  ///
  /// Times, MAC addresses and fingerprints have colons too: eight groups of two digits each are none of
  /// ours, and neither are two words around `::`.
  func ipv6(_ index: Int) -> Hit? {
    guard isIPv6Start(index) else { return nil }
    var end = index
    var colons = 0
    while end < index + 50, Letter.isHex(at(end)) || at(end) == 0x3A || at(end) == 0x2E {
      if at(end) == 0x3A { colons += 1 }
      end += 1
    }
    guard colons >= 2, end < index + 50 else { return nil }
    // A sentence ends, or a message follows, right behind it.
    while end > index, at(end - 1) == 0x2E || (at(end - 1) == 0x3A && at(end - 2) != 0x3A) { end -= 1 }
    guard !Letter.isWord(at(end)), at(end) != 0x5F, let groups = IPv6Groups(string(index..<end)) else {
      return nil
    }
    if at(end) == 0x2F, let (length, after) = decimal(end + 1, digits: 3), length <= 128,
      !Letter.isWord(at(after))
    {
      return Hit(type: .cidr, value: "\(groups.canonical)/\(length)", end: after)
    }
    return Hit(type: .ipv6, value: groups.canonical, end: end)
  }

  /// Right behind a colon only where a name stands before it: `IPv6:2001:db8::1`, `addr:2001:db8::1`.
  private func isIPv6Start(_ index: Int) -> Bool {
    let before = at(index - 1)
    if at(index) == 0x3A {
      return at(index + 1) == 0x3A && !isLetter(before) && before != 0x3A && before != 0x5F
    }
    guard Letter.isHex(at(index)) else { return false }
    guard before == 0x3A else { return true }
    var place = index - 2
    while place > index - 24, Letter.isWord(at(place)) {
      if !Letter.isHex(at(place)) { return true }
      place -= 1
    }
    return false
  }
}

/// The eight groups of an IPv6 address.
struct IPv6Groups {
  private var groups: [UInt16] = []

  /// - Returns: nil where the text is no address of this kind.
  init?(_ text: String) {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2, text.utf8.contains(0x3A) else { return nil }
    let parts = halves.map { $0.split(separator: ":", omittingEmptySubsequences: false) }
    var lists: [[UInt16]] = []
    for (number, half) in parts.enumerated() {
      var list: [UInt16] = []
      if halves[number].isEmpty {
        lists.append(list)
        continue
      }
      for (place, part) in half.enumerated() {
        if number == parts.count - 1, place == half.count - 1, part.contains(".") {
          guard let tail = Self.dotted(part) else { return nil }
          list += tail
        } else {
          guard (1...4).contains(part.utf8.count), let group = UInt16(part, radix: 16) else { return nil }
          list.append(group)
        }
      }
      lists.append(list)
    }
    if lists.count == 1 {
      guard lists[0].count == 8, !parts[0].allSatisfy({ $0.utf8.count == 2 }) else { return nil }
      groups = lists[0]
    } else {
      let count = lists[0].count + lists[1].count
      guard (1...7).contains(count), count > 2 || text.utf8.contains(where: { $0 < 0x3A }) else { return nil }
      groups = lists[0] + Array(repeating: 0, count: 8 - count) + lists[1]
    }
  }

  private static func dotted(_ text: Substring) -> [UInt16]? {
    let octets = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard octets.count == 4, let a = octets[0], let b = octets[1], let c = octets[2], let d = octets[3] else {
      return nil
    }
    return [UInt16(a) << 8 | UInt16(b), UInt16(c) << 8 | UInt16(d)]
  }

  /// The address by RFC 5952: lower case, the longest run of zeros as `::`, mapped IPv4 with dots.
  var canonical: String {
    if groups.prefix(5).allSatisfy({ $0 == 0 }), groups[5] == 0xFFFF {
      return "::ffff:\(groups[6] >> 8).\(groups[6] & 255).\(groups[7] >> 8).\(groups[7] & 255)"
    }
    var longest = 0..<0
    var start = 0
    while start < 8 {
      var end = start
      while end < 8, groups[end] == 0 { end += 1 }
      if end - start > longest.count, end - start > 1 { longest = start..<end }
      start = max(end, start + 1)
    }
    func text(_ part: ArraySlice<UInt16>) -> String {
      part.map { String($0, radix: 16) }.joined(separator: ":")
    }
    guard !longest.isEmpty else { return text(groups[...]) }
    return text(groups[..<longest.lowerBound]) + "::" + text(groups[longest.upperBound...])
  }
}
