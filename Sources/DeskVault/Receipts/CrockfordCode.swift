/// Text of Crockford's base 32 symbols with a check symbol, for codes that people copy by hand.
///
/// No library of the mirror has it; the alphabet leaves out I, L, O and U. The check symbol is a weighted sum
/// in the field of 32 elements: any one wrong symbol, and any two that changed places, are noticed.
enum CrockfordCode {
  static let symbols = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// The symbols of `bytes`, most significant bits first, the last one filled up with zeros.
  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var values: [UInt8] = []
    var buffer: UInt32 = 0
    var bits: UInt32 = 0
    for byte in bytes {
      buffer = buffer << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        values.append(UInt8(buffer >> bits & 31))
      }
    }
    if bits > 0 { values.append(UInt8(buffer << (5 - bits) & 31)) }
    return values
  }

  /// The bytes of such values; nil where the bits that fill up are not zero.
  static func decode(_ values: [UInt8], byteCount: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer: UInt32 = 0
    var bits: UInt32 = 0
    for value in values {
      buffer = buffer << 5 | UInt32(value)
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(buffer >> bits & 255))
        buffer &= (1 << bits) - 1
      }
    }
    return bytes.count == byteCount && buffer == 0 ? bytes : nil
  }

  /// The check symbol's value: the sum of `value × α^(place + 1)` in GF(2⁵) with x⁵ + x² + 1.
  static func check(_ values: [UInt8]) -> UInt8 {
    var sum: UInt8 = 0
    var weight: UInt8 = 2
    for value in values {
      sum ^= multiply(value, weight)
      weight = multiply(weight, 2)
    }
    return sum
  }

  private static func multiply(_ left: UInt8, _ right: UInt8) -> UInt8 {
    var (left, right, product) = (left, right, UInt8(0))
    while right > 0 {
      if right & 1 == 1 { product ^= left }
      left <<= 1
      if left & 32 != 0 { left ^= 0b100101 }
      right >>= 1
    }
    return product
  }

  /// The values of typed text: lower case, full width, blanks and hyphens of any kind, O for 0, I and L for 1.
  ///
  /// - Returns: nil where a sign is none of ours.
  static func values(typed text: String) -> [UInt8]? {
    var values: [UInt8] = []
    for scalar in text.unicodeScalars {
      var code = scalar.value
      if (0xFF01...0xFF5E).contains(code) { code -= 0xFEE0 }
      switch code {
      case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x3000, 0x2D, 0x2010...0x2015, 0x2212, 0x30FC: continue
      case 0x61...0x7A: code -= 0x20
      default: break
      }
      switch code {
      case 0x4F: code = 0x30
      case 0x49, 0x4C: code = 0x31
      default: break
      }
      guard let symbol = UInt8(exactly: code), let value = symbols.firstIndex(of: symbol) else { return nil }
      values.append(UInt8(value))
    }
    return values
  }

  /// Values as text, in groups of `size` with hyphens between.
  static func text(_ values: [UInt8], groupsOf size: Int) -> String {
    var text = ""
    for (index, value) in values.enumerated() {
      if index > 0, index % size == 0 { text += "-" }
      text.unicodeScalars.append(Unicode.Scalar(symbols[Int(value)]))
    }
    return text
  }
}
