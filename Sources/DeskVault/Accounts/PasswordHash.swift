import Crypto
import CryptoExtras
import Foundation

/// A password as it is stored: scrypt over a keyed hash of it, `$scrypt$ln=17,r=8,p=1$SALT$HASH` (the PHC
/// string format; no library of the mirror writes it).
///
/// Scrypt is what swift-crypto has of the functions that cost memory. Argon2id would be a C library of its
/// own.
public struct PasswordHash: Sendable, Hashable {
  /// The logarithm of scrypt's N that passwords are hashed with now: 128 MiB each (OWASP's first choice).
  public static let cost = 17
  /// A row must not make us take more than this: 256 MiB.
  private static let mostCost = 18

  /// As it is stored.
  public let text: String
  private let cost: Int
  private let salt: Data
  private let hash: Data

  /// Hashes a password; takes 0.4 to 1.2 s at the usual cost.
  ///
  /// - Throws: `VaultError.unsealable` where there is no memory for it.
  public init(_ password: Password, keys: AccountKeys, cost: Int = Self.cost) throws(VaultError) {
    var random = SystemRandomNumberGenerator()
    let salt = Data((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) })
    self.init(cost: cost, salt: salt, hash: try Self.derive(password, keys, cost, salt))
  }

  private init(cost: Int, salt: Data, hash: Data) {
    self.cost = cost
    self.salt = salt
    self.hash = hash
    text = "$scrypt$ln=\(cost),r=8,p=1$\(Self.base64(salt))$\(Self.base64(hash))"
  }

  /// What was stored; nil for a text that we did not write.
  public init?(stored text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", parts[2].hasPrefix("ln="),
      parts[2].hasSuffix(",r=8,p=1"), let cost = Int(parts[2].dropFirst(3).dropLast(8)),
      (1...Self.mostCost).contains(cost), let salt = Self.data(parts[3]), salt.count == 16,
      let hash = Self.data(parts[4]), hash.count == 32
    else { return nil }
    self.init(cost: cost, salt: salt, hash: hash)
  }

  /// Whether this is the hash of a password; takes as long as hashing it.
  public func matches(_ password: Password, keys: AccountKeys) throws(VaultError) -> Bool {
    let other = try Self.derive(password, keys, cost, salt)
    return ConstantTime.isSame(Self.base64(other), Self.base64(hash))
  }

  /// Whether it was made at another cost than is usual now.
  public func isDated(cost: Int = Self.cost) -> Bool { self.cost != cost }

  private static func derive(
    _ password: Password, _ keys: AccountKeys, _ cost: Int, _ salt: Data
  ) throws(VaultError) -> Data {
    do {
      return try KDF.Scrypt.deriveKey(
        from: keys.peppered(password), salt: salt, outputByteCount: 32, rounds: 1 << cost, blockSize: 8,
        parallelism: 1
      ).withUnsafeBytes { Data($0) }
    } catch {
      throw .unsealable
    }
  }

  /// Without the signs that fill up, as the format wants it.
  private static func base64(_ data: Data) -> String { data.base64EncodedString().replacing("=", with: "") }

  private static func data(_ text: String) -> Data? {
    Data(base64Encoded: text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4))
  }
}
