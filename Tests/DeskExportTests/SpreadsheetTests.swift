import DeskCore
import DeskExport
import Testing

@Suite struct SpreadsheetTests {
  static let main = "xl/worksheets/sheet1.xml"

  private func open(_ paper: FilledDocument) throws -> OpenedFile {
    try OpenedFile(Spreadsheet.data(paper))
  }

  /// The texts of a column by row, escapes of Excel undone.
  private func column(_ name: String, of file: OpenedFile) throws -> [String] {
    var texts: [String] = []
    var isOurs = false
    for element in try #require(file.elements(Self.main)) {
      switch element.name {
      case "c":
        isOurs = element.attributes["r"]?.hasPrefix(name) ?? false
        if isOurs { texts.append("") }
      case "t" where isOurs: texts[texts.count - 1] = element.text.replacing("_x005F_", with: "_")
      default: break
      }
    }
    return texts
  }

  @Test func `number, item, content and remarks stand under their heads`() throws {
    let file = try open(Papers.clinic)

    #expect(try column("A", of: file)[2] == "番号")
    #expect(try column("B", of: file).suffix(3) == ["概要", "原因", "人数"])
    #expect(
      try column("C", of: file).suffix(3) == ["カルテが開けません。\nLANケーブルを抜きました。", Papers.unknown, "1,100人"])
    #expect(try column("D", of: file).suffix(3).first == "短く書きます。")
    #expect(try column("A", of: file)[1].contains("C26-00017-4"))
  }

  @Test(arguments: ["=1+1", "+81 3-0000", "-1", "@SUM(A1)", "=HYPERLINK(\"https://x.example\",\"x\")"])
  func `a text is never a formula`(_ text: String) throws {
    let file = try open(Papers.paper([Papers.row(text, text, number: text, hint: text)]))
    let elements = try #require(file.elements(Self.main))

    #expect(try column("C", of: file).last == text)
    #expect(!elements.contains { $0.name == "f" })
    for cell in elements where cell.name == "c" && !cell.children.isEmpty {
      #expect(cell.attributes["t"] == "inlineStr")
    }
    #expect(file["xl/styles.xml"].matches(of: #/quotePrefix="1"/#).count == 10)
  }

  @Test(arguments: [
    String(repeating: "あ", count: 100_000), String(repeating: "log line 0123456789\n", count: 3000),
    "x" + String(repeating: "\u{301}", count: 40_000), String(repeating: "\n", count: 1000) + "終",
    String(repeating: "𠮷👩‍👩‍👧‍👦", count: 2000),
  ])
  func `a long text goes on below, and nothing is lost`(_ text: String) throws {
    let file = try open(Papers.paper([Papers.row("長い", text)]))
    let pieces = try column("C", of: file).dropFirst(6)

    let kept = pieces.joined().unicodeScalars.filter { $0 != "\n" }
    #expect(Array(kept) == Array(text.unicodeScalars.filter { $0 != "\n" }))
    for piece in pieces {
      #expect(piece.utf16.count <= 32_767)
      #expect(piece.split(separator: "\n", omittingEmptySubsequences: false).count <= 23)
    }
    #expect(try column("B", of: file).last == "（続き）")
    for row in try #require(file.elements(Self.main)) where row.name == "row" {
      #expect(Int(row.attributes["ht"] ?? "") ?? 1000 <= 409)
    }
  }

  @Test func `underscores that look like an escape of Excel stay`() throws {
    let file = try open(Papers.paper([Papers.row("一", "_x0041_ _xZZZZ_ __x000d__")]))

    #expect(file[Self.main].contains(">_x005F_x0041_ _xZZZZ_ __x005F_x000d__<"))
  }

  @Test(arguments: [
    ("a/b\\c[d]e:f*g?h", "a b c d e f g h"), ("'quoted'", "quoted"), ("", "Sheet1"), ("History", "Sheet1"),
    ("?*:", "Sheet1"), (String(repeating: "𠮷", count: 40), String(repeating: "𠮷", count: 15)),
    ("漏えい等の報告書（速報）", "漏えい等の報告書（速報）"),
  ])
  func `a sheet has a name that Excel takes`(_ name: String, _ safe: String) throws {
    let file = try open(Papers.paper([Papers.row("一", "二")], name: name))
    let sheet = try #require(file.elements("xl/workbook.xml")?.first { $0.name == "sheet" })

    #expect(sheet.attributes["name"] == safe)
  }

  @Test func `the head of the table stays on the screen and on every page`() throws {
    let file = try open(Papers.paper([Papers.row("一", "二")], name: "it's"))
    let elements = try #require(file.elements(Self.main))
    let pane = try #require(elements.first { $0.name == "pane" })
    let page = try #require(elements.first { $0.name == "pageSetup" })

    #expect(pane.attributes["ySplit"] == "3" && pane.attributes["state"] == "frozen")
    #expect(file.texts("definedName", in: "xl/workbook.xml") == ["'it''s'!$3:$3"])
    #expect(page.attributes["paperSize"] == "9" && page.attributes["fitToWidth"] == "1")
  }

  @Test func `the parts of the sheet stand in the order of the schema`() throws {
    let sheet = try #require(open(Papers.clinic).elements(Self.main)?.first)

    #expect(
      sheet.children == [
        "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "mergeCells",
        "pageMargins",
        "pageSetup", "headerFooter", "ignoredErrors",
      ])
  }

  @Test func `a letter can be a table as well`() throws {
    let file = try open(Papers.paper([Papers.row(nil, "本文")], layout: .letter))

    #expect(try column("C", of: file).last == "本文")
  }
}
