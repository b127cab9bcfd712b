import DeskCore
import DeskService
import DeskStore
import TestSupport
import Testing

/// Who may see and do what.
@Suite(.serialized) struct AccessTests {
  private static let strangers = [World.lena, World.admin, World.auditor, Actor(name: "none", roles: [])]
  private static let acts: [CaseAct] = [
    .reply, .note, .refer, .assess, .assign, .label, .staffAttach, .close, .reopen, .staffFill, .staffTell,
    .takeOut,
  ]

  @Test(arguments: DatabaseEngine.allCases, strangers)
  func `a case of another desk is, in every call, one that does not exist`(
    _ engine: DatabaseEngine, _ stranger: Actor
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    try await desk.perform(.staffAttach, on: report)
    let file = try await desk.rows("SELECT id FROM attachments")[0].text("id")
    let before = try await desk.events(of: report).count

    #expect(try await refusal { try await desk.staff.read(report.reference, as: stranger) } == .notFound)
    #expect(try await refusal { try await desk.staff.find(report.reference, as: stranger) } == .notFound)
    #expect(
      try await refusal { try await desk.staff.file(file, of: report.reference, as: stranger) } == .notFound)
    #expect(
      try await refusal { try await desk.staff.dossier(of: report.reference, as: stranger) } == .notFound)
    #expect(
      try await refusal {
        try await desk.staff.overrule("none", because: "?", on: report.reference, as: stranger)
      } == .notFound)
    for act in Self.acts {
      #expect(
        try await refusal { try await desk.perform(act, on: report, as: stranger) } == .notFound, "\(act)")
    }
    #expect(try await desk.list(CaseQuery(), as: stranger)["cases"]?.items.isEmpty == true)
    #expect(try await desk.list(CaseQuery(text: "サーバー"), as: stranger)["cases"]?.items.isEmpty == true)
    #expect(
      try await desk.list(CaseQuery(desk: "consultation.incident"), as: stranger)["cases"]?.items.isEmpty
        == true)
    #expect(try await desk.events(of: report).count == before)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a reference that nobody was given is refused just so`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)

    for reference in ["C26-0000-000", "", "x", report.receipt, report.id, report.reference + "0"] {
      #expect(try await refusal { try await desk.staff.read(reference, as: World.all) } == .notFound)
      #expect(try await refusal { try await desk.staff.note("?", on: reference, as: World.all) } == .notFound)
    }
    #expect(try await refusal { try await desk.staff.read(report.reference, as: World.all) } == nil)
    #expect(
      try await refusal { try await desk.staff.read(report.reference.lowercased(), as: World.all) } == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a member takes and leaves a case, and a lead alone gives it to others`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    func assign(_ assignee: String?, as actor: Actor) async throws -> Refusal? {
      try await refusal { try await desk.staff.assign(report.reference, to: assignee, as: actor) }
    }

    #expect(try await assign(World.kenji.name, as: World.haruka) == .forbidden)
    #expect(try await desk.row(of: report).assignee == nil)
    #expect(try await assign(World.haruka.name, as: World.haruka) == nil)
    #expect(try await desk.row(of: report).assignee == World.haruka.name)
    #expect(try await assign(nil, as: World.haruka) == nil)
    #expect(try await desk.row(of: report).assignee == nil)
    #expect(try await assign(World.haruka.name, as: World.kenji) == nil)
    #expect(try await desk.row(of: report).assignee == World.haruka.name)
    let elsewhere = Actor(
      name: "both@desk.example", roles: [.lead("vulnerability-report"), .member("consultation.incident")])
    #expect(try await assign(World.kenji.name, as: elsewhere) == .forbidden)
    #expect(
      try await desk.events(of: report).map(\.kind) == ["received"] + Array(repeating: "assignment", count: 3)
    )
  }
}
