import DeskCore
import DeskStore

extension Accounts {
  /// Gives an account other roles; sessions go on and have them at their next step.
  ///
  /// - Throws: `notFound` where there is no such account, `invalid` without a role.
  public func setRoles(email: String, _ roles: [Role], by actor: String) async throws(DeskError) {
    let email = Self.folded(email)
    let texts = try Self.needed(roles)
    let event = event(.roles, email, by: actor, text: texts)
    try await change(email) { (row: AccountRow, db: any SQLTransaction) throws(DatabaseError) -> Words? in
      guard row.roles != texts else { return nil }
      try AccountStore(db).setRoles(email, texts)
      try AccountEventStore(db).add(event)
      return nil
    }
  }
}
