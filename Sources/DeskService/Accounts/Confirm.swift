import DeskCore
import DeskStore
import DeskVault

/// A password and a code that are right; the code is still to be taken.
struct Confirmed: Sendable {
  let row: AccountRow
  let use: FactorUse
  let attempt: Attempt
  /// The password's hash as it is stored.
  let stored: PasswordHash
  let password: Password
}

/// Why they were not.
enum Unconfirmed: Error {
  case slowed(seconds: Int)
  case busy
  case wrongPassword
  case wrongCode
}

/// From where a password and a code come; attempts are counted for each place apart.
enum SignInPlace: Sendable, Hashable {
  /// A browser that has signed in to the account before, by its id.
  case device(String)
  /// Any other browser in the world.
  case new
  /// Such a one, with a code that was right while the others were waiting.
  case code
  /// Looking at the code of such a one.
  case glance
  /// Somebody who is signed in: a stolen session can neither guess freely nor slow down its owner.
  case session
  /// Somebody who sets up an account by a link.
  case link

  /// Under what attempts are counted.
  var text: String {
    switch self {
    case .device(let id): "device:\(id)"
    case .new: "new"
    case .code: "code"
    case .glance: "glance"
    case .session: "session"
    case .link: "link"
    }
  }

  /// Where its hashes wait.
  var lane: PasswordGate.Lane { self == .new ? .unknown : .known }
}

extension Accounts {
  /// Whether a password and a code are those of an account that may be signed in to.
  ///
  /// For one that is not there, disabled or not set up, as much is computed and written as for the others.
  /// - Parameters:
  ///   - place: what attempts are counted apart by.
  ///   - actor: who the history says it was, where it is in vain.
  func confirm(
    _ email: String, password typed: String, code: String, from place: SignInPlace, by actor: String
  ) async throws(DeskError) -> Result<Confirmed, Unconfirmed> {
    guard let password = Password(typed: typed) else { return .failure(.wrongPassword) }
    let keys = keys
    let (attempt, lane): (Attempt, PasswordGate.Lane)
    switch try await admit(email, code, from: place, keys) {
    case .success(let admitted): (attempt, lane) = admitted
    case .failure(let slowed): return .failure(.slowed(seconds: slowed.seconds))
    }
    let row = try await find(email)
    let stored = row?.password.flatMap { PasswordHash(stored: $0) }
    guard let matches = try await matches(password, stored, keys, lane) else {
      try await takeBack(attempt)
      return .failure(.busy)
    }
    guard let row, let stored, matches, row.disabledAt == nil else {
      let cause: Cause =
        row?.disabledAt != nil ? .disabled : row?.password == nil ? .notReady : .password
      try await refuse(attempt, row, cause, by: actor)
      return .failure(.wrongPassword)
    }
    guard let use = factor(code, of: row, keys) else {
      try await refuse(attempt, row, .code, by: actor)
      return .failure(.wrongCode)
    }
    return .success(
      Confirmed(row: row, use: use, attempt: attempt, stored: stored, password: password))
  }

  /// The account of a folded address.
  func find(_ email: String) async throws(DeskError) -> AccountRow? {
    try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try AccountStore(db).find(email)
    }
  }
}

extension Confirmed {
  /// Takes the code, if the account is still as it was; the account is held from here on.
  ///
  /// - Returns: false where it is not, or somebody took the code before; nothing has changed then.
  func take(_ db: any SQLTransaction) throws(DatabaseError) -> Bool {
    guard let now = try AccountStore(db).hold(row.email), now.disabledAt == nil,
      now.password == row.password, try use.take(of: row.email, db)
    else { return false }
    try AttemptStore(db).remove(attempt.key)
    return true
  }
}
