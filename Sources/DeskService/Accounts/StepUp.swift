import DeskCore
import DeskStore

extension Accounts {
  /// Whether it is still the holder of a session who sits there: asked before they change accounts, so that a
  /// browser left open or a stolen session opens nothing. The code is taken by it.
  public func stepUp(
    _ session: StaffSession, password: String, code: String
  ) async throws(DeskError) -> Result<Void, SignInFault> {
    let email = session.actor.name
    let confirmed: Confirmed
    switch try await confirm(email, password: password, code: code, from: .session, by: email) {
    case .success(let right): confirmed = right
    case .failure(let fault): return .failure(SignInFault(fault))
    }
    let isDone = try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      try confirmed.take(db)
    }
    return isDone ? .success(()) : .failure(.wrong)
  }
}
