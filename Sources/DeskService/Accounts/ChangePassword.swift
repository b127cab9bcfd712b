import DeskCore
import DeskStore
import DeskVault

extension EnrolFault {
  init(_ fault: Unconfirmed) {
    self =
      switch fault {
      case .slowed(let seconds): .slowed(seconds: seconds)
      case .busy: .busy
      case .wrongPassword, .wrongCode: .wrong
      }
  }
}

extension Accounts {
  /// Sets another password, and ends all sessions but this one.
  public func changePassword(
    _ session: StaffSession, old: String, new: String, code: String
  ) async throws(DeskError) -> Result<Void, EnrolFault> {
    let email = session.actor.name
    let password: Password
    switch Self.checked(new, email: email) {
    case .success(let checked): password = checked
    case .failure(let fault): return .failure(fault)
    }
    let confirmed: Confirmed
    switch try await confirm(email, password: old, code: code, from: .session, by: email) {
    case .success(let right): confirmed = right
    case .failure(let fault): return .failure(EnrolFault(fault))
    }
    guard let hash = try await hash(password, keys) else {
      try await takeBack(confirmed.attempt)
      return .failure(.busy)
    }
    let (text, id, entry) = (hash.text, session.id, event(.password, email, by: email))
    let isDone = try await database.writing { (db: any SQLTransaction) throws(DatabaseError) -> Bool in
      guard try confirmed.take(db) else { return false }
      try AccountStore(db).setPassword(email, text)
      try SessionStore(db).removeAll(of: email, but: id)
      try AccountEventStore(db).add(entry)
      return true
    }
    return isDone ? .success(()) : .failure(.wrong)
  }

  /// Puts new recovery codes in the place of those that are left.
  ///
  /// - Returns: the codes, shown once.
  public func newRecoveryCodes(
    _ session: StaffSession, password: String, code: String
  ) async throws(DeskError) -> Result<[String], SignInFault> {
    let email = session.actor.name
    let confirmed: Confirmed
    switch try await confirm(email, password: password, code: code, from: .session, by: email) {
    case .success(let right): confirmed = right
    case .failure(let fault): return .failure(SignInFault(fault))
    }
    let (codes, entry) = (Self.newRecoveryCodes(), event(.recoveryCodes, email, by: email))
    let stored = codes.stored
    let isDone = try await database.writing { (db: any SQLTransaction) throws(DatabaseError) -> Bool in
      guard try confirmed.take(db) else { return false }
      try AccountStore(db).setRecovery(email, stored)
      try AccountEventStore(db).add(entry)
      return true
    }
    return isDone ? .success(codes.texts) : .failure(.wrong)
  }
}
