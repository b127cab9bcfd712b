import DeskCore
import DeskStore
import DeskVault

extension Accounts {
  /// Takes an account's password away, ends all its sessions at once, and makes a new link.
  ///
  /// - Parameter secondFactor: whether the second factor and the recovery codes go too; without it the link
  ///   asks for a code of it, so that the link alone opens nothing.
  /// - Returns: the secret of a one-time link, for 24 hours; it is not kept.
  /// - Throws: `notFound` where there is no such account, `conflict` where it is disabled.
  public func reset(email: String, secondFactor: Bool, by actor: String) async throws(DeskError) -> String {
    let email = Self.folded(email)
    let (link, end) = (BearerSecret(), clock.text(in: Self.linkSeconds))
    let lookup = BearerSecret.lookup(link.text, as: .link)
    let event = event(.reset, email, by: actor, text: secondFactor ? "second-factor" : "")
    try await change(email) { (row: AccountRow, db: any SQLTransaction) throws(DatabaseError) -> Words? in
      guard row.disabledAt == nil else { return AccountWords.isDisabled }
      try AccountStore(db).setPassword(email, nil)
      if secondFactor { try AccountStore(db).removeFactor(email) }
      try SessionStore(db).removeAll(of: email)
      try LinkStore(db).removeAll(kind: LinkKind.account.rawValue, about: email)
      try LinkStore(db).add(lookup, kind: LinkKind.account.rawValue, about: email, expiresAt: end)
      try AccountEventStore(db).add(event)
      return nil
    }
    return link.text
  }

  /// Changes an account that nobody else changes meanwhile.
  ///
  /// - Parameter body: says why it was not done; nil where it was.
  /// - Throws: `notFound` where there is no such account, `conflict` where it was not done.
  func change(
    _ email: String,
    _ body: @escaping @Sendable (AccountRow, any SQLTransaction) throws(DatabaseError) -> Words?
  ) async throws(DeskError) {
    let (isFound, refused) = try await database.writing {
      (db: any SQLTransaction) throws(DatabaseError) -> (Bool, Words?) in
      guard let row = try AccountStore(db).hold(email) else { return (false, nil) }
      return (true, try body(row, db))
    }
    guard isFound else { throw .notFound }
    if let refused { throw .conflict(refused) }
  }
}
