import DeskCore
import DeskStore
import DeskVault

extension Accounts {
  /// What the holder of the first link becomes: accounts and settings, and all desks' cases.
  static let firstRoles: [Role] = [.admin, .lead("*")]

  /// Whether nobody has set up an account yet: then the first start prints a link.
  ///
  /// An account that was reset or disabled later counts as set up: a new start must not hand out a way in.
  public var isEmpty: Bool {
    get async throws(DeskError) {
      try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
        try AccountStore(db).isNobodySetUp()
      }
    }
  }

  /// A link that makes the first account, for 24 hours; it takes the place of the one before.
  ///
  /// - Returns: its secret; nil where somebody has set up an account.
  public func firstLink() async throws(DeskError) -> String? {
    let (link, end) = (BearerSecret(), clock.text(in: Self.linkSeconds))
    let lookup = BearerSecret.lookup(link.text, as: .link)
    let isMade = try await database.writing { (db: any SQLTransaction) throws(DatabaseError) -> Bool in
      guard try AccountStore(db).isNobodySetUp() else { return false }
      try LinkStore(db).removeAll(kind: LinkKind.first.rawValue, about: "")
      try LinkStore(db).add(lookup, kind: LinkKind.first.rawValue, about: "", expiresAt: end)
      return true
    }
    return isMade ? link.text : nil
  }
}
