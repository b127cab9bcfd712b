import Crypto
import Foundation

/// HPKE with X-Wing (ML-KEM-768 and X25519): what is sealed today stays sealed against a quantum computer.
let deskSuite = HPKE.Ciphersuite.XWingMLKEM768X25519_SHA256_AES_GCM_256

/// A desk's public key: the side that takes intake holds this and no private key.
public struct DeskPublicKey: Sendable {
  /// The desk.
  public let desk: String
  /// Which generation of the desk's key, kept beside each wrap.
  public let id: String
  let key: XWingMLKEM768X25519.PublicKey

  /// Wraps a case's data key to the desk; 1,168 bytes.
  public func wrap(_ caseKey: CaseKey, caseID: String) throws(VaultError) -> Data {
    do {
      var sender = try HPKE.Sender(recipientKey: key, ciphersuite: deskSuite, info: Self.info)
      let sealed = try sender.seal(
        caseKey.key.withUnsafeBytes { Data($0) }, authenticating: Self.bound(caseID, desk, id))
      return sender.encapsulatedKey + sealed
    } catch {
      throw .unsealable
    }
  }

  static let info = Data("madoguchi desk wrap/1".utf8)
  /// The bytes of an encapsulated key of X-Wing.
  static let encapsulatedBytes = 1120

  static func bound(_ caseID: String, _ desk: String, _ id: String) -> Data {
    SealedPlace(caseID: caseID, record: desk, field: id).authenticated
  }
}

/// A desk's private key; only `Keyring` holds one.
struct DeskPrivateKey: Sendable {
  let desk: String
  let id: String
  let key: XWingMLKEM768X25519.PrivateKey

  var publicKey: DeskPublicKey { DeskPublicKey(desk: desk, id: id, key: key.publicKey) }

  func unwrap(_ wrapped: Data, caseID: String) throws(VaultError) -> CaseKey {
    guard wrapped.count > DeskPublicKey.encapsulatedBytes else { throw .altered }
    do {
      var recipient = try HPKE.Recipient(
        privateKey: key, ciphersuite: deskSuite, info: DeskPublicKey.info,
        encapsulatedKey: wrapped.prefix(DeskPublicKey.encapsulatedBytes))
      let plain = try recipient.open(
        wrapped.dropFirst(DeskPublicKey.encapsulatedBytes),
        authenticating: DeskPublicKey.bound(caseID, desk, id))
      return CaseKey(SymmetricKey(data: plain))
    } catch {
      throw .altered
    }
  }
}
