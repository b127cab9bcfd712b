extension IndicatorScan {
  /// `CVE-2026-12345`, `AS64500`, `ASN 64500`.
  func number(_ index: Int) -> Hit? {
    switch Letter.lower(at(index)) {
    case 0x63: cve(index)
    case 0x61: asn(index)
    default: nil
    }
  }

  private func cve(_ index: Int) -> Hit? {
    guard matches(index, "cve-"), let (year, middle) = digits(index + 4), middle == index + 8,
      (1999...2099).contains(year), at(middle) == 0x2D, let (_, end) = digits(middle + 1),
      (4...19).contains(end - middle - 1), endsWord(end)
    else { return nil }
    return Hit(type: .cve, value: string(index..<end).uppercased(), end: end)
  }

  /// Networks by number. `AS400` is a machine, `AS1` to `AS4` are protocols.
  private func asn(_ index: Int) -> Hit? {
    guard at(index) == 0x41, at(index + 1) == 0x53 else { return nil }
    var start = index + 2
    if at(start) == 0x4E {
      start += 1
      while start < index + 5, at(start) == 0x20 || at(start) == 0x3A { start += 1 }
    }
    guard at(start) != 0x30, let (number, end) = digits(start), number <= 4_294_967_295, endsWord(end),
      start > index + 2 || (number > 4 && number != 400)
    else { return nil }
    return Hit(type: .asn, value: "AS\(number)", end: end)
  }

  /// A word of hexadecimal digits with the length of a hash, or a bitcoin address whose checksum holds.
  func token(_ index: Int) -> Hit? {
    var end = index
    while end < index + 130, Letter.isWord(at(end)) { end += 1 }
    guard endsWord(end), at(end) != 0x40 else { return nil }
    switch end - index {
    case 32: return hash(.md5, index..<end) ?? bitcoin(index..<end)
    case 40: return hash(.sha1, index..<end)
    case 64: return hash(.sha256, index..<end) ?? bitcoin(index..<end)
    case 128: return hash(.sha512, index..<end)
    case 26...90: return bitcoin(index..<end)
    default: return nil
    }
  }

  /// Digits alone are a number, letters alone are no hash that anybody met.
  private func hash(_ type: IndicatorType, _ range: Range<Int>) -> Hit? {
    var (digits, letters) = (0, 0)
    for place in range {
      guard Letter.isHex(at(place)) else { return nil }
      if Letter.isDigit(at(place)) { digits += 1 } else { letters += 1 }
    }
    guard digits > 0, letters > 0 else { return nil }
    return Hit(type: type, value: string(range).lowercased(), end: range.upperBound)
  }

  private func bitcoin(_ range: Range<Int>) -> Hit? {
    let bytes = range.map { UInt8(truncatingIfNeeded: at($0)) }
    guard let address = BitcoinAddress(bytes) else { return nil }
    return Hit(type: .bitcoinAddress, value: address.text, end: range.upperBound)
  }

  /// Whether no word goes on here.
  func endsWord(_ index: Int) -> Bool {
    let scalar = at(index)
    return !Letter.isWord(scalar) && scalar != 0x5F && !Letter.isOther(scalar)
  }

  /// Whether a text in lower case stands here, in whichever case.
  func matches(_ index: Int, _ words: String) -> Bool {
    var place = index
    for byte in words.utf8 {
      if Letter.lower(at(place)) != UInt32(byte) { return false }
      place += 1
    }
    return true
  }

  /// The digits from here on, at most 20.
  private func digits(_ index: Int) -> (value: Int, end: Int)? {
    var (value, end) = (0, index)
    while end < index + 20, Letter.isDigit(at(end)) {
      value = min(value * 10 + Int(at(end) - 0x30), 1 << 58)
      end += 1
    }
    return end > index ? (value, end) : nil
  }
}
