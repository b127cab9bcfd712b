import Crypto
import Foundation

/// With this a person goes on with an unfinished interview: 128 random bits, kept by us only as a hash.
///
/// It opens no case. Its check symbol differs from a receipt's, so that one typed in the other's place is known.
public struct ResumeCode: Sendable, Hashable {
  let bytes: [UInt8]
  /// What is added to the check symbol's value.
  private static let shift: UInt8 = 13

  /// A new code.
  public init() {
    var generator = SystemRandomNumberGenerator()
    bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// The code that somebody typed, in any of the ways people write it.
  public init?(typed text: String) {
    guard text.utf8.count <= 512, let values = CrockfordCode.values(typed: text), values.count == 27,
      CrockfordCode.check(Array(values.dropLast())) ^ Self.shift == values[26],
      let bytes = CrockfordCode.decode(Array(values.dropLast()), byteCount: 16)
    else { return nil }
    self.bytes = bytes
  }

  /// 27 symbols in groups of five.
  public var text: String {
    let values = CrockfordCode.encode(bytes)
    return CrockfordCode.text(values + [CrockfordCode.check(values) ^ Self.shift], groupsOf: 5)
  }

  /// What is stored in its place.
  public var lookup: String {
    SHA256.hash(data: Data("madoguchi resume lookup/1".utf8) + Data(bytes)).hex
  }

  /// The key under which the draft is sealed.
  public var key: CaseKey {
    CaseKey(
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: SymmetricKey(data: bytes), info: Data("madoguchi draft/1".utf8),
        outputByteCount: 32))
  }
}
