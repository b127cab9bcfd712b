import DeskCore
import DeskService
import DeskStore
import TestSupport
import Testing

/// Search finds words in sealed texts, and only in those of the cases that the asker may see.
@Suite(.serialized) struct SearchTests {
  private struct Found {
    let desk: DeskUnderTest
    let aoba: DeskUnderTest.Report
    let kestrel: DeskUnderTest.Report

    init(_ engine: DatabaseEngine) async throws {
      desk = try await DeskUnderTest(engine)
      var told = World.aoba
      told.subject = "ｶﾞｿﾘﾝｽﾀﾝﾄﾞのサーバー①"
      told.narrative = "ＡＢＣ社のファイルが暗号化されました。\r\n髙﨑より"
      aoba = try await desk.receive(told)
      kestrel = try await desk.receive(World.kestrel)
      _ = try await desk.front.addMessage("README.txt がありました", receipt: aoba.receipt)
      _ = try await desk.staff.reply("バックアップを切り離してください", to: aoba.reference, as: World.haruka)
      _ = try await desk.staff.note("ヴェクター社に照会", on: aoba.reference, as: World.haruka)
    }

    func references(_ text: String, as actor: Actor = World.all) async throws -> [String] {
      try await desk.staff.list(CaseQuery(text: text), as: actor).cases.map(\.reference)
    }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `width, case and kana make no difference, and every text is looked into`(
    _ engine: DatabaseEngine
  ) async throws {
    let found = try await Found(engine)

    for text in [
      "ガソリン", "がそりん", "ｶﾞｿﾘﾝ", "サーバー1", "①", "abc社", "ＡＢＣ社", "暗号化", "号", "髙﨑", "readme", "ReadMe.TXT",
      "ばっくあっぷ", "ゔぇくたー", "ヴェクター", "り離", "暗号化 README", "　ガソリン　照会　", "切り離し\tabc\n暗号",
    ] {
      #expect(try await found.references(text) == [found.aoba.reference], "\(text)")
    }
    for text in ["ガゾリン", "暗号化 overflow", "暗号化README", "青木", "aoki@aoba.example", "%", "_", "カソリン"] {
      #expect(try await found.references(text) == [], "\(text)")
    }
    #expect(try await found.references("OVERFLOW") == [found.kestrel.reference])
    #expect(try await found.references(" 　\n").count == 2)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a character is found that a variation selector follows`(_ engine: DatabaseEngine) async throws {
    let found = try await Found(engine)
    _ = try await found.desk.front.addMessage("葛\u{E0100}の件", receipt: found.aoba.receipt)

    let references = try await found.references("葛")

    #expect(references == [found.aoba.reference])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `nobody finds a word of a case that is not theirs to see`(_ engine: DatabaseEngine) async throws {
    let found = try await Found(engine)

    for actor in [World.lena, World.admin, World.auditor] {
      for text in ["暗号化", "照会", "ガソリン", "README"] {
        #expect(try await found.references(text, as: actor) == [], "\(text)")
      }
    }
    #expect(try await found.references("overflow", as: World.lena) == [found.kestrel.reference])
    #expect(try await found.references("overflow", as: World.haruka) == [])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a search goes on from page to page and keeps to its filters`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    var expected: [String] = []
    for index in 0..<12 {
      var told = World.minato
      if index.isMultiple(of: 2) { told.narrative = "標的型メール" }
      let report = try await desk.receive(told)
      if index == 4 { try await desk.perform(.close, on: report, as: World.everywhere) }
      if index.isMultiple(of: 2), index != 4 { expected.insert(report.reference, at: 0) }
    }
    var query = CaseQuery(state: .new, text: "標的型", limit: 2)

    var found: [String] = []
    for _ in 0..<10 {
      let page = try await desk.staff.list(query, as: World.all)
      #expect(page.cases.count <= 2)
      found += page.cases.map(\.reference)
      query.after = page.next
      if page.next == nil { break }
    }

    #expect(query.after == nil)
    #expect(found == expected)
  }
}
