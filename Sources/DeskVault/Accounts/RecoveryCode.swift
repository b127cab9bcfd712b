import Crypto
import Foundation

/// Stands in once for the code of an authenticator app that is lost: 112 random bits, kept only as a hash.
public struct RecoveryCode: Sendable, Hashable {
  /// How many an account has at first.
  public static let count = 8
  private static let byteCount = 14
  private let bytes: [UInt8]

  /// A new code.
  public init() {
    var generator = SystemRandomNumberGenerator()
    bytes = (0..<Self.byteCount).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// The code that somebody typed: 23 symbols and a check symbol, in any of the ways people write them.
  public init?(typed text: String) {
    guard text.utf8.count <= 512, let values = CrockfordCode.values(typed: text), values.count == 24,
      CrockfordCode.check(Array(values.dropLast())) == values[23],
      let bytes = CrockfordCode.decode(Array(values.dropLast()), byteCount: Self.byteCount)
    else { return nil }
    self.bytes = bytes
  }

  /// `7K3F-9QX2-…`: 24 symbols in groups of four.
  public var text: String {
    let values = CrockfordCode.encode(bytes)
    return CrockfordCode.text(values + [CrockfordCode.check(values)], groupsOf: 4)
  }

  /// What is stored in its place: a plain hash is enough for 112 random bits (ASVS 6.5.2).
  public var lookup: String {
    SHA256.hash(data: Data("madoguchi recovery lookup/1".utf8) + Data(bytes)).hex
  }
}
