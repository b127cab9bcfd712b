import DeskCore
import DeskStore

extension Accounts {
  /// Gives an account other roles; sessions go on and have them at their next step.
  ///
  /// - Throws: `notFound` where there is no such account, `invalid` without a role, `conflict` where it would
  ///   take the last administrator away, or somebody would give a role to their own account: who administers
  ///   accounts must not open cases to themselves.
  public func setRoles(email: String, _ roles: [Role], by actor: String) async throws(DeskError) {
    let email = Self.folded(email)
    let texts = try Self.needed(roles)
    let event = event(.roles, email, by: actor, text: texts)
    let isOwn = email == Self.folded(actor)
    try await change(email, keepsAdmin: !roles.contains(.admin), by: actor) {
      (row: AccountRow, db: any SQLTransaction) throws(DatabaseError) -> Words? in
      guard row.roles != texts else { return nil }
      let before = row.roles.split(separator: " ")
      if isOwn, texts.split(separator: " ").contains(where: { !before.contains($0) }) {
        return AccountWords.isOwnRole
      }
      try AccountStore(db).setRoles(email, texts)
      try AccountEventStore(db).add(event)
      return nil
    }
  }
}
