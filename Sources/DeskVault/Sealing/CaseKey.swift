import Crypto
import Foundation

/// Where a sealed text belongs. It is part of what is authenticated: a row moved to another case, record or
/// field, or written by another version of the schema, does not open.
public struct SealedPlace: Sendable, Hashable {
  /// The id of the case.
  public let caseID: String
  /// The id of the record: the event, the attachment, the case itself.
  public let record: String
  /// The name of the field.
  public let field: String
  /// The version of the field's form.
  public let version: Int

  /// Where a sealed text belongs.
  public init(caseID: String, record: String, field: String, version: Int = 1) {
    self.caseID = caseID
    self.record = record
    self.field = field
    self.version = version
  }

  /// Unambiguous bytes: each part with its length before it.
  var authenticated: Data {
    ["madoguchi/1", caseID, record, field, String(version)].reduce(into: Data()) { data, part in
      withUnsafeBytes(of: UInt32(part.utf8.count).bigEndian) { data.append(contentsOf: $0) }
      data.append(contentsOf: part.utf8)
    }
  }
}

/// A case's data key: everything that a person told us is sealed under it.
///
/// It is never stored; only its two wraps are: to the desk's public key and under the receipt.
public struct CaseKey: Sendable {
  let key: SymmetricKey

  /// A new data key.
  public init() {
    key = SymmetricKey(size: .bits256)
  }

  init(_ key: SymmetricKey) {
    self.key = key
  }

  /// Seals bytes for one place (AES-256-GCM; nonce, text and tag in one).
  public func seal(_ plain: Data, at place: SealedPlace) throws(VaultError) -> Data {
    do {
      guard let sealed = try AES.GCM.seal(plain, using: key, authenticating: place.authenticated).combined
      else { throw VaultError.unsealable }
      return sealed
    } catch {
      throw .unsealable
    }
  }

  /// Opens what was sealed for this place.
  ///
  /// - Throws: `VaultError.altered` where a bit, the place or the key is another one.
  public func open(_ sealed: Data, at place: SealedPlace) throws(VaultError) -> Data {
    do {
      return try AES.GCM.open(
        AES.GCM.SealedBox(combined: sealed), using: key, authenticating: place.authenticated)
    } catch {
      throw .altered
    }
  }

  /// The wrap that the receipt opens.
  public func wrapped(for receipt: Receipt, caseID: String) throws(VaultError) -> Data {
    try CaseKey(receipt.wrappingKey).seal(
      key.withUnsafeBytes { Data($0) },
      at: SealedPlace(caseID: caseID, record: "case", field: "reporter wrap"))
  }

  /// The data key out of the wrap that the receipt opens.
  public static func unwrap(_ wrapped: Data, receipt: Receipt, caseID: String) throws(VaultError) -> CaseKey {
    let plain = try CaseKey(receipt.wrappingKey).open(
      wrapped, at: SealedPlace(caseID: caseID, record: "case", field: "reporter wrap"))
    return CaseKey(SymmetricKey(data: plain))
  }
}

/// Why something sealed was not made or not opened.
public enum VaultError: Error, Sendable, Hashable {
  /// A bit, the place or the key is not the one that sealed it.
  case altered
  /// The cryptographic library refused to seal.
  case unsealable
  /// No key of this id is held here.
  case unknownKey(String)
  /// The key file cannot be read, is not ours, or is open to others.
  case keyFile(String)
  /// An export cannot be written where it was wanted.
  case exportTarget(String)
}
