import DeskCore
import DeskService
import DeskStore
import TestSupport
import Testing

/// Guides: sealed to their desk until a lead releases them.
@Suite(.serialized) struct GuideTests {
  private static let content = GuideContent(
    texts: [.ja: GuideText(question: "写しはどう取りますか。", answer: "外して置きます。")],
    keywords: ["バックアップ"], madeOf: "C26-7K3F-9QX", names: ["青葉製作所"])
  private static let desk = "consultation.incident"

  @Test(arguments: DatabaseEngine.allCases)
  func `a draft opens for its desk, and what is released names neither case nor reporter`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let shelf = GuideShelf(desk.front, lookingEvery: .zero)
    let id = try await desk.staff.draftGuide(Self.content, for: Self.desk, as: World.kenji)

    let draft = try await desk.staff.guide(id, as: World.haruka)
    let hidden = try await refusal { _ = try await desk.staff.guide(id, as: World.lena) }
    #expect(draft.draft == Self.content && draft.released == nil && draft.state == .draft)
    #expect(hidden == .notFound)
    #expect(try await shelf.find(id) == nil)

    try await desk.staff.releaseGuide(id, Self.content, since: draft.version, as: World.kenji)
    let released = try await desk.staff.guide(id, as: World.haruka)
    let guide = try #require(try await shelf.find(id))
    #expect(released.draft == nil && released.released?.madeOf == nil && released.released?.names == [])
    #expect(guide.texts == Self.content.texts && guide.desk == Self.desk)
    #expect(try await shelf.search("ﾊﾞｯｸｱｯﾌﾟ 写し").map(\.id).contains(id))
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `who does not lead the desk releases nothing, and an old version changes nothing`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let id = try await desk.staff.draftGuide(Self.content, for: Self.desk, as: World.haruka)

    let forbidden = try await refusal {
      try await desk.staff.releaseGuide(id, Self.content, since: 1, as: World.haruka)
    }
    try await desk.staff.changeGuide(id, to: Self.content, since: 1, as: World.haruka)
    let late = try await refusal {
      try await desk.staff.changeGuide(id, to: Self.content, since: 1, as: World.kenji)
    }
    let unreleased = try await refusal {
      try await desk.staff.showGuide(id, true, since: 2, as: World.kenji)
    }
    #expect(forbidden == .forbidden && late == .conflict && unreleased == .conflict)

    try await desk.staff.dropGuideDraft(id, since: 2, as: World.haruka)
    #expect(try await desk.staff.guides(as: World.kenji).isEmpty)
  }
}
