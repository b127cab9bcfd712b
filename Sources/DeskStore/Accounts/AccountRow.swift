import Foundation

/// An account of the staff, as it is stored.
public struct AccountRow: Sendable {
  /// The address, folded; events and sessions name the account by it.
  public let email: String
  /// Roles as texts, parted by blanks.
  public let roles: String
  /// The language that pages are shown in.
  public let language: String
  /// The password's hash; nil until one is set.
  public let password: String?
  /// What makes the codes of the second factor, sealed; nil until there is one.
  public let totp: Data?
  /// The step of the last code that was taken.
  public let totpStep: Int
  /// Hashes of the recovery codes that are left, parted by blanks.
  public let recovery: String
  /// When it was made.
  public let madeAt: String
  /// When somebody last signed in; nil for an account that was never set up.
  public let signedInAt: String?
  /// Since when nobody may sign in; nil where one may.
  public let disabledAt: String?

  static let columns = """
    email, roles, language, password, totp, totp_step, recovery, made_at, signed_in_at, disabled_at
    """

  init(_ row: SQLRow) throws(DatabaseError) {
    email = try row.text("email")
    roles = try row.text("roles")
    language = try row.text("language")
    password = try row.optionalText("password")
    totp = try row.optionalBytes("totp")
    totpStep = Int(try row.integer("totp_step"))
    recovery = try row.text("recovery")
    madeAt = try row.text("made_at")
    signedInAt = try row.optionalText("signed_in_at")
    disabledAt = try row.optionalText("disabled_at")
  }

  /// The hashes of the recovery codes that are left.
  public var recoveryHashes: [String] { recovery.split(separator: " ").map(String.init) }
}
