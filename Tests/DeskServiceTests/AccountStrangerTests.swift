import DeskCore
import DeskService
import DeskStore
import DeskVault
import Foundation
import TestSupport
import Testing

/// The holder of an account gets in from a new browser while somebody else guesses, who learns nothing by it.
@Suite(.serialized) struct AccountStrangerTests {
  private typealias Person = AccountDesk.Person

  /// Somebody guesses until all new browsers wait.
  private func slow(_ world: AccountDesk, _ person: Person) async throws {
    for _ in 0..<3 { #expect(try await guess(world, person, "000000") == .wrong) }
    #expect(try await guess(world, person, "000000") == .slowed(seconds: 1))
  }

  private func guess(_ world: AccountDesk, _ person: Person, _ code: String) async throws -> SignInFault? {
    try await world.signIn(person, password: "not this harbour", code: code).fault
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a right code passes the wait of strangers, once`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    world.desk.clock.advance(seconds: 30)
    try await slow(world, person)
    let code = world.code(person)
    #expect(try await world.signIn(person, code: code).fault == nil)
    // The strangers go on waiting, and the code is taken.
    #expect(try await world.signIn(person, code: code).fault == .slowed(seconds: 1))
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a right code lets nobody try passwords without a wait`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    world.desk.clock.advance(seconds: 30)
    try await slow(world, person)
    let code = world.code(person)
    for _ in 0..<3 { #expect(try await guess(world, person, code) == .wrong) }
    #expect(try await guess(world, person, code) == .slowed(seconds: 1))
    // It was not consumed by wrong passwords.
    world.desk.clock.advance(seconds: 1)
    #expect(try await world.signIn(person, code: code).fault == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `who knows the password cannot try all codes while others wait`(_ engine: DatabaseEngine) async throws
  {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    world.desk.clock.advance(seconds: 30)
    try await slow(world, person)
    for code in ["000001", "000002", "000003", "000004"] {
      #expect(try await world.signIn(person, code: code).fault == .slowed(seconds: 1))
    }
    // Three were looked at: a right one is as good as a wrong one now.
    let code = world.code(person)
    #expect(try await world.signIn(person, code: code).fault == .slowed(seconds: 1))
    // A recovery code cannot be found by trying.
    #expect(try await world.signIn(person, code: person.recoveryCodes[0]).fault == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `accounts that are not there, disabled or not set up are waited for alike`(_ engine: DatabaseEngine)
    async throws
  {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    try await world.accounts.disable(email: person.email, by: "operator")
    world.desk.clock.advance(seconds: 30)
    for one in [Person(email: "nobody@desk.example", secret: person.secret), person] {
      try await slow(world, one)
      #expect(try await world.signIn(one, code: world.code(one)).fault == .slowed(seconds: 1))
    }
    // Each has the same counts: signing in, and codes looked at.
    #expect(try await world.desk.count("attempts") == 4)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `the browser that sets an account up is known from then on`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    let link = try await world.accounts.reset(email: person.email, secondFactor: false, by: "operator")
    world.desk.clock.advance(seconds: 30)
    let again = try await world.accounts.enrol(
      link: link, password: person.password, code: world.code(person), agent: ""
    ).get()
    try await slow(world, person)
    for device in [person.device, again.device] {
      #expect(try await world.signIn(person, device: device).fault == nil)
    }
  }
}
