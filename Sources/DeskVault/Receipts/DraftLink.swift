import Crypto
import Foundation

/// The secret of a link by which a caller goes on with what staff typed: 160 random bits, kept as a hash.
///
/// It opens one thing: the resume code that is sealed under it. What is stored of a link gives neither away.
public struct DraftLinkSecret: Sendable, Hashable {
  private let bytes: [UInt8]
  private static let count = 20

  /// A new secret.
  public init() {
    var generator = SystemRandomNumberGenerator()
    bytes = (0..<Self.count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// The secret of a link that somebody followed or typed; nil for a text that can be none.
  public init?(typed text: String) {
    guard text.utf8.count <= 512, let values = CrockfordCode.values(typed: text), values.count == 32,
      let bytes = CrockfordCode.decode(values, byteCount: Self.count)
    else { return nil }
    self.bytes = bytes
  }

  /// 32 symbols in lower case, as they stand in the link.
  public var text: String {
    CrockfordCode.text(CrockfordCode.encode(bytes), groupsOf: 64).lowercased()
  }

  /// What is stored in its place: a plain hash is enough for 160 random bits (ASVS 6.5.2).
  public var lookup: String {
    SHA256.hash(data: Data("madoguchi draft link lookup/1".utf8) + Data(bytes)).hex
  }

  /// Seals the code that the link leads to.
  public func seal(_ code: ResumeCode) throws(VaultError) -> Data {
    try key.seal(Data(code.text.utf8), at: place)
  }

  /// The code that the link leads to.
  ///
  /// - Throws: `VaultError.altered` where the row was altered or belongs to another link.
  public func open(_ sealed: Data) throws(VaultError) -> ResumeCode {
    let plain = try key.open(sealed, at: place)
    guard let code = ResumeCode(typed: String(decoding: plain, as: UTF8.self)) else { throw .altered }
    return code
  }

  private var key: CaseKey {
    CaseKey(
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: SymmetricKey(data: bytes), info: Data("madoguchi draft link/1".utf8),
        outputByteCount: 32))
  }

  private var place: SealedPlace { SealedPlace(caseID: lookup, record: "link", field: "code") }
}
