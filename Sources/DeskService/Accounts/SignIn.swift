import DeskCore
import DeskStore
import DeskVault

/// What somebody who has signed in is given.
public struct SignedIn: Sendable {
  /// The session's secret.
  public let session: String
  /// By which the browser is known again; to be kept in a long-lived cookie.
  public let device: String
  /// Whether a recovery code stood in for the app's.
  public let isRecoveryCodeUsed: Bool
  /// How many recovery codes are left.
  public let recoveryCodesLeft: Int

  /// What somebody who has signed in is given.
  public init(session: String, device: String, isRecoveryCodeUsed: Bool, recoveryCodesLeft: Int) {
    self.session = session
    self.device = device
    self.isRecoveryCodeUsed = isRecoveryCodeUsed
    self.recoveryCodesLeft = recoveryCodesLeft
  }
}

/// Why somebody was not signed in.
public enum SignInFault: Error, Sendable, Hashable {
  /// One word for every cause.
  case wrong
  /// Too many attempts in vain: this one was not judged.
  case slowed(seconds: Int)
  /// Too many sign in at this instant.
  case busy
}

extension SignInFault {
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
  /// Signs somebody in; the session is a new one, whatever the browser had before.
  ///
  /// - Parameters:
  ///   - code: the app's, or a recovery code.
  ///   - device: what an earlier `SignedIn` gave this browser.
  ///   - agent: what the browser calls itself.
  public func signIn(
    email: String, password: String, code: String, device: String?, agent: String
  ) async throws(DeskError) -> Result<SignedIn, SignInFault> {
    let email = Self.folded(email)
    let keys = keys
    let known = device.flatMap { keys.deviceID($0, of: email) }
    let place = known.map { SignInPlace.device($0) } ?? .new
    let confirmed: Confirmed
    switch try await confirm(email, password: password, code: code, from: place, by: "unknown") {
    case .success(let right): confirmed = right
    case .failure(let fault): return .failure(SignInFault(fault))
    }
    // Where too many wait, the old hash stays until next time.
    let renewed =
      confirmed.stored.isDated(cost: cost) ? try await hash(confirmed.password, keys)?.text : nil
    let session = NewSession(email, agent, clock)
    let entry = event(.signedIn, email, by: email, text: confirmed.use.text)
    let isDone = try await database.writing { (db: any SQLTransaction) throws(DatabaseError) -> Bool in
      guard try confirmed.take(db) else { return false }
      if let renewed { try AccountStore(db).setPassword(email, renewed) }
      try session.begin(db)
      try AccountEventStore(db).add(entry)
      return true
    }
    guard isDone else {
      try await refuse(confirmed.attempt, confirmed.row, .code, by: "unknown")
      return .failure(.wrong)
    }
    return .success(
      SignedIn(
        session: session.secret.text,
        device: known != nil ? device ?? "" : keys.newDevice(of: email),
        isRecoveryCodeUsed: confirmed.use.isRecoveryCode,
        recoveryCodesLeft: confirmed.use.left(of: confirmed.row)))
  }
}
