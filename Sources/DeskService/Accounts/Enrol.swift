import DeskCore
import DeskStore
import DeskVault
import Foundation

/// What somebody who has set up an account is given.
public struct Enrolled: Sendable {
  /// The session's secret.
  public let session: String
  /// The recovery codes, shown once; empty where the second factor went on.
  public let recoveryCodes: [String]
  /// By which the browser is known again; to be kept in a long-lived cookie.
  public let device: String

  /// What somebody who has set up an account is given.
  public init(session: String, recoveryCodes: [String], device: String) {
    self.session = session
    self.device = device
    self.recoveryCodes = recoveryCodes
  }
}

/// Why a password was not set.
public enum EnrolFault: Error, Sendable, Hashable {
  /// It has fewer characters than this.
  case tooShort(least: Int)
  /// It has more bytes than this.
  case tooLong(most: Int)
  /// It is made of what everybody tries first.
  case common
  /// It holds the account's own name, or this service's.
  case ownName
  /// The code is not the one that the app shows now, or was used before.
  case wrongCode
  /// The form did not bring the second factor that its page showed.
  case noFactor
  /// The password of before, or the code with it, is another one: which is not told.
  case wrong
  /// Too many attempts in vain: this one was not judged.
  case slowed(seconds: Int)
  /// Too many passwords are being set or tried at this instant.
  case busy
}

extension Accounts {
  /// Sets the password, and the second factor where it is new; spends the link, and begins a session.
  ///
  /// - Parameters:
  ///   - factor: the `sealedFactor` of the `Enrolment` that was shown; empty where the factor goes on.
  ///   - code: of the new second factor, or of the one that goes on: the app's, or a recovery code.
  ///   - agent: what the browser calls itself.
  ///   - email: the account's address, for the first link; passed over for others.
  /// - Throws: `unauthorised` for a link that is unknown, spent or ended; `invalid` where the first link's
  ///   address can be none, `conflict` where there is an account of it.
  public func enrol(
    link: String, factor: String = "", password typed: String, code: String, agent: String,
    email: String? = nil
  ) async throws(DeskError) -> Result<Enrolled, EnrolFault> {
    let opened = try await open(link)
    let address = if let row = opened.row { row.email } else { try Self.address(email ?? "") }
    let password: Password
    switch Self.checked(typed, email: address) {
    case .success(let checked): password = checked
    case .failure(let fault): return .failure(fault)
    }
    let keys = keys
    let proof: FactorProof
    switch try await prove(code, opened, address, keys.open(newFactor: factor, link: link)) {
    case .success(let proven): proof = proven
    case .failure(let fault): return .failure(fault)
    }
    guard let hash = try await hash(password, keys) else {
      if case .old(_, let attempt) = proof { try await takeBack(attempt) }
      return .failure(.busy)
    }
    let setup = SetUp(
      opened: opened, email: address, password: hash.text, proof: proof, now: clock.now,
      session: NewSession(address, agent, clock),
      added: event(
        .added, address, by: address, text: Self.text(Self.firstRoles)),
      enrolled: event(.enrolled, address, by: address, text: proof.text))
    switch try await perform(setup) {
    case .done: break
    case .gone: throw .unauthorised
    case .codeTaken: return .failure(.wrongCode)
    }
    return .success(
      Enrolled(
        session: setup.session.secret.text, recoveryCodes: proof.recoveryCodes,
        device: keys.newDevice(of: address)))
  }

  /// Whether the code shows that the link's holder has the second factor.
  private func prove(
    _ code: String, _ opened: OpenedLink, _ email: String, _ new: Data?
  ) async throws(DeskError) -> Result<FactorProof, EnrolFault> {
    let keys = keys
    guard let row = opened.row, !opened.isNewSecondFactor else {
      // The link's holder has seen the secret: there is nothing to guess, and nothing is counted.
      guard let secret = new else { return .failure(.noFactor) }
      guard let step = TimeCode(secret: secret).step(of: code, at: seconds, after: 0) else {
        return .failure(.wrongCode)
      }
      let codes = Self.newRecoveryCodes()
      do throws(VaultError) {
        return .success(
          .new(
            sealed: try keys.seal(factor: secret, of: email), step: step, codes: codes.texts,
            stored: codes.stored))
      } catch {
        throw DeskError(error)
      }
    }
    let attempt: Attempt
    switch try await reserve(keys.attempts(at: email, from: SignInPlace.link.text)) {
    case .success(let counted): attempt = counted
    case .failure(let slowed): return .failure(.slowed(seconds: slowed.seconds))
    }
    guard let use = factor(code, of: row, keys) else {
      try await refuse(attempt, row, .code, by: "unknown")
      return .failure(.wrongCode)
    }
    return .success(.old(use, attempt))
  }

  private func perform(_ setup: SetUp) async throws(DeskError) -> SetUp.Outcome {
    do throws(DatabaseError) {
      return try await database.write { (db: any SQLTransaction) throws(DatabaseError) in
        try setup.perform(db)
      }
    } catch {
      guard case .duplicate = error else { throw DeskError(error) }
      throw .conflict(AccountWords.isThere)
    }
  }
}
