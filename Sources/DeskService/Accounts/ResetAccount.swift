import DeskCore
import DeskStore
import DeskVault

extension Accounts {
  /// Takes an account's password away, ends all its sessions at once, and makes a new link.
  ///
  /// - Parameter secondFactor: whether the second factor and the recovery codes go too; without it the link
  ///   asks for a code of it, so that the link alone opens nothing.
  /// - Returns: the secret of a one-time link, for 24 hours; it is not kept.
  /// - Throws: `notFound` where there is no such account, `conflict` where it is disabled, or is the last
  ///   administrator.
  public func reset(email: String, secondFactor: Bool, by actor: String) async throws(DeskError) -> String {
    let email = Self.folded(email)
    let (link, end) = (BearerSecret(), clock.text(in: Self.linkSeconds))
    let lookup = BearerSecret.lookup(link.text, as: .link)
    let event = event(.reset, email, by: actor, text: secondFactor ? "second-factor" : "")
    try await change(email, keepsAdmin: true, by: actor) {
      (row: AccountRow, db: any SQLTransaction) throws(DatabaseError) -> Words? in
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
}
