import DeskCore
import DeskStore
import DeskVault
import Foundation

/// Accounts of the staff, signing in, sessions.
///
/// A password and a second factor are always both needed. Nobody is locked out: whoever guesses is made to
/// wait, and browsers that have signed in before are counted apart from the rest of the world.
public struct Accounts: Sendable {
  let database: any Database
  let clock: DeskClock
  let gate: PasswordGate
  let cost: Int
  private let ring: HeldKeyring
  private let pack: DeskPack

  /// For how long a link counts, in seconds.
  static let linkSeconds = 86_400
  /// The most bytes of an address.
  private static let mostAddress = 320

  /// The accounts of a database.
  ///
  /// - Parameters:
  ///   - gate: one for the whole process: it bounds how much memory passwords take at once.
  ///   - cost: the logarithm of scrypt's N for new passwords; tests take a low one.
  public init(
    database: any Database, keyring: HeldKeyring, pack: DeskPack, clock: DeskClock = DeskClock(),
    gate: PasswordGate = PasswordGate(), cost: Int = PasswordHash.cost
  ) {
    self.database = database
    ring = keyring
    self.pack = pack
    self.clock = clock
    self.gate = gate
    self.cost = cost
  }

  /// The keys of accounts.
  var keys: AccountKeys { ring.current.accounts }

  /// Now, in seconds since 1970-01-01T00:00:00Z.
  var seconds: Int { clock.milliseconds() / 1000 }

  /// An address as accounts are known by it: without blanks around it, NFKC, lower case; empty for what can
  /// be none.
  ///
  /// Engines read a text to its first NUL: one with something behind it would find an account, and be counted
  /// as another.
  static func folded(_ email: String) -> String {
    guard email.utf8.count <= 4 * mostAddress else { return "" }
    let folded = email.trimmingCharacters(in: .whitespacesAndNewlines)
      .precomposedStringWithCompatibilityMapping.lowercased().precomposedStringWithCanonicalMapping
    return folded.utf8.count <= mostAddress && EmailAddress.isPlausible(folded) ? folded : ""
  }

  /// An address that an account can have.
  ///
  /// - Throws: `invalid` for one that can be none.
  static func address(_ email: String) throws(DeskError) -> String {
    let email = folded(email)
    guard !email.isEmpty else {
      throw .invalid([
        RequestFault(pointer: "/email", message: "an address looks like haruka@desk.example")
      ])
    }
    return email
  }

  /// Roles as they are stored.
  static func text(_ roles: [Role]) -> String {
    var texts: [String] = []
    for role in roles where !texts.contains(role.text) { texts.append(role.text) }
    return texts.joined(separator: " ")
  }

  /// Roles as they were stored; one of a desk that the pack has no more is left out.
  func roles(_ text: String) -> [Role] {
    let desks = pack.desks.map(\.id)
    return text.split(separator: " ").compactMap { Role(String($0), desks: desks) }
  }

  /// A line of the history.
  func event(
    _ kind: AccountEvent.Kind, _ email: String, by actor: String, text: String = ""
  ) -> AccountEventStore.Entry {
    AccountEventStore.Entry(
      id: clock.id(), at: clock.now, actor: actor, email: email, kind: kind.rawValue, text: text)
  }
}
