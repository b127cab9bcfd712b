/// A bitcoin address whose checksum holds: any other word of such letters is none.
///
/// Base58Check for addresses that begin with 1 or 3, bech32 (BIP 173) and bech32m (BIP 350) for those with
/// bc1.
struct BitcoinAddress {
  /// As it is written; bech32 in lower case.
  let text: String

  init?(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return nil }
    if first == 0x31 || first == 0x33 {
      guard (26...35).contains(bytes.count), Self.isBase58Check(bytes) else { return nil }
      text = String(decoding: bytes, as: UTF8.self)
    } else {
      let lower = bytes.map { UInt8(truncatingIfNeeded: Letter.lower(UInt32($0))) }
      guard lower.starts(with: "bc1".utf8), lower == bytes || !bytes.contains(where: { $0 &- 0x61 < 26 }),
        Self.isBech32(lower)
      else { return nil }
      text = String(decoding: lower, as: UTF8.self)
    }
  }

  private static let base58 = values("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")
  private static let base32 = values("qpzry9x8gf2tvdw0s3jn54khce6mua7l")

  /// The value of each letter of an alphabet, by its byte; -1 for what is none.
  private static func values(_ alphabet: String) -> [Int] {
    var values = Array(repeating: -1, count: 256)
    for (value, byte) in alphabet.utf8.enumerated() { values[Int(byte)] = value }
    return values
  }

  /// 25 bytes: a version, a hash of 20 bytes, the first four bytes of a double SHA-256 over both.
  private static func isBase58Check(_ bytes: [UInt8]) -> Bool {
    var decoded = [UInt8](repeating: 0, count: 25)
    for byte in bytes {
      var carry = base58[Int(byte)]
      guard carry >= 0 else { return false }
      for place in stride(from: 24, through: 0, by: -1) {
        carry += Int(decoded[place]) * 58
        decoded[place] = UInt8(carry & 255)
        carry >>= 8
      }
      guard carry == 0 else { return false }
    }
    let ones = bytes.prefix { $0 == 0x31 }.count
    guard decoded[0] == 0 || decoded[0] == 5, ones == decoded.prefix(while: { $0 == 0 }).count else {
      return false
    }
    let check = SHA256.digest(SHA256.digest(Array(decoded[..<21])))
    return Array(check[..<4]) == Array(decoded[21...])
  }

  private static func isBech32(_ bytes: [UInt8]) -> Bool {
    guard (14...90).contains(bytes.count) else { return false }
    // The part before the 1 is always "bc".
    var checksum = [3, 3, 0, 2, 3].reduce(1, step)
    let data = bytes[3...].map { base32[Int($0)] }
    guard !data.contains(-1) else { return false }
    checksum = data.reduce(checksum, step)
    let version = data[0]
    let length = (data.count - 7) * 5 / 8
    if version == 0 { return checksum == 1 && (length == 20 || length == 32) }
    return checksum == 0x2BC8_30A3 && version <= 16 && (2...40).contains(length)
  }

  private static func step(_ checksum: Int, _ value: Int) -> Int {
    let generators = [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3]
    let top = checksum >> 25
    var next = (checksum & 0x1FF_FFFF) << 5 ^ value
    for (bit, generator) in generators.enumerated() where top >> bit & 1 == 1 { next ^= generator }
    return next
  }
}
