import DeskCore
import DeskService

/// What an administrator may not do: whoever does it would be locked out, and only an operator could mend it.
enum AccountRules {
  /// What is about to be done with an account.
  enum Change: Sendable, Hashable {
    case disable, enable
    case link(secondFactor: Bool)
    case roles([Role])
  }

  /// Why it is refused; nil where it is not.
  static func refusal(_ change: Change, of account: StaffAccount, by actor: String, in all: [StaffAccount])
    -> Words?
  {
    let isOwn = account.email == actor
    switch change {
    case .disable, .link:
      if isOwn { return AccountsWords.ownAccount }
      return isOnlyAdmin(account, all) ? AccountsWords.lastAdmin : nil
    case .roles(let roles):
      if isOwn, roles.contains(where: { !account.roles.contains($0) }) { return AccountsWords.ownRoles }
      return !roles.contains(.admin) && isOnlyAdmin(account, all) ? AccountsWords.lastAdmin : nil
    case .enable: return nil
    }
  }

  /// Whether nobody else can sign in and look after accounts.
  private static func isOnlyAdmin(_ account: StaffAccount, _ all: [StaffAccount]) -> Bool {
    isAdmin(account) && !all.contains { $0.email != account.email && isAdmin($0) }
  }

  private static func isAdmin(_ account: StaffAccount) -> Bool {
    account.roles.contains(.admin) && !account.isDisabled && account.isReady
  }
}
