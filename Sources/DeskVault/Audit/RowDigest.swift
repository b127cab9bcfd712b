import Crypto
import Foundation

/// A digest over rows whose order does not count: the exclusive or of each row's SHA-256.
///
/// Two engines sort texts in two ways, so that a backup cannot count on the order. It finds what rots or is cut, not
/// what somebody makes to fit: for that there is the audit chain.
public struct RowDigest: Sendable {
  private var sum = [UInt8](repeating: 0, count: 32)

  /// A digest over no row.
  public init() {}

  /// Adds a row.
  public mutating func add(_ row: Data) {
    for (index, byte) in SHA256.hash(data: row).enumerated() { sum[index] ^= byte }
  }

  /// The digest, lower-case hexadecimal.
  public var text: String { sum.hex }
}
