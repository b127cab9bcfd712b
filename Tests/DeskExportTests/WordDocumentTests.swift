import DeskCore
import DeskExport
import Testing

@Suite struct WordDocumentTests {
  static let main = "word/document.xml"

  private func open(_ paper: FilledDocument) throws -> OpenedFile {
    try OpenedFile(WordDocument.data(paper))
  }

  @Test func `title, head, notes and rows stand in it`() throws {
    let texts = try open(Papers.clinic).texts("w:t", in: Self.main)

    for text in [
      "漏えい等の報告書（速報）", "あて先：個人情報保護委員会", "作成日：2026年11月25日(水)", "窓口の案件番号：C26-00017-4",
      "公式の様式ではありません。", "この書類を渡すと伝わること：組織の名前、連絡先", "概要", "(1) ", "短く書きます。", "1,100人",
    ] {
      #expect(texts.contains(text), "\(text)")
    }
  }

  @Test func `every line of a value is a line`() throws {
    let xml = try open(Papers.clinic)[Self.main]

    #expect(xml.contains("カルテが開けません。</w:t><w:br/><w:t xml:space=\"preserve\">LANケーブルを抜きました。</w:t>"))
  }

  @Test func `what nobody knows is grey and slanted, and only that`() throws {
    let xml = try open(Papers.clinic)[Self.main]

    #expect(
      xml.contains("<w:rStyle w:val=\"Unknown\"/></w:rPr><w:t xml:space=\"preserve\">\(Papers.unknown)</w:t>")
    )
    #expect(xml.matches(of: #/w:val="Unknown"/#).count == 1)
    #expect(xml.contains(">確認要<"))
  }

  @Test func `headings are headings, and the head of each table is repeated`() throws {
    let file = try open(Papers.clinic)
    let elements = try #require(file.elements(Self.main))

    #expect(elements.contains { $0.name == "w:pStyle" && $0.attributes["w:val"] == "Heading1" })
    #expect(elements.filter { $0.name == "w:tblHeader" }.count == 1)
    #expect(file["word/styles.xml"].contains("<w:outlineLvl w:val=\"0\"/>"))
  }

  @Test(arguments: [
    Papers.clinic, Papers.paper([Papers.row(nil, "本文"), Papers.row("問い合わせ先", "03")], layout: .letter),
  ])
  func `every cell ends with a paragraph, and the body too`(_ paper: FilledDocument) throws {
    let elements = try #require(open(paper).elements(Self.main))
    let body = try #require(elements.first { $0.name == "w:body" })

    #expect(body.children.suffix(2) == ["w:p", "w:sectPr"])
    for cell in elements where cell.name == "w:tc" { #expect(cell.children.last == "w:p") }
    for (one, next) in zip(body.children, body.children.dropFirst()) {
      #expect(one != "w:tbl" || next != "w:tbl", "two tables touch")
    }
  }

  @Test func `every row fills the grid of its table`() throws {
    let paper = Papers.paper([Papers.row("一", "二"), Papers.row(nil, "幅いっぱい")])
    let xml = try open(paper)[Self.main]

    #expect(xml.contains("<w:gridSpan w:val=\"2\"/>"))
    #expect(xml.matches(of: #/<w:gridCol /#).count == 3)
  }

  /// Word calls a file damaged whose children stand in another order than the schema's (ECMA-376 Part 1,
  /// annex A.1).
  static let orders: [String: [String]] = [
    "w:pPr": [
      "w:pStyle", "w:keepNext", "w:keepLines", "w:pBdr", "w:tabs", "w:snapToGrid", "w:spacing", "w:ind",
      "w:jc",
      "w:outlineLvl",
    ],
    "w:rPr": [
      "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:color", "w:sz", "w:szCs", "w:lang",
    ],
    "w:tblPr": [
      "w:tblStyle", "w:tblW", "w:tblInd", "w:tblBorders", "w:tblLayout", "w:tblCellMar", "w:tblLook",
    ],
    "w:tcPr": ["w:tcW", "w:gridSpan", "w:shd"],
    "w:tbl": ["w:tblPr", "w:tblGrid", "w:tr"],
    "w:tr": ["w:trPr", "w:tc"],
    "w:sectPr": ["w:footerReference", "w:pgSz", "w:pgMar"],
    "w:style": [
      "w:name", "w:basedOn", "w:next", "w:uiPriority", "w:semiHidden", "w:qFormat", "w:pPr", "w:rPr",
      "w:tblPr",
    ],
    "w:settings": [
      "w:zoom", "w:defaultTabStop", "w:characterSpacingControl", "w:compat", "w:themeFontLang",
    ],
  ]

  @Test func `children stand in the order of the schema`() throws {
    let file = try open(Papers.clinic)

    for part in file.parts where part.name.hasPrefix("word/") && part.name.hasSuffix(".xml") {
      for element in try #require(file.elements(part.name)) {
        guard let order = Self.orders[element.name] else { continue }
        let places = element.children.map { order.firstIndex(of: $0) }
        #expect(!places.contains(nil), "\(part.name): \(element.name) has \(element.children)")
        #expect(
          places.compactMap { $0 } == places.compactMap { $0 }.sorted(),
          "\(element.name): \(element.children)")
      }
    }
  }

  @Test func `every style that is named is there`() throws {
    let letter = Papers.paper([Papers.row("一", "二")], layout: .letter)
    for file in [try open(Papers.clinic), try open(letter)] {
      let styles = try #require(file.elements("word/styles.xml"))
      let ids = Set(styles.filter { $0.name == "w:style" }.compactMap { $0.attributes["w:styleId"] })
      let named = try file.parts.filter { $0.name.hasPrefix("word/") && $0.name.hasSuffix(".xml") }.flatMap {
        try #require(file.elements($0.name))
      }.filter { ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"].contains($0.name) }

      for element in named {
        #expect(ids.contains(element.attributes["w:val"] ?? ""), "\(element.attributes)")
      }
    }
  }

  @Test func `the page is A4, and its foot counts pages`() throws {
    let file = try open(Papers.clinic)
    let size = try #require(file.elements(Self.main)?.first { $0.name == "w:pgSz" })
    let fields = try #require(file.elements("word/footer1.xml")).filter { $0.name == "w:fldSimple" }

    #expect(size.attributes == ["w:w": "11906", "w:h": "16838"])
    #expect(fields.map { $0.attributes["w:instr"] } == [" PAGE ", " NUMPAGES "])
    #expect(file.texts("w:t", in: "word/footer1.xml").contains(" / "))
  }

  @Test func `an English paper is English, with Japanese names in it`() throws {
    let paper = Papers.paper([Papers.row("Cause", "Unknown", isUnknown: true)], language: .en)
    let file = try open(paper)

    #expect(
      file["word/styles.xml"].contains("<w:lang w:val=\"en-GB\" w:eastAsia=\"ja-JP\" w:bidi=\"ar-SA\"/>"))
    #expect(file.texts("w:t", in: Self.main).contains("To: 個人情報保護委員会"))
  }

  @Test func `a letter tells its sender to take the box out, and has no table besides`() throws {
    let file = try open(Papers.paper([Papers.row(nil, "お詫び")], layout: .letter))

    #expect(file.texts("w:t", in: Self.main).first == "差出人への注意（送る前にこの枠を消してください）")
    #expect(file[Self.main].matches(of: #/<w:tbl>/#).count == 1)
    #expect(!file["word/footer1.xml"].contains("C26"))
  }

  @Test func `all of Unicode stays, and only what XML forbids goes`() throws {
    let text = "\u{1}𠮷 👩‍👩‍👧‍👦 \u{202e}x\u{202c}\u{b}\u{301}y\tz\r\n]]>\u{fffe}"
    let file = try open(Papers.paper([Papers.row("一", text)]))

    let lines = file.texts("w:t", in: Self.main).suffix(3)

    #expect(Array(lines) == ["𠮷 👩‍👩‍👧‍👦 \u{202e}x\u{202c}", "\u{301}y z", "]]>"])
  }

  @Test func `a hundred thousand characters are all there`() throws {
    let file = try open(Papers.paper([Papers.row("一", String(repeating: "あ𠮷", count: 50_000))]))

    #expect(file.texts("w:t", in: Self.main).last?.count == 100_000)
  }
}
