import DeskCore
import DeskVault

extension Accounts {
  /// Hashes a new password, off the threads that tasks share. Only who has shown that they may set one gets
  /// here.
  ///
  /// - Returns: nil where too many passwords are being hashed.
  func hash(_ password: Password, _ keys: AccountKeys) async throws(DeskError) -> PasswordHash? {
    let cost = cost
    return try await behindGate(.known) { () throws(VaultError) in
      try PasswordHash(password, keys: keys, cost: cost)
    }
  }

  /// Whether a password is the one that was stored. Without one, as much is hashed: the time does not tell
  /// whether there is such an account.
  ///
  /// - Returns: nil where too many passwords are being hashed.
  func matches(
    _ password: Password, _ stored: PasswordHash?, _ keys: AccountKeys, _ lane: PasswordGate.Lane
  ) async throws(DeskError) -> Bool? {
    let cost = cost
    return try await behindGate(lane) { () throws(VaultError) in
      guard let stored else {
        _ = try PasswordHash(password, keys: keys, cost: cost)
        return false
      }
      return try stored.matches(password, keys: keys)
    }
  }

  private func behindGate<Value: Sendable>(
    _ lane: PasswordGate.Lane, _ work: @escaping @Sendable () throws(VaultError) -> Value
  ) async throws(DeskError) -> Value? {
    let result = await gate.run(lane) { () -> Result<Value, VaultError> in
      do throws(VaultError) { return .success(try work()) } catch { return .failure(error) }
    }
    do throws(VaultError) { return try result?.get() } catch {
      throw .unavailable("a password could not be hashed: the memory does not suffice")
    }
  }

  /// A new password that has no fault.
  static func checked(_ typed: String, email: String) -> Result<Password, EnrolFault> {
    guard let password = Password(typed: typed) else {
      return .failure(.tooLong(most: Password.mostBytes))
    }
    switch password.fault(email: email) {
    case .tooShort: return .failure(.tooShort(least: Password.fewest))
    case .common: return .failure(.common)
    case .ownName: return .failure(.ownName)
    case nil: return .success(password)
    }
  }
}
