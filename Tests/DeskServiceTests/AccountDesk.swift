import DeskCore
import DeskService
import DeskStore
import DeskVault
import Foundation
import TestSupport

/// A desk with accounts, whose passwords cost little.
struct AccountDesk: Sendable {
  let desk: DeskUnderTest
  let accounts: Accounts

  init(_ engine: DatabaseEngine) async throws {
    desk = try await DeskUnderTest(engine)
    accounts = try Self.accounts(desk)
  }

  /// The accounts of another server on the same desk, of another cost or key file.
  static func accounts(
    _ desk: DeskUnderTest, keyFile: KeyFile? = nil, gate: PasswordGate = PasswordGate(waiting: 200),
    cost: Int = 4
  ) throws -> Accounts {
    Accounts(
      database: desk.database, keyring: try HeldKeyring(keyFile ?? desk.keyFile), pack: World.pack,
      clock: desk.clock.desk, gate: gate, cost: cost)
  }

  /// Somebody of the staff, with what they know and have.
  struct Person: Sendable {
    var email: String
    var password = "kestrel over the harbour"
    /// What the authenticator app holds.
    var secret = Data()
    var recoveryCodes: [String] = []
    var session = ""
    /// By which the browser that set the account up is known.
    var device = ""
  }

  /// Now, in seconds.
  var seconds: Int { desk.clock.desk.milliseconds() / 1000 }

  /// What a person's app shows now.
  func code(_ person: Person) -> String {
    TimeCode(secret: person.secret).code(step: seconds / TimeCode.stepSeconds)
  }

  /// Adds an account and sets it up.
  func enrolled(
    _ email: String = "haruka@desk.example", roles: [Role] = [.member("consultation.incident")]
  ) async throws -> Person {
    let link = try await accounts.add(email: email, roles: roles, by: "operator")
    return try await enrol(link, Person(email: email))
  }

  /// Sets an account up by a link, with a new factor.
  func enrol(_ link: String, _ person: Person, email: String? = nil) async throws -> Person {
    var person = person
    let seen = try await accounts.enrolment(link: link)
    person.secret = Self.bytes(seen.secret)
    let done = try await accounts.enrol(
      link: link, factor: seen.sealedFactor, password: person.password, code: code(person), agent: "Firefox",
      email: email
    ).get()
    person.session = done.session
    person.device = done.device
    person.recoveryCodes = done.recoveryCodes
    return person
  }

  /// Signs a person in; without a code with the app's of a new step.
  func signIn(
    _ person: Person, password: String? = nil, code typed: String? = nil, device: String? = nil,
    on server: Accounts? = nil
  ) async throws -> Result<SignedIn, SignInFault> {
    if typed == nil { desk.clock.advance(seconds: TimeCode.stepSeconds) }
    return try await (server ?? accounts).signIn(
      email: person.email, password: password ?? person.password, code: typed ?? code(person),
      device: device, agent: "Firefox")
  }

  /// The history's kinds, oldest first; refusals are apart.
  func kinds() async throws -> [String] { try await accounts.history(limit: 100).reversed().map(\.kind) }

  /// The bytes of base 32 as a person types it into an app: an independent reading.
  static func bytes(_ base32: String) -> Data {
    let symbols = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    let bits = base32.filter { $0 != " " }.flatMap { symbol in
      let value = symbols.firstIndex(of: symbol) ?? 0
      return (0..<5).map { value >> (4 - $0) & 1 }
    }
    return Data(
      (0..<bits.count / 8).map { byte in
        bits[byte * 8..<byte * 8 + 8].reduce(UInt8(0)) { $0 << 1 | UInt8($1) }
      })
  }
}

extension Result {
  /// Why there is no success; nil where there is.
  var fault: Failure? {
    if case .failure(let fault) = self { fault } else { nil }
  }
}

/// Does an act so many times at one instant.
func atOnce<Value: Sendable>(
  _ count: Int, _ act: @escaping @Sendable (Int) async throws -> Value
) async throws -> [Value] {
  try await withThrowingTaskGroup(of: Value.self) { group in
    for number in 0..<count { group.addTask { try await act(number) } }
    var values: [Value] = []
    for try await value in group { values.append(value) }
    return values
  }
}
