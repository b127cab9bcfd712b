import DeskCore
import DeskService
import DeskStore
import Foundation
import TestSupport
import Testing

/// Whoever guesses is made to wait; nobody is locked out.
@Suite(.serialized) struct AccountDelayTests {
  private typealias Person = AccountDesk.Person

  private func guess(
    _ world: AccountDesk, _ person: Person, device: String? = nil
  ) async throws -> SignInFault? {
    try await world.signIn(person, password: "not this harbour", code: "000000", device: device).fault
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `after three failures each wait is twice the one before, a minute at most`(
    _ engine: DatabaseEngine
  ) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    for _ in 0..<3 { #expect(try await guess(world, person) == .wrong) }
    for wait in [1, 2, 4, 8, 16, 32, 60, 60, 60] {
      #expect(try await guess(world, person) == .slowed(seconds: wait))
      world.desk.clock.advance(seconds: wait - 1)
      // What comes too early is not judged, does not count, and does not make the wait longer.
      #expect(try await guess(world, person) == .slowed(seconds: 1))
      world.desk.clock.advance(seconds: 1)
      #expect(try await guess(world, person) == .wrong)
    }
    #expect(try await world.signIn(person, code: "000000").fault == .slowed(seconds: 60))
    world.desk.clock.advance(seconds: 60)
    #expect(try await world.signIn(person).fault == nil)
    // What remains is the count of codes that were looked at.
    #expect(try await world.desk.count("attempts") == 1)
    #expect(try await guess(world, person) == .wrong)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `strangers do not slow down a browser that is known, nor the other way round`(
    _ engine: DatabaseEngine
  ) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    let kenji = try await world.enrolled("kenji@desk.example")
    let device = try await world.signIn(person).get().device
    let others = try await world.signIn(kenji).get().device
    for _ in 0..<3 { #expect(try await guess(world, person) == .wrong) }

    #expect(try await guess(world, person) == .slowed(seconds: 1))
    // A device of another account, or one made up, is a stranger's.
    #expect(try await guess(world, person, device: others) == .slowed(seconds: 1))
    #expect(try await guess(world, person, device: "x.y") == .slowed(seconds: 1))
    let again = try await world.signIn(person, device: device).get()
    #expect(again.device == device)

    for _ in 0..<3 { #expect(try await guess(world, person, device: device) == .wrong) }
    #expect(try await guess(world, person, device: device) == .slowed(seconds: 1))
    #expect(try await world.signIn(person).fault == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `of many guesses at one instant three are judged`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    let done = try await atOnce(20) { _ in try await guess(world, person) }
    #expect(done.filter { $0 == .wrong }.count == 3)
    #expect(done.filter { $0 == .slowed(seconds: 1) }.count == 17)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `addresses without an account are slowed down alike`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let nobody = Person(email: "nobody@desk.example")
    for _ in 0..<3 { #expect(try await guess(world, nobody) == .wrong) }
    #expect(try await guess(world, nobody) == .slowed(seconds: 1))
    #expect(try await guess(world, Person(email: "NOBODY@desk.example")) == .slowed(seconds: 1))
    #expect(try await guess(world, Person(email: "other@desk.example")) == .wrong)
    #expect(try await world.kinds() == [])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a clock that is set back neither frees nor locks`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let person = Person(email: "nobody@desk.example")
    for _ in 0..<3 { #expect(try await guess(world, person) == .wrong) }
    world.desk.clock.advance(hours: -24 * 365)
    #expect(try await guess(world, person) == .slowed(seconds: 1))
    world.desk.clock.advance(seconds: 1)
    #expect(try await guess(world, person) == .wrong)
    #expect(try await guess(world, person) == .slowed(seconds: 2))
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `counts of a day ago are forgotten`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let housekeeping = Housekeeping(database: world.desk.database, clock: world.desk.clock.desk)
    _ = try await guess(world, Person(email: "nobody@desk.example"))
    world.desk.clock.advance(hours: 23)
    try await housekeeping.run()
    #expect(try await world.desk.count("attempts") == 1)
    world.desk.clock.advance(hours: 1)
    try await housekeeping.run()
    #expect(try await world.desk.count("attempts") == 0)
  }
}
