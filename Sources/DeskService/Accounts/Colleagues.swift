import DeskCore

extension Accounts {
  /// An address as accounts are known by it, whatever the keyboard made of it; nil for what can be none.
  public static func known(_ typed: String) -> String? {
    let email = folded(typed)
    return email.isEmpty ? nil : email
  }

  /// Who can be given a case of a desk: the accounts that see its cases and are not disabled, by address.
  public func colleagues(of desk: String) async throws(DeskError) -> [String] {
    try await all().filter { !$0.isDisabled && Actor(name: $0.email, roles: $0.roles).maySee(desk) }
      .map(\.email)
  }
}
