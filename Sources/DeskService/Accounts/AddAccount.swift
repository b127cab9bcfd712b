import DeskCore
import DeskStore
import DeskVault

extension Accounts {
  /// Adds an account.
  ///
  /// - Returns: the secret of a one-time link that sets it up, for 24 hours; it is not kept.
  /// - Throws: `conflict` where there is one of this address, `invalid` where it can be none, or without a
  ///   role.
  public func add(email: String, roles: [Role], by actor: String) async throws(DeskError) -> String {
    let email = try Self.address(email)
    let texts = try Self.needed(roles)
    let (link, at, end) = (BearerSecret(), clock.now, clock.text(in: Self.linkSeconds))
    let lookup = BearerSecret.lookup(link.text, as: .link)
    let event = event(.added, email, by: actor, text: texts)
    do throws(DatabaseError) {
      try await database.write { (db: any SQLTransaction) throws(DatabaseError) in
        try AccountStore(db).add(email: email, roles: texts, language: Language.ja.rawValue, at: at)
        try LinkStore(db).add(lookup, kind: LinkKind.account.rawValue, about: email, expiresAt: end)
        try AccountEventStore(db).add(event)
      }
    } catch {
      guard case .duplicate = error else { throw DeskError(error) }
      throw .conflict(AccountWords.isThere)
    }
    return link.text
  }

  /// Roles as they are stored; at least one is needed.
  static func needed(_ roles: [Role]) throws(DeskError) -> String {
    guard !roles.isEmpty else {
      throw .invalid([RequestFault(pointer: "/roles", message: "an account needs a role")])
    }
    return text(roles)
  }
}

/// What a link opens.
enum LinkKind: String {
  /// Sets up the account that it is about.
  case account
  /// Makes the first account.
  case first
}

/// Why an act on an account was not done, in words.
enum AccountWords {
  static let isThere = Words(
    ja: "このメールアドレスのアカウントがあります。", en: "There is an account of this address.")
  static let isDisabled = Words(
    ja: "このアカウントは停止しています。先に停止を解いてください。",
    en: "This account is disabled. Enable it first.")
  static let isLastAdmin = Words(
    ja: "使える管理者がこの人だけなので、できません。先に、ほかの人を管理者にして、設定を済ませてもらってください。",
    en:
      "This is the only administrator who can sign in. Make somebody else one first, and let them set up their account."
  )
  static let isOwnRole = Words(
    ja: "自分のアカウントに役割を足すことはできません。ほかの管理者に頼んでください。",
    en: "You cannot give a role to your own account. Ask another administrator.")
}
