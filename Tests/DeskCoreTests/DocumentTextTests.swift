import DeskCore
import Testing

/// A filled paper as text and as JSON.
@Suite struct DocumentTextTests {
  private typealias World = DocumentWorld

  @Test func `a form as text has its head, its numbered rows and what it gives away`() {
    let paper = World.dossier([World.persons: .number(1100)]).fill(
      World.template([[.fact(World.persons)], [.matter(.narrative)], [.matter(.phone)]]), pack: World.pack,
      language: .ja)
    #expect(
      paper.plainText == """
        Report（和）
        あて先: PPC（和）
        作成日: 2026年11月24日(火) 令和8年
        窓口の案件番号: C26-1
        ※ 提出先の公式の様式ではありません。提出先に様式や入力フォームがあるときは、そこに書き写してください。
        ※ 項目の出典: Law（和）（2026年11月1日(日) 令和8年時点）

        ■1. Everything（和）
        (1) Row 0（和）: 1,100人
        (2) Row 1（和）:
          The files do not open.
          A note was left.
        (3) Row 2（和）: 不明（この書類を作った時点で分かっていません）

        --------
        この書類を渡すと伝わること: 何が起きたかの説明、影響を受けた情報と、だれの情報か

        """)
  }

  @Test func `a letter as text is paragraphs, and what is for its sender stands before them`() {
    let paper = World.dossier().fill(
      World.template(
        [[.words(World.words("We are sorry."))], [.particular("outline")], [.fact(World.persons)]],
        layout: .letter), pack: World.pack, language: .en)
    #expect(
      paper.plainText == """
        Report
        To: PPC
        Made on: Tuesday 24 November 2026
        Reference of the desk: C26-1
        ※ This is a draft, not an official layout. Read it and fit it to your case before you send it.
        ※ Source of the items: Law (as of Sunday 1 November 2026).
        What this paper gives away: which data is affected, and whose
        --------

        We are sorry.

        (Not filled in: Outline)

        (This is not known at present.)

        """)
  }

  @Test func `what is not verified says so`() {
    let paper = World.dossier().fill(
      World.template([[.fact(World.persons)]], official: true, isVerified: false), pack: World.pack,
      language: .en)
    #expect(paper.notes.first?.hasPrefix("What the receiver asks was not verified") == true)
    #expect(!paper.isVerified)
    #expect(!paper.notes.contains { $0.contains("official layout") })
  }

  @Test func `as JSON every row says where it comes from`() {
    let paper = World.dossier([World.persons: .number(3)]).fill(
      World.template([[.fact(World.persons)], [.particular("outline")]]), pack: World.pack, language: .en)
    let text = paper.json(World.vocabulary).text
    #expect(
      text.hasPrefix("{\"document\":\"paper@1\",\"variant\":null,\"name\":\"Report\",\"language\":\"en\""))
    #expect(
      text.contains(
        "{\"section\":\"all\",\"id\":\"r0\",\"number\":null,\"label\":\"Row 0\",\"text\":\"3 persons\","
          + "\"unknown\":false,\"verified\":true,\"from\":[\"data.persons\"],\"asks\":[]}"))
    #expect(text.contains("\"unknown\":true,\"verified\":true,\"from\":[],\"asks\":[\"outline\"]}"))
  }
}
