import Crypto
import Foundation

/// One block of the chain over all cases: some events' hashes, bound to the block before, and signed.
public struct ChainBlock: Sendable {
  /// The block's number, from 1.
  public let number: Int
  /// When it was made.
  public let at: String
  /// How many events it holds.
  public let count: Int
  /// The hash over its events' hashes in the order of their ids.
  public let digest: String
  /// The hash of the block before; empty for the first.
  public let previous: String

  /// A block over the hashes of its events, in the order of their ids.
  public init(number: Int, at: String, events: [String], previous: String) {
    self.init(
      number: number, at: at, count: events.count, digest: Self.digest(events), previous: previous)
  }

  /// A block as it was stored.
  public init(number: Int, at: String, count: Int, digest: String, previous: String) {
    self.number = number
    self.at = at
    self.count = count
    self.digest = digest
    self.previous = previous
  }

  /// The hash over events' hashes.
  public static func digest(_ events: [String]) -> String { ChainHash.of(["events/1"] + events) }

  /// The block's hash: whoever keeps it elsewhere can tell whether the chain was rewritten or cut.
  public var hash: String {
    ChainHash.of(["block/1", String(number), at, String(count), digest, previous])
  }

  /// Signs the block (Ed25519).
  public func signature(_ keyring: Keyring) throws(VaultError) -> Data {
    do {
      return try keyring.chain.signature(for: Data(hash.utf8))
    } catch {
      throw .unsealable
    }
  }

  /// Whether the signature is ours.
  public func isSigned(_ signature: Data, by keyring: Keyring) -> Bool {
    keyring.chain.publicKey.isValidSignature(signature, for: Data(hash.utf8))
  }
}
