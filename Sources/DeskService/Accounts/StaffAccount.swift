import DeskCore
import DeskStore

/// An account of somebody of the staff, as others see it.
public struct StaffAccount: Sendable {
  /// The address, folded; the account's name.
  public let email: String
  /// What its holder may do.
  public let roles: [Role]
  /// The language that pages are shown in.
  public let language: Language
  /// When it was made, RFC 3339 in UTC.
  public let madeAt: String
  /// When somebody last signed in; nil where nobody has.
  public let signedInAt: String?
  /// Whether nobody may sign in.
  public let isDisabled: Bool
  /// Whether it has a password: false until its link was used, and after a reset.
  public let isReady: Bool
  /// How many recovery codes were not used yet.
  public let recoveryCodesLeft: Int

  /// An account of somebody of the staff.
  public init(
    email: String, roles: [Role], language: Language, madeAt: String, signedInAt: String?, isDisabled: Bool,
    isReady: Bool, recoveryCodesLeft: Int
  ) {
    self.email = email
    self.roles = roles
    self.language = language
    self.madeAt = madeAt
    self.signedInAt = signedInAt
    self.isDisabled = isDisabled
    self.isReady = isReady
    self.recoveryCodesLeft = recoveryCodesLeft
  }
}

/// One line of the accounts' history.
public struct AccountEvent: Sendable {
  /// What is noted.
  public enum Kind: String, Sendable, CaseIterable {
    case added
    case reset
    case enrolled
    case signedIn = "signed-in"
    case refused
    case disabled
    case enabled
    case roles
    case signedOutEverywhere = "signed-out-everywhere"
    case password
    case recoveryCodes = "recovery-codes"
  }

  /// When, RFC 3339 in UTC.
  public let at: String
  /// Who did it: an address, `operator` for commands, `unknown` for whoever was refused.
  public let actor: String
  /// To which account.
  public let email: String
  /// What was done: the raw value of a `Kind`.
  public let kind: String
  /// What belongs to it: the roles of `added` and `roles`; `second-factor` of a `reset` that took it away;
  /// `recovery-code` of a `signed-in` or `enrolled` by one; what was wrong last in a `refused` (`password`,
  /// `code`, `disabled`, `not-ready`), and after a blank how often it was in the hour from then, where that
  /// is more than once.
  public let text: String

  /// One line of the accounts' history.
  public init(at: String, actor: String, email: String, kind: String, text: String) {
    self.at = at
    self.actor = actor
    self.email = email
    self.kind = kind
    self.text = text
  }
}

extension Accounts {
  /// All accounts, by address.
  public func all() async throws(DeskError) -> [StaffAccount] {
    let rows = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try AccountStore(db).all()
    }
    return rows.map { row in
      StaffAccount(
        email: row.email, roles: roles(row.roles), language: Language(rawValue: row.language) ?? .ja,
        madeAt: row.madeAt, signedInAt: row.signedInAt, isDisabled: row.disabledAt != nil,
        isReady: row.password != nil, recoveryCodesLeft: row.recoveryHashes.count)
    }
  }

  /// Sets the language that pages are shown in.
  ///
  /// - Throws: `notFound` where there is no such account.
  public func setLanguage(_ language: Language, of email: String) async throws(DeskError) {
    let email = Self.folded(email)
    let isDone = try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      try AccountStore(db).setLanguage(email, language.rawValue)
    }
    guard isDone else { throw .notFound }
  }
}
