import DeskCore
import DeskStore
import DeskVault

extension Accounts {
  /// Counts an attempt where it comes from, unless it comes too early.
  ///
  /// All browsers that are not known share one count: one stranger who keeps on guessing would keep a new
  /// browser of the account's holder waiting for ever. So a right code passes their wait, and is counted
  /// apart. Looking whether it is right is itself counted: whoever knows the password must not find the code
  /// by trying them all. Only a recovery code is too long to be found so, and always passes.
  func admit(
    _ email: String, _ code: String, from place: SignInPlace, _ keys: AccountKeys
  ) async throws(DeskError) -> Result<(Attempt, PasswordGate.Lane), Slowed> {
    let slowed: Slowed
    switch try await reserve(keys.attempts(at: email, from: place.text)) {
    case .success(let attempt): return .success((attempt, place.lane))
    case .failure(let early): slowed = early
    }
    guard place == .new, try await isRight(code, of: email, keys) else { return .failure(slowed) }
    switch try await reserve(keys.attempts(at: email, from: SignInPlace.code.text)) {
    case .success(let attempt): return .success((attempt, SignInPlace.code.lane))
    case .failure(let early): return .failure(early)
    }
  }

  /// Whether a code is right and not taken yet; it is not taken by this. For an account that is not there as
  /// much is computed and written.
  private func isRight(_ code: String, of email: String, _ keys: AccountKeys) async throws(DeskError) -> Bool
  {
    let row = try await find(email)
    if let row, row.disabledAt == nil, recoveryCode(code, of: row) != nil { return true }
    guard
      case .success(let glance) = try await reserve(keys.attempts(at: email, from: SignInPlace.glance.text))
    else { return false }
    let isRight = timeCode(code, of: row, email, keys) != nil
    guard let row, row.disabledAt == nil, row.password != nil, isRight else { return false }
    try await takeBack(glance)
    return true
  }
}
