import DeskCore
import DeskService
import DeskStore
import Foundation
import TestSupport
import Testing

/// What administrators may do, and what takes more than a session.
@Suite(.serialized) struct AccountAdminTests {
  private let haruka = "haruka@desk.example"
  private let kenji = "kenji@desk.example"

  private func usable(_ world: AccountDesk) async throws -> [String] {
    try await world.accounts.all().filter { $0.roles.contains(.admin) && !$0.isDisabled && $0.isReady }
      .map(\.email)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `nobody gives a role to their own account, others may`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    for email in [haruka, kenji] { _ = try await world.enrolled(email, roles: [.admin]) }
    func give(_ roles: [Role], by actor: String) async throws -> Refusal? {
      try await refusal { try await world.accounts.setRoles(email: haruka, roles, by: actor) }
    }
    #expect(try await give([.admin, .lead("*")], by: haruka) == .conflict)
    #expect(
      try await give([.admin, .member("consultation.incident")], by: "HARUKA@desk.example") == .conflict)
    #expect(try await give([.admin, .auditor], by: haruka) == .conflict)
    #expect(try await give([.admin, .lead("*")], by: kenji) == nil)
    // One may give a role up.
    #expect(try await give([.admin], by: haruka) == nil)
    let events = try await world.accounts.history(of: haruka, limit: 2)
    #expect(events.map { "\($0.actor) \($0.text)" } == ["\(haruka) admin", "\(kenji) admin lead:*"])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `the last administrator stays, except for an operator`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    _ = try await world.enrolled(haruka, roles: [.admin])
    // One who is not set up yet does not count.
    _ = try await world.accounts.add(email: kenji, roles: [.admin], by: haruka)
    #expect(
      try await refusal { try await world.accounts.setRoles(email: haruka, [.auditor], by: kenji) }
        == .conflict)
    #expect(try await refusal { try await world.accounts.disable(email: haruka, by: kenji) } == .conflict)
    #expect(
      try await refusal {
        try await world.accounts.reset(email: haruka, secondFactor: false, by: kenji)
      } == .conflict)
    #expect(try await usable(world) == [haruka])
    try await world.accounts.disable(email: haruka, by: "operator")
    #expect(try await usable(world) == [])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `of two who take each other's role away at one instant one stays`(_ engine: DatabaseEngine)
    async throws
  {
    let world = try await AccountDesk(engine)
    for email in [haruka, kenji] { _ = try await world.enrolled(email, roles: [.admin]) }
    for round in 0..<4 {
      let done = try await atOnce(2) { number in
        let (one, other) = number == 0 ? (haruka, kenji) : (kenji, haruka)
        return try await refusal {
          round % 2 == 0
            ? try await world.accounts.setRoles(email: one, [.auditor], by: other)
            : try await world.accounts.disable(email: one, by: other)
        }
      }
      #expect(done.filter { $0 == nil }.count == 1 && done.filter { $0 == .conflict }.count == 1)
      #expect(try await usable(world).count == 1)
      for email in [haruka, kenji] {
        try await world.accounts.setRoles(email: email, [.admin], by: "operator")
        try await world.accounts.enable(email: email, by: "operator")
      }
    }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a step up takes one's own password and a code, once`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled(haruka, roles: [.admin])
    let session = try #require(try await world.accounts.session(person.session))
    func stepUp(_ password: String, _ code: String) async throws -> SignInFault? {
      try await world.accounts.stepUp(session, password: password, code: code).fault
    }
    world.desk.clock.advance(seconds: 30)
    let code = world.code(person)
    #expect(try await stepUp("not this harbour", code) == .wrong)
    #expect(try await stepUp(person.password, "000000") == .wrong)
    #expect(try await stepUp(person.password, code) == nil)
    #expect(try await stepUp(person.password, code) == .wrong)
    for _ in 0..<2 { #expect(try await stepUp(person.password, "000000") == .wrong) }
    #expect(try await stepUp(person.password, person.recoveryCodes[0]) == .slowed(seconds: 1))
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `refusals are one line an account and hour, apart from changes, and forgotten after a month`(
    _ engine: DatabaseEngine
  ) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    _ = try await world.enrolled(kenji)
    for seconds in [0, 600, 1_800, 1_199, 2] {
      world.desk.clock.advance(seconds: seconds)
      #expect(try await world.signIn(person, code: "000000").fault == .wrong)
    }
    let refused = try await world.accounts.refusals(limit: 100)
    #expect(refused.map(\.at) == ["2026-11-24T11:00:01Z", "2026-11-24T10:00:00Z"])
    #expect(refused.map(\.text) == ["code", "code 4"] && refused.allSatisfy { $0.actor == "unknown" })
    #expect(try await world.accounts.refusals(of: kenji, limit: 100).isEmpty)
    #expect(try await world.kinds() == ["added", "enrolled", "added", "enrolled"])

    let housekeeping = Housekeeping(database: world.desk.database, clock: world.desk.clock.desk)
    world.desk.clock.advance(hours: 30 * 24 - 1)
    try await housekeeping.run()
    #expect(try await world.accounts.refusals(limit: 100).map(\.text) == ["code"])
    world.desk.clock.advance(hours: 1)
    try await housekeeping.run()
    #expect(try await world.accounts.refusals(limit: 100).isEmpty)
    #expect(try await world.kinds().count == 4)
  }
}
