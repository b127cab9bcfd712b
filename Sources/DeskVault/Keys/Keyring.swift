import Crypto
import Foundation

/// The keys as intake holds them: public keys and one server secret.
public struct IntakeKeys: Sendable {
  /// The newest public key of each desk.
  public let desks: [String: DeskPublicKey]
  let secret: SymmetricKey

  /// The name under which the mailer has its key, as a desk has one.
  public static let mailer = "mailer"

  /// A key for one purpose out of the server's secret.
  func key(for purpose: String) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: secret, info: Data("madoguchi \(purpose)/1".utf8), outputByteCount: 32)
  }
}

/// The private keys: the one type through which anything is opened. The public listener does not get one.
public struct Keyring: Sendable {
  private let keys: [String: DeskPrivateKey]
  /// Signs the global chain.
  let chain: Curve25519.Signing.PrivateKey
  /// The keys of staff accounts.
  public let accounts: AccountKeys

  init(keys: [DeskPrivateKey], chain: Curve25519.Signing.PrivateKey, accounts: AccountKeys) {
    self.keys = Dictionary(keys.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    self.chain = chain
    self.accounts = accounts
  }

  /// Opens a case's data key with the desk key of this id.
  ///
  /// - Throws: `VaultError.altered` where the wrap belongs to another case or desk.
  public func open(_ wrapped: Data, keyID: String, desk: String, caseID: String) throws(VaultError) -> CaseKey
  {
    guard let key = keys[keyID] else { throw .unknownKey(keyID) }
    guard key.desk == desk else { throw .altered }
    return try key.unwrap(wrapped, caseID: caseID)
  }
}
