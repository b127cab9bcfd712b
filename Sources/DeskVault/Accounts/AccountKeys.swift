import Crypto
import Foundation

/// The keys of staff accounts, out of the key file: one for each purpose.
///
/// Whoever has the database without the key file can neither try passwords, nor read what makes codes, nor
/// make a device known.
public struct AccountKeys: Sendable {
  private let secret: SymmetricKey

  init(_ secret: SymmetricKey) {
    self.secret = secret
  }

  private func key(for purpose: String) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: secret, info: Data("madoguchi account \(purpose)/1".utf8), outputByteCount: 32)
  }

  /// A keyed hash of texts, each with its length before it.
  private func hash(_ purpose: String, _ parts: String...) -> Data {
    let data = parts.reduce(into: Data()) { data, part in
      withUnsafeBytes(of: UInt32(part.utf8.count).bigEndian) { data.append(contentsOf: $0) }
      data.append(contentsOf: part.utf8)
    }
    return Data(HMAC<SHA256>.authenticationCode(for: data, using: key(for: purpose)))
  }

  /// What is hashed in a password's place: a key outside the database has gone into it.
  func peppered(_ password: Password) -> Data {
    Data(HMAC<SHA256>.authenticationCode(for: Data(password.text.utf8), using: key(for: "pepper")))
  }

  /// The secret of a second factor that is about to be set up: another one each time.
  ///
  /// - Returns: 20 bytes, the length that RFC 4226 recommends.
  public static func newFactor() -> Data {
    var random = SystemRandomNumberGenerator()
    return Data((0..<20).map { _ in UInt8.random(in: .min ... .max, using: &random) })
  }

  /// Seals a new factor's secret for the form that is to confirm it: nothing is stored of one that nobody has
  /// confirmed, and whoever saw the link's page before has another one.
  ///
  /// - Returns: text that a form's field carries back.
  public func seal(newFactor factor: Data, link: String) throws(VaultError) -> String {
    try newFactorKey(link).seal(factor, at: Self.newFactorPlace).base64EncodedString()
  }

  /// Opens a new factor's secret that a form carried back; nil for another link's or another key file's.
  public func open(newFactor sealed: String, link: String) -> Data? {
    guard sealed.utf8.count <= 128, let sealed = Data(base64Encoded: sealed) else { return nil }
    return try? newFactorKey(link).open(sealed, at: Self.newFactorPlace)
  }

  private func newFactorKey(_ link: String) -> CaseKey {
    CaseKey(SymmetricKey(data: hash("factor of link", link)))
  }

  private static let newFactorPlace = SealedPlace(caseID: "account", record: "link", field: "totp")

  /// Seals what makes an account's codes.
  public func seal(factor: Data, of email: String) throws(VaultError) -> Data {
    try CaseKey(key(for: "factor")).seal(factor, at: Self.place(email))
  }

  /// Opens what makes an account's codes.
  ///
  /// - Throws: `VaultError.altered` for another account's, or another key file's.
  public func open(factor sealed: Data, of email: String) throws(VaultError) -> Data {
    try CaseKey(key(for: "factor")).open(sealed, at: Self.place(email))
  }

  private static func place(_ email: String) -> SealedPlace {
    SealedPlace(caseID: "account", record: email, field: "totp")
  }

  /// Under what attempts at an account from one place are counted; it does not tell which account.
  public func attempts(at email: String, from place: String) -> String { hash("attempt", email, place).hex }

  /// The token that forms of a session carry: who cannot read our pages does not know it.
  public func formToken(session: String) -> String { hash("form", session).hex }

  /// A secret by which a browser is known again as one that has signed in to an account: nothing of it is
  /// stored.
  public func newDevice(of email: String) -> String {
    var random = SystemRandomNumberGenerator()
    let bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    return device(bytes.hex, of: email)
  }

  private func device(_ id: String, of email: String) -> String { "\(id).\(hash("device", email, id).hex)" }

  /// The id in a device's secret; nil where it is none that we gave for this account.
  public func deviceID(_ secret: String, of email: String) -> String? {
    guard secret.utf8.count <= 128, let dot = secret.firstIndex(of: ".") else { return nil }
    let id = String(secret[..<dot])
    return ConstantTime.isSame(secret, device(id, of: email)) ? id : nil
  }
}

/// Comparing secrets so that the time does not tell how much of them is right.
public enum ConstantTime {
  /// Whether two texts are the same bytes; swift-crypto compares digests in constant time.
  public static func isSame(_ left: String, _ right: String) -> Bool {
    SHA256.hash(data: Data(left.utf8)) == SHA256.hash(data: Data(right.utf8))
  }
}
