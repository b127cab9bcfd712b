import DeskCore
import DeskService
import DeskStore
import Foundation
import TestSupport
import Testing

/// Sessions: how long they last, and what ends them.
@Suite(.serialized) struct AccountSessionTests {
  private func isAlive(_ world: AccountDesk, _ person: AccountDesk.Person) async throws -> Bool {
    try await world.accounts.session(person.session) != nil
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `one ends after half an hour unused, and lasts while it is used`(_ engine: DatabaseEngine) async throws
  {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    for _ in 0..<3 {
      world.desk.clock.advance(seconds: 29 * 60)
      #expect(try await isAlive(world, person))
    }
    world.desk.clock.advance(seconds: 30 * 60)
    #expect(try await !isAlive(world, person))
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `one ends after twelve hours, however much it is used`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    for _ in 0..<47 {
      world.desk.clock.advance(seconds: 15 * 60)
      #expect(try await isAlive(world, person))
    }
    world.desk.clock.advance(seconds: 15 * 60)
    #expect(try await !isAlive(world, person))
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a clock that is set back brings none back, and makes none last longer`(
    _ engine: DatabaseEngine
  ) async throws {
    let world = try await AccountDesk(engine)
    let (ended, young) = (try await world.enrolled(), try await world.enrolled("kenji@desk.example"))
    world.desk.clock.advance(seconds: 31 * 60)
    #expect(try await !isAlive(world, ended))
    world.desk.clock.advance(seconds: -31 * 60)
    #expect(try await !isAlive(world, ended))

    world.desk.clock.advance(seconds: -60)
    #expect(try await isAlive(world, young))
    world.desk.clock.advance(hours: -1)
    #expect(try await !isAlive(world, young))
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `use is noted at most once a minute`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    var seen: [String] = []
    for seconds in [30, 29, 1, 59, 1] {
      world.desk.clock.advance(seconds: seconds)
      #expect(try await isAlive(world, person))
      seen.append(try await world.accounts.sessions(of: person.email)[0].seenAt)
    }
    #expect(seen.map { String($0.suffix(6)) } == ["00:00Z", "00:00Z", "01:00Z", "01:00Z", "02:00Z"])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `an account that is disabled is out at the very next step, and comes back by signing in`(
    _ engine: DatabaseEngine
  ) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    #expect(try await isAlive(world, person))
    try await world.accounts.disable(email: person.email, by: "admin@desk.example")
    #expect(try await !isAlive(world, person))
    try await world.accounts.disable(email: person.email, by: "admin@desk.example")
    try await world.accounts.enable(email: person.email, by: "admin@desk.example")
    #expect(try await !isAlive(world, person))
    #expect(try await world.signIn(person).fault == nil)
    #expect(try await world.kinds() == ["added", "enrolled", "disabled", "enabled", "signed-in"])
    let nobody = "nobody@desk.example"
    #expect(try await refusal { try await world.accounts.disable(email: nobody, by: "x") } == .notFound)
    #expect(try await refusal { try await world.accounts.enable(email: nobody, by: "x") } == .notFound)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a row that is disabled by hand is out too`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    try await world.desk.run("UPDATE accounts SET disabled_at = '2026-11-24T10:00:00Z'")
    #expect(try await !isAlive(world, person))
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `other roles and another language count at the next step`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    try await world.accounts.setRoles(email: person.email, [.auditor], by: "admin@desk.example")
    try await world.accounts.setLanguage(.en, of: person.email)
    let session = try #require(try await world.accounts.session(person.session))
    #expect(session.actor.roles == [.auditor] && session.language == .en)
    #expect(try await world.accounts.history(limit: 1).map(\.text) == ["auditor"])
    #expect(
      try await refusal { try await world.accounts.setRoles(email: person.email, [], by: "x") } == .invalid)
    #expect(
      try await refusal { try await world.accounts.setLanguage(.en, of: "nobody@desk.example") } == .notFound)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `one signs out alone, or everywhere`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    let kenji = try await world.enrolled("kenji@desk.example")
    var sessions = [person.session]
    for _ in 0..<2 { sessions.append(try await world.signIn(person).get().session) }
    let mine = try #require(try await world.accounts.session(sessions[1]))
    let infos = try await world.accounts.sessions(of: person.email)
    #expect(infos.count == 3 && infos.filter { $0.isThis(mine) }.count == 1)
    #expect(infos.allSatisfy { $0.agent == "Firefox" })

    try await world.accounts.signOut(sessions[1])
    try await world.accounts.signOut("unknown")
    #expect(try await world.accounts.session(sessions[1]) == nil)
    #expect(try await world.accounts.session(sessions[2]) != nil)
    try await world.accounts.signOutEverywhere(person.email, by: person.email)
    for session in sessions { #expect(try await world.accounts.session(session) == nil) }
    #expect(try await isAlive(world, kenji))
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `forms carry a token of the session that is no other's`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let (person, kenji) = (try await world.enrolled(), try await world.enrolled("kenji@desk.example"))
    let mine = try #require(try await world.accounts.session(person.session))
    let other = try #require(try await world.accounts.session(kenji.session))
    #expect(mine.isToken(mine.token) && !mine.token.contains(person.session) && mine.token.count == 64)
    for wrong in [other.token, "", String(mine.token.dropLast()), mine.token + "0", person.session] {
      #expect(!mine.isToken(wrong))
    }
    for wrong in ["", "x", person.session.uppercased(), String(repeating: "x", count: 9_999)] {
      #expect(try await world.accounts.session(wrong) == nil)
    }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `another password needs the old one and a code, and ends the other sessions`(
    _ engine: DatabaseEngine
  ) async throws {
    let world = try await AccountDesk(engine)
    var person = try await world.enrolled()
    let other = try await world.signIn(person).get().session
    let session = try #require(try await world.accounts.session(person.session))
    let new = "another harbour at night"
    func change(_ old: String, _ new: String, _ code: String) async throws -> EnrolFault? {
      try await world.accounts.changePassword(session, old: old, new: new, code: code).fault
    }
    world.desk.clock.advance(seconds: 30)
    #expect(try await change(person.password, "short", world.code(person)) == .tooShort(least: 12))
    #expect(try await change("not this harbour", new, world.code(person)) == .wrong)
    #expect(try await change(person.password, new, "000000") == .wrong)
    #expect(try await change(person.password, new, world.code(person)) == nil)

    #expect(try await isAlive(world, person))
    #expect(try await world.accounts.session(other) == nil)
    #expect(try await world.signIn(person).fault == .wrong)
    person.password = new
    #expect(try await world.signIn(person).fault == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a stolen session neither guesses freely nor slows down its owner`(_ engine: DatabaseEngine)
    async throws
  {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    let session = try #require(try await world.accounts.session(person.session))
    func codes(_ password: String, _ code: String) async throws -> Result<[String], SignInFault> {
      try await world.accounts.newRecoveryCodes(session, password: password, code: code)
    }
    for _ in 0..<3 { #expect(try await codes("not this harbour", "000000").fault == .wrong) }
    #expect(try await codes(person.password, world.code(person)).fault == .slowed(seconds: 1))
    #expect(try await world.signIn(person).fault == nil)

    world.desk.clock.advance(seconds: 30)
    let new = try await codes(person.password, world.code(person)).get()
    #expect(Set(new).count == 8 && Set(new).isDisjoint(with: person.recoveryCodes))
    #expect(try await world.signIn(person, code: person.recoveryCodes[0]).fault == .wrong)
    #expect(try await world.signIn(person, code: new[0]).fault == nil)
    #expect(try await world.kinds().contains("recovery-codes"))
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `what has ended is forgotten`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let housekeeping = Housekeeping(database: world.desk.database, clock: world.desk.clock.desk)
    _ = try await world.enrolled()
    _ = try await world.accounts.add(email: "kenji@desk.example", roles: [.admin], by: "operator")
    world.desk.clock.advance(seconds: 29 * 60)
    try await housekeeping.run()
    #expect(try await world.desk.count("sessions") == 1)
    world.desk.clock.advance(seconds: 60)
    try await housekeeping.run()
    #expect(try await world.desk.count("sessions") == 0)
    #expect(try await world.desk.count("links") == 1)
    world.desk.clock.advance(hours: 24)
    try await housekeeping.run()
    #expect(try await world.desk.count("links") == 0)
    #expect(try await world.desk.count("accounts") == 2)
  }
}
