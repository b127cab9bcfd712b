import Crypto
import Foundation

/// Seals a file in pieces of 64 KiB, so that a large one never lies in memory and a cut one is noticed.
///
/// As age's STREAM: a key of the file's own, derived from the case's; the piece's number as nonce; whether it is
/// the last one in what is authenticated. Pieces that were exchanged, left out, or cut off at the end do not open.
public struct FileSealer: Sendable {
  /// The bytes of a piece; the last one may be shorter, and empty where the file is.
  public static let pieceBytes = 65_536
  private let key: SymmetricKey
  private let place: SealedPlace

  /// The sealer of one file of a case.
  public init(key: CaseKey, caseID: String, file: String) {
    place = SealedPlace(caseID: caseID, record: file, field: "piece")
    self.key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: key.key, info: Data("madoguchi file/1 \(file)".utf8), outputByteCount: 32)
  }

  /// Seals the piece of a number.
  public func seal(_ piece: Data, number: Int, isLast: Bool) throws(VaultError) -> Data {
    do {
      let box = try AES.GCM.seal(
        piece, using: key, nonce: try nonce(number), authenticating: bound(number, isLast))
      return box.ciphertext + box.tag
    } catch {
      throw .unsealable
    }
  }

  /// Opens the piece of a number.
  ///
  /// - Throws: `VaultError.altered` where it is another piece, of another file, or not the last one.
  public func open(_ sealed: Data, number: Int, isLast: Bool) throws(VaultError) -> Data {
    do {
      let box = try AES.GCM.SealedBox(
        nonce: try nonce(number), ciphertext: sealed.dropLast(16), tag: sealed.suffix(16))
      return try AES.GCM.open(box, using: key, authenticating: bound(number, isLast))
    } catch {
      throw .altered
    }
  }

  private func nonce(_ number: Int) throws -> AES.GCM.Nonce {
    try AES.GCM.Nonce(data: Data(count: 4) + withUnsafeBytes(of: UInt64(number).bigEndian) { Data($0) })
  }

  private func bound(_ number: Int, _ isLast: Bool) -> Data {
    place.authenticated + Data([isLast ? 1 : 0])
  }
}
