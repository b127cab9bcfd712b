import Foundation

/// The accounts of the staff.
public struct AccountStore {
  private let db: any SQLTransaction

  /// The accounts, within a transaction.
  public init(_ db: any SQLTransaction) {
    self.db = db
  }

  /// Adds an account that nobody has set up yet.
  ///
  /// - Throws: `DatabaseError.duplicate` where there is one of this address.
  public func add(email: String, roles: String, language: String, at: String) throws(DatabaseError) {
    try db.run(
      """
      INSERT INTO accounts (email, roles, language, totp_step, recovery, made_at) \
      VALUES ($1, $2, $3, 0, '', $4)
      """, [.text(email), .text(roles), .text(language), .text(at)])
  }

  /// The account of an address.
  public func find(_ email: String) throws(DatabaseError) -> AccountRow? {
    try rows("WHERE email = $1", [.text(email)]).first
  }

  /// The account of an address, which nobody else changes until the transaction ends.
  public func hold(_ email: String) throws(DatabaseError) -> AccountRow? {
    try rows("WHERE email = $1\(db.rowLock)", [.text(email)]).first
  }

  /// The accounts with a role, which nobody else changes until the transaction ends; by address, so that two
  /// that hold them do not wait for each other. Whoever holds another one too holds it after these.
  public func hold(withRole role: String) throws(DatabaseError) -> [AccountRow] {
    try rows("WHERE roles LIKE $1 ORDER BY email\(db.rowLock)", [.text("%\(role)%")])
      .filter { $0.roles.split(separator: " ").contains { $0 == role } }
  }

  /// All accounts, by address.
  public func all() throws(DatabaseError) -> [AccountRow] { try rows("ORDER BY email", []) }

  /// Whether no account was ever set up.
  public func isNobodySetUp() throws(DatabaseError) -> Bool {
    try rows("WHERE password IS NOT NULL OR signed_in_at IS NOT NULL LIMIT 1", []).isEmpty
  }

  /// Sets a password, and what makes the codes of a second factor with its recovery codes.
  public func setUp(
    _ email: String, password: String, totp: Data, step: Int, recovery: String
  ) throws(DatabaseError) {
    try db.run(
      "UPDATE accounts SET password = $1, totp = $2, totp_step = $3, recovery = $4 WHERE email = $5",
      [.text(password), .bytes(totp), SQLValue(step), .text(recovery), .text(email)])
  }

  /// Sets a password, or takes it away.
  public func setPassword(_ email: String, _ password: String?) throws(DatabaseError) {
    try db.run(
      "UPDATE accounts SET password = $1 WHERE email = $2", [SQLValue(password), .text(email)])
  }

  /// Takes the second factor away, and its recovery codes.
  public func removeFactor(_ email: String) throws(DatabaseError) {
    try db.run(
      "UPDATE accounts SET totp = NULL, totp_step = 0, recovery = '' WHERE email = $1", [.text(email)])
  }

  /// Takes a code of the second factor, once: of two that come at one instant one finds it taken.
  ///
  /// - Returns: whether it was not taken yet.
  public func take(step: Int, of email: String) throws(DatabaseError) -> Bool {
    try db.run(
      "UPDATE accounts SET totp_step = $1 WHERE email = $2 AND totp_step < $1",
      [SQLValue(step), .text(email)]) == 1
  }

  /// Takes a recovery code, once.
  ///
  /// - Returns: whether the codes were still those that it was found among.
  public func take(recovery before: String, leaving after: String, of email: String) throws(DatabaseError)
    -> Bool
  {
    try db.run(
      "UPDATE accounts SET recovery = $1 WHERE email = $2 AND recovery = $3",
      [.text(after), .text(email), .text(before)]) == 1
  }

  /// Puts new recovery codes in the place of those that are left.
  public func setRecovery(_ email: String, _ recovery: String) throws(DatabaseError) {
    try db.run("UPDATE accounts SET recovery = $1 WHERE email = $2", [.text(recovery), .text(email)])
  }

  /// Notes that somebody signed in.
  public func signedIn(_ email: String, at: String) throws(DatabaseError) {
    try db.run("UPDATE accounts SET signed_in_at = $1 WHERE email = $2", [.text(at), .text(email)])
  }

  /// Lets nobody sign in any more, or again.
  public func setDisabled(_ email: String, at: String?) throws(DatabaseError) {
    try db.run("UPDATE accounts SET disabled_at = $1 WHERE email = $2", [SQLValue(at), .text(email)])
  }

  /// Gives other roles.
  public func setRoles(_ email: String, _ roles: String) throws(DatabaseError) {
    try db.run("UPDATE accounts SET roles = $1 WHERE email = $2", [.text(roles), .text(email)])
  }

  /// Sets the language.
  ///
  /// - Returns: whether there is such an account.
  public func setLanguage(_ email: String, _ language: String) throws(DatabaseError) -> Bool {
    try db.run("UPDATE accounts SET language = $1 WHERE email = $2", [.text(language), .text(email)]) == 1
  }

  private func rows(_ rest: String, _ values: [SQLValue]) throws(DatabaseError) -> [AccountRow] {
    var found: [AccountRow] = []
    for row in try db.rows("SELECT \(AccountRow.columns) FROM accounts \(rest)", values) {
      found.append(try AccountRow(row))
    }
    return found
  }
}
