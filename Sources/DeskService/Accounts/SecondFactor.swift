import DeskCore
import DeskStore
import DeskVault
import Foundation

/// A code that is right, and what taking it changes.
enum FactorUse: Sendable {
  /// The app's code of a step.
  case time(step: Int)
  /// A recovery code: the hashes it was found among, and those that are left.
  case recovery(before: String, after: String)

  /// Whether it is a recovery code.
  var isRecoveryCode: Bool {
    if case .recovery = self { true } else { false }
  }

  /// What the history says of it.
  var text: String { isRecoveryCode ? "recovery-code" : "" }

  /// Takes it, once.
  ///
  /// - Returns: whether it was not taken yet; where it was, nothing has changed.
  func take(of email: String, _ db: any SQLTransaction) throws(DatabaseError) -> Bool {
    switch self {
    case .time(let step): try AccountStore(db).take(step: step, of: email)
    case .recovery(let before, let after):
      try AccountStore(db).take(recovery: before, leaving: after, of: email)
    }
  }

  /// How many recovery codes are left of those that an account had.
  func left(of row: AccountRow) -> Int { row.recoveryHashes.count - (isRecoveryCode ? 1 : 0) }
}

extension Accounts {
  /// What a typed code is to an account: its app's, or one of its recovery codes; nil where it is neither.
  func factor(_ code: String, of row: AccountRow, _ keys: AccountKeys) -> FactorUse? {
    timeCode(code, of: row, row.email, keys) ?? recoveryCode(code, of: row)
  }

  /// The app's code of an account that may not be there: as much is computed where there is none.
  func timeCode(_ code: String, of row: AccountRow?, _ email: String, _ keys: AccountKeys) -> FactorUse? {
    // One that another key file has sealed gives no code; the recovery codes count all the same.
    let secret = try? keys.open(factor: row?.totp ?? Self.noFactor, of: email)
    let codes = TimeCode(secret: secret ?? AccountKeys.newFactor())
    let step = codes.step(of: code, at: seconds, after: row?.totpStep ?? 0)
    return secret == nil ? nil : step.map { .time(step: $0) }
  }

  /// As long as a sealed factor.
  private static let noFactor = Data(count: 48)

  /// One of the recovery codes of an account.
  func recoveryCode(_ code: String, of row: AccountRow) -> FactorUse? {
    let hashes = row.recoveryHashes
    guard let lookup = RecoveryCode(typed: code)?.lookup, hashes.contains(lookup) else { return nil }
    return .recovery(
      before: row.recovery, after: hashes.filter { $0 != lookup }.joined(separator: " "))
  }

  /// New recovery codes: as they are shown, and as they are stored.
  static func newRecoveryCodes() -> (texts: [String], stored: String) {
    let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode() }
    return (codes.map(\.text), codes.map(\.lookup).joined(separator: " "))
  }
}
