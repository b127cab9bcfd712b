import DeskCore
import DeskService
import DeskStore
import DeskVault
import Foundation
import TestSupport
import Testing

/// Signing in: a password and a code that counts once.
@Suite(.serialized) struct AccountSignInTests {
  @Test(arguments: DatabaseEngine.allCases)
  func `both are needed, and every fault is told in one word`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    let kenji = try await world.enrolled("kenji@desk.example")
    try await world.accounts.disable(email: kenji.email, by: "operator")
    _ = try await world.accounts.add(email: "lena@desk.example", roles: [.admin], by: "operator")

    #expect(try await world.signIn(person, password: "kestrel over the harbouR").fault == .wrong)
    #expect(try await world.signIn(person, code: "000000").fault == .wrong)
    #expect(try await world.signIn(person, code: "").fault == .wrong)
    #expect(try await world.signIn(kenji).fault == .wrong)
    for email in [
      "lena@desk.example", "nobody@desk.example", "", "haruka@desk.example\u{0}x", "not an address",
    ] {
      var other = person
      other.email = email
      #expect(try await world.signIn(other).fault == .wrong)
    }
    #expect(
      try await world.signIn(person, password: String(repeating: "x", count: 1_025)).fault == .wrong)

    let done = try await world.signIn(person).get()
    #expect(try await world.accounts.session(done.session)?.actor.name == "haruka@desk.example")
    #expect(done.session != person.session && done.recoveryCodesLeft == 8 && !done.isRecoveryCodeUsed)
    // At most one line an account and hour, and none for addresses without one.
    let refused = try await world.accounts.refusals(limit: 100)
    #expect(
      refused.map { "\($0.email) \($0.text)" } == [
        "lena@desk.example not-ready", "kenji@desk.example disabled", "haruka@desk.example code 3",
      ])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `the address and the code are taken however they are typed`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    var person = try await world.enrolled()
    person.email = "　ＨＡＲＵＫＡ@Desk.Example "
    world.desk.clock.advance(seconds: 30)
    let wide = String(
      String.UnicodeScalarView(world.code(person).unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0)! }))
    #expect(try await world.signIn(person, code: wide).fault == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a code counts once, even for many at one instant, and none before it does`(
    _ engine: DatabaseEngine
  ) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    let older = world.code(person)
    world.desk.clock.advance(seconds: 30)
    let code = world.code(person)
    // Each from a browser that is known, so that none is slowed down.
    let keys = try world.desk.keyFile.keyring().accounts

    let done = try await atOnce(8) { _ in
      try await world.signIn(person, code: code, device: keys.newDevice(of: person.email))
    }

    #expect(done.filter { $0.fault == nil }.count == 1)
    #expect(done.filter { $0.fault == .wrong }.count == 7)
    #expect(try await world.desk.count("sessions") == 2)
    #expect(try await world.signIn(person, code: code).fault == .wrong)
    #expect(try await world.signIn(person, code: older).fault == .wrong)
    #expect(try await world.signIn(person).fault == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a recovery code stands in once, even for many at one instant`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    let keys = try world.desk.keyFile.keyring().accounts
    let code = person.recoveryCodes[3].lowercased().replacing("-", with: " ")

    let done = try await atOnce(8) { _ in
      try await world.signIn(person, code: code, device: keys.newDevice(of: person.email))
    }

    let signedIn = done.compactMap { try? $0.get() }
    #expect(signedIn.count == 1)
    #expect(signedIn.first?.isRecoveryCodeUsed == true && signedIn.first?.recoveryCodesLeft == 7)
    #expect(try await world.signIn(person, code: code).fault == .wrong)
    #expect(try await world.signIn(person, code: person.recoveryCodes[0]).get().recoveryCodesLeft == 6)
    let texts = try await world.accounts.history(limit: 100).filter { $0.kind == "signed-in" }.map(\.text)
    #expect(texts == ["recovery-code", "recovery-code"])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `an older hash is made anew at the next sign-in`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    let dearer = try AccountDesk.accounts(world.desk, cost: 5)
    func stored() async throws -> String {
      try await world.desk.rows("SELECT password FROM accounts")[0].text("password")
    }
    #expect(try await stored().hasPrefix("$scrypt$ln=4,"))
    #expect(try await world.signIn(person, on: dearer).fault == nil)
    #expect(try await stored().hasPrefix("$scrypt$ln=5,"))
    #expect(try await world.signIn(person, on: dearer).fault == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `rows of another key file open nothing`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    let other = KeyFile(path: world.desk.folder + "/other")
    try other.makeIfMissing(desks: World.desks)
    let server = try AccountDesk.accounts(world.desk, keyFile: other)

    #expect(try await world.signIn(person, on: server).fault == .wrong)
    #expect(try await world.signIn(person, code: person.recoveryCodes[0], on: server).fault == .wrong)
    #expect(try await world.signIn(person).fault == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `where too many wait, one more is refused at once and nothing is counted`(
    _ engine: DatabaseEngine
  ) async throws {
    let world = try await AccountDesk(engine)
    let narrow = try AccountDesk.accounts(
      world.desk, gate: PasswordGate(atOnce: 1, waiting: 0), cost: 15)
    let done = try await atOnce(12) { number in
      try await narrow.signIn(
        email: "nobody\(number)@desk.example", password: "kestrel over the harbour", code: "000000",
        device: nil, agent: "")
    }
    let judged = done.filter { $0.fault == .wrong }.count
    #expect(judged >= 1 && done.filter { $0.fault == .busy }.count == 12 - judged)
    #expect(judged < 12)
    #expect(try await world.desk.count("attempts") == judged)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `an account that is reset while its password is being tried stays shut`(
    _ engine: DatabaseEngine
  ) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    world.desk.clock.advance(seconds: 30)
    let (gate, code) = (PasswordGate(atOnce: 1), world.code(person))
    let slow = try AccountDesk.accounts(world.desk, gate: gate, cost: PasswordHash.cost)
    let server = try AccountDesk.accounts(world.desk, gate: gate)

    async let other = slow.signIn(
      email: "nobody@desk.example", password: person.password, code: code, device: nil, agent: "")
    try await Task.sleep(for: .milliseconds(40))
    async let mine = world.signIn(person, code: code, on: server)
    try await Task.sleep(for: .milliseconds(40))
    _ = try await world.accounts.reset(email: person.email, secondFactor: false, by: "operator")

    #expect(try await other.fault == .wrong)
    // Where this machine was too slow to reset it meanwhile, the reset has ended the session.
    if let done = try? await mine.get() {
      #expect(try await world.accounts.session(done.session) == nil)
    }
    #expect(try await world.desk.count("sessions") == 0)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `nothing that signs in lies in the database in clear`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    let link = try await world.accounts.add(email: "kenji@desk.example", roles: [.admin], by: "operator")
    let done = try await world.signIn(person).get()
    _ = try await world.signIn(person, password: "wrong but long enough")
    var stored = ""
    for (table, columns) in [
      ("accounts", ["email", "password", "recovery"]), ("links", ["lookup", "about"]),
      ("sessions", ["lookup", "agent"]), ("attempts", ["lookup"]), ("account_events", ["actor", "text"]),
    ] {
      for row in try await world.desk.rows("SELECT \(columns.joined(separator: ", ")) FROM \(table)") {
        for column in columns { stored += try row.optionalText(column) ?? "" }
      }
    }
    for secret in [person.password, link, done.session, done.device, person.session] + person.recoveryCodes {
      #expect(!stored.contains(secret))
    }
    let totp = try await world.desk.rows("SELECT totp FROM accounts WHERE totp IS NOT NULL")[0].bytes("totp")
    #expect(totp.range(of: person.secret) == nil)
  }
}
