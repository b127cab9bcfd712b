import Crypto
import Foundation

/// What a reporter holds of a case: 128 random bits, shown once, kept by us only as a hash.
///
/// With it the reporter reads and continues the case. Nobody can derive it from what is stored.
public struct Receipt: Sendable, Hashable {
  /// 16 random bytes.
  let bytes: [UInt8]

  /// A new receipt.
  public init() {
    var generator = SystemRandomNumberGenerator()
    bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// The receipt that somebody typed: 26 symbols and a check symbol, in any of the ways people write them.
  public init?(typed text: String) {
    guard text.utf8.count <= 512, let values = CrockfordCode.values(typed: text), values.count == 27,
      CrockfordCode.check(Array(values.dropLast())) == values[26],
      let bytes = CrockfordCode.decode(Array(values.dropLast()), byteCount: 16)
    else { return nil }
    self.bytes = bytes
  }

  /// `7K3F9-QX2MD-…`: 27 symbols in groups of five.
  public var text: String {
    let values = CrockfordCode.encode(bytes)
    return CrockfordCode.text(values + [CrockfordCode.check(values)], groupsOf: 5)
  }

  /// What is stored in its place, and looked up: a plain hash is enough for 128 random bits (ASVS 6.5.2).
  public var lookup: String {
    SHA256.hash(data: Data("madoguchi receipt lookup/1".utf8) + Data(bytes)).hex
  }

  /// The key that opens the reporter's wrap of a case's data key.
  var wrappingKey: SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: bytes), info: Data("madoguchi reporter wrap/1".utf8),
      outputByteCount: 32)
  }
}

extension Sequence<UInt8> {
  /// Lower-case hexadecimal.
  var hex: String {
    map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
