import DeskCore
import DeskStore

extension Accounts {
  /// The newest lines of the history, newest first: what was changed, and who came in. Refusals are apart,
  /// because anybody can make many.
  ///
  /// - Parameter email: one account's; nil for all.
  public func history(of email: String? = nil, limit: Int) async throws(DeskError) -> [AccountEvent] {
    let email = email.map(Self.folded)
    return try await events { (store: AccountEventStore) throws(DatabaseError) in
      try store.newest(Self.bounded(limit), but: AccountEvent.Kind.refused.rawValue, about: email)
    }
  }

  /// The newest refusals, newest first: at most one an account and hour.
  ///
  /// - Parameter email: one account's; nil for all.
  public func refusals(of email: String? = nil, limit: Int) async throws(DeskError) -> [AccountEvent] {
    let email = email.map(Self.folded)
    return try await events { (store: AccountEventStore) throws(DatabaseError) in
      try store.newest(Self.bounded(limit), of: AccountEvent.Kind.refused.rawValue, about: email)
    }
  }

  private static func bounded(_ limit: Int) -> Int { max(0, min(limit, 1_000)) }

  private func events(
    _ read: @escaping @Sendable (AccountEventStore) throws(DatabaseError) -> [AccountEventStore.Entry]
  ) async throws(DeskError) -> [AccountEvent] {
    let entries = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try read(AccountEventStore(db))
    }
    return entries.map {
      AccountEvent(at: $0.at, actor: $0.actor, email: $0.email, kind: $0.kind, text: $0.text)
    }
  }
}
