/// Something in a text by which an attack can be known again: an address, a name, a file's hash.
public struct Indicator: Sendable, Hashable {
  /// What it is.
  public let type: IndicatorType
  /// The value made whole again: refanged, width-folded, hosts in lower case.
  public let value: String
  /// Where it begins in the text, counted in Unicode scalars from 0.
  public let offset: Int

  /// An indicator.
  public init(type: IndicatorType, value: String, offset: Int) {
    self.type = type
    self.value = value
    self.offset = offset
  }

  /// The value as it may be shown and sent: no program makes a link of it (`hxxp://evil[.]example/a`).
  public var defanged: String {
    switch type {
    case .ipv4, .domain: return value.replacing(".", with: "[.]")
    case .cidr where !value.contains(":"): return value.replacing(".", with: "[.]")
    case .ipv6, .cidr: return value.replacing(".", with: "[.]").replacing(":", with: "[:]")
    case .email:
      let at = value.lastIndex(of: "@") ?? value.startIndex
      return String(value[..<at] + value[at...].replacing(".", with: "[.]"))
    case .url: return defangedAddress
    default: return value
    }
  }

  private var defangedAddress: String {
    let parts = value.split(separator: "://", maxSplits: 1)
    guard parts.count == 2 else { return value }
    let end = parts[1].firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? parts[1].endIndex
    let host = parts[1][..<end].replacing(".", with: "[.]")
    let scheme: String
    switch parts[0] {
    case "http": scheme = "hxxp://"
    case "https": scheme = "hxxps://"
    case "ftp": scheme = "fxp://"
    default: scheme = "\(parts[0])[:]//"
    }
    return scheme + host + parts[1][end...]
  }
}

/// What an indicator is; the raw value is the name that commands and the API use.
public enum IndicatorType: String, Sendable, CaseIterable {
  case ipv4, ipv6, cidr, domain, url, email, md5, sha1, sha256, sha512, cve, asn
  case filePath = "file-path"
  case registryKey = "registry-key"
  case bitcoinAddress = "bitcoin-address"
}

extension Indicator {
  /// The indicators of a text in the order in which they stand, each value of a type once, where it stands
  /// first.
  ///
  /// Total: any text has an answer, in time that grows with its length alone. No two of them overlap: the
  /// host of a URL or of a mail address is no domain besides. Loopback and private addresses count as well:
  /// what is harmless is the reader's to judge.
  public static func all(in text: String) -> [Indicator] {
    var scan = IndicatorScan(RefangedText(text))
    return scan.run()
  }

  /// `{"type","value","defanged","offset"}`
  public var json: JSONText {
    .object([
      ("type", .string(type.rawValue)), ("value", .string(value)), ("defanged", .string(defanged)),
      ("offset", .number(offset)),
    ])
  }
}
