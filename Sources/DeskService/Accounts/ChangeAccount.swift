import DeskCore
import DeskStore

extension Accounts {
  /// Who the history says it was, where a command did it.
  static let operatorName = "operator"

  /// Changes an account that nobody else changes meanwhile.
  ///
  /// - Parameters:
  ///   - keepsAdmin: whether the change could leave nobody who looks after accounts: it is refused for the
  ///     last one. Not to an operator, who can make another one.
  ///   - body: says why it was not done; nil where it was.
  /// - Throws: `notFound` where there is no such account, `conflict` where it was not done.
  func change(
    _ email: String, keepsAdmin: Bool = false, by actor: String = Accounts.operatorName,
    _ body: @escaping @Sendable (AccountRow, any SQLTransaction) throws(DatabaseError) -> Words?
  ) async throws(DeskError) {
    let isJudged = keepsAdmin && actor != Self.operatorName
    let (isFound, refused) = try await database.writing {
      (db: any SQLTransaction) throws(DatabaseError) -> (Bool, Words?) in
      // All of them are held before the account is: of two who take each other's role away one comes second.
      let admins =
        isJudged ? try AccountStore(db).hold(withRole: Role.admin.text).filter(\.canSignIn) : []
      guard let row = try AccountStore(db).hold(email) else { return (false, nil) }
      if admins.map(\.email) == [email] { return (true, AccountWords.isLastAdmin) }
      return (true, try body(row, db))
    }
    guard isFound else { throw .notFound }
    if let refused { throw .conflict(refused) }
  }
}

extension AccountRow {
  /// Whether somebody can sign in to it.
  fileprivate var canSignIn: Bool { disabledAt == nil && password != nil }
}
