import Crypto
import Foundation

/// What makes a repeated request the same one: the client's key and the body, both as keyed hashes.
///
/// The answer is kept sealed under a key that follows from the server's secret, the client's key and the body:
/// whoever reads the database learns neither the receipt nor whether a guessed text was sent.
public struct RepeatKey: Sendable {
  /// What the request is found by.
  public let lookup: String
  /// What the body is told apart by.
  public let body: String
  private let sealing: CaseKey

  /// - Parameters:
  ///   - channel: `api` or `web`: their keys do not meet.
  ///   - key: the client's key, any text.
  ///   - body: the bytes of the request.
  init(channel: String, key: String, body: Data, secret: SymmetricKey) {
    let name = Data("\(channel)\u{0}\(key)".utf8)
    lookup = Data(HMAC<SHA256>.authenticationCode(for: name, using: secret)).hex
    let digest = Data(SHA256.hash(data: body))
    self.body = Data(HMAC<SHA256>.authenticationCode(for: name + digest, using: secret)).hex
    sealing = CaseKey(
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: secret, salt: digest, info: Data("madoguchi answer/1 ".utf8) + name,
        outputByteCount: 32))
  }

  /// Seals the answer.
  public func seal(_ answer: Data) throws(VaultError) -> Data {
    try sealing.seal(answer, at: SealedPlace(caseID: lookup, record: "answer", field: "answer"))
  }

  /// Opens the answer that was kept.
  public func open(_ sealed: Data) throws(VaultError) -> Data {
    try sealing.open(sealed, at: SealedPlace(caseID: lookup, record: "answer", field: "answer"))
  }
}

extension IntakeKeys {
  /// What a repeat of a request is known by.
  ///
  /// - Parameter isBodyInKey: whether another body is another request, instead of a conflict.
  public func repeatKey(channel: String, key: String, body: Data, isBodyInKey: Bool = false) -> RepeatKey {
    let name = isBodyInKey ? "\(key) \(SHA256.hash(data: body).hex)" : key
    return RepeatKey(channel: channel, key: name, body: body, secret: self.key(for: "repeat"))
  }
}
