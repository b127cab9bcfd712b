import DeskCore
import DeskStore

extension Accounts {
  /// Lets nobody sign in to an account any more; ends its sessions and its link at once.
  ///
  /// - Throws: `notFound` where there is no such account, `conflict` for the last administrator.
  public func disable(email: String, by actor: String) async throws(DeskError) {
    let email = Self.folded(email)
    let (at, event) = (clock.now, event(.disabled, email, by: actor))
    try await change(email, keepsAdmin: true, by: actor) {
      (row: AccountRow, db: any SQLTransaction) throws(DatabaseError) -> Words? in
      guard row.disabledAt == nil else { return nil }
      try AccountStore(db).setDisabled(email, at: at)
      try SessionStore(db).removeAll(of: email)
      try LinkStore(db).removeAll(kind: LinkKind.account.rawValue, about: email)
      try AccountEventStore(db).add(event)
      return nil
    }
  }

  /// Lets its holder sign in again, with the password and the second factor of before.
  ///
  /// - Throws: `notFound` where there is no such account.
  public func enable(email: String, by actor: String) async throws(DeskError) {
    let email = Self.folded(email)
    let event = event(.enabled, email, by: actor)
    try await change(email) { (row: AccountRow, db: any SQLTransaction) throws(DatabaseError) -> Words? in
      guard row.disabledAt != nil else { return nil }
      try AccountStore(db).setDisabled(email, at: nil)
      try AccountEventStore(db).add(event)
      return nil
    }
  }
}
