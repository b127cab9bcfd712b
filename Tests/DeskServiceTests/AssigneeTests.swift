import DeskCore
import DeskService
import DeskStore
import TestSupport
import Testing

/// Whom a case can be given to, and under which name.
@Suite(.serialized) struct AssigneeTests {
  @Test(arguments: DatabaseEngine.allCases)
  func `an address is kept as accounts are known by it`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    let feed = Actor(name: "Feed 7", roles: [.member("*")])

    // One's own address in other letters is one's own: a member may.
    _ = try await desk.staff.assign(report.reference, to: " Haruka＠Desk.Example ", as: World.haruka)
    let own = try await desk.row(of: report).assignee
    _ = try await desk.staff.assign(report.reference, to: feed.name, as: feed)
    let token = try await desk.row(of: report).assignee
    let others = try await refusal {
      _ = try await desk.staff.assign(report.reference, to: "KENJI@desk.example", as: World.haruka)
    }

    #expect(own == World.haruka.name && token == "Feed 7" && others == .forbidden)
    #expect(Accounts.known("haruka") == nil && Accounts.known("") == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `colleagues of a desk see its cases and are not disabled`(_ engine: DatabaseEngine) async throws {
    let desk = try await AccountDesk(engine)
    for actor in [World.haruka, World.kenji, World.lena, World.all, World.admin, World.auditor] {
      _ = try await desk.accounts.add(email: actor.name, roles: actor.roles, by: "operator")
    }
    _ = try await desk.accounts.add(
      email: "gone@desk.example", roles: [.lead("consultation.incident")], by: "operator")
    try await desk.accounts.disable(email: "gone@desk.example", by: "operator")

    let incident = try await desk.accounts.colleagues(of: "consultation.incident")
    let general = try await desk.accounts.colleagues(of: "consultation.general")

    #expect(incident == [World.all.name, World.haruka.name, World.kenji.name])
    #expect(general == [World.all.name])
  }
}
