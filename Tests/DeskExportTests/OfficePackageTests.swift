import DeskCore
import DeskExport
import Testing

/// What Word and Excel files have in common.
@Suite struct OfficePackageTests {
  static let formats: [ExportFormat] = [.word, .spreadsheet]

  @Test(arguments: formats)
  func `the same paper makes the same bytes, and tells no time`(_ format: ExportFormat) throws {
    let first = try ExportFile(Papers.clinic, as: format).bytes
    let second = try ExportFile(Papers.clinic, as: format).bytes

    #expect(first == second)
    // 1980-01-01 00:00
    #expect(try OpenedFile(first).times == [[0, 33]])
  }

  @Test(arguments: formats)
  func `the list of types comes first and names every part`(_ format: ExportFormat) throws {
    let file = try OpenedFile(ExportFile(Papers.clinic, as: format).bytes)
    let types = try #require(file.elements("[Content_Types].xml"))
    let named = types.filter { $0.name == "Override" }.compactMap { $0.attributes["PartName"] }
    let parts = file.parts.map { "/" + $0.name }.filter { !$0.hasSuffix(".rels") }

    #expect(file.parts.first?.name == "[Content_Types].xml")
    #expect(Set(named) == Set(parts.dropFirst()))
  }

  @Test(arguments: formats)
  func `every relationship leads to a part`(_ format: ExportFormat) throws {
    let file = try OpenedFile(ExportFile(Papers.clinic, as: format).bytes)
    let names = Set(file.parts.map(\.name))

    for part in file.parts where part.name.hasSuffix(".rels") {
      let folder = part.name.split(separator: "/").dropLast(2).map { $0 + "/" }.joined()
      let relations = try #require(file.elements(part.name)).filter { $0.name == "Relationship" }
      #expect(!relations.isEmpty)
      for relation in relations {
        #expect(names.contains(folder + (relation.attributes["Target"] ?? "")), "\(relation.attributes)")
      }
    }
  }

  @Test(arguments: formats)
  func `its only property is the title`(_ format: ExportFormat) throws {
    let file = try OpenedFile(ExportFile(Papers.clinic, as: format).bytes)
    let properties = try #require(file.elements("docProps/core.xml"))

    #expect(properties.map(\.name) == ["cp:coreProperties", "dc:title"])
    #expect(properties.last?.text == "漏えい等の報告書（速報）")
  }

  @Test(arguments: formats, Papers.hostile)
  func `whatever somebody typed, every part is well-formed`(_ format: ExportFormat, _ text: String) throws {
    let rows = [
      Papers.row(text, text, number: text, hint: text), Papers.row(nil, text),
      Papers.row("不明", text, isUnknown: true, isVerified: false),
    ]
    let name = String(text.prefix(200).unicodeScalars.prefix(300).map(Character.init))
    for layout in DocumentTemplate.Layout.allCases {
      let paper = Papers.paper(rows, name: name, layout: layout, receiver: name, heading: name)
      let file = try OpenedFile(ExportFile(paper, as: format).bytes)

      for part in file.parts { #expect(file.elements(part.name) != nil, "\(part.name)") }
    }
  }

  @Test func `many at once come out as one alone`() async throws {
    let word = try ExportFile(Papers.clinic, as: .word).bytes
    let sheet = try ExportFile(Papers.clinic, as: .spreadsheet).bytes

    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<64 {
        group.addTask {
          try ExportFile(Papers.clinic, as: .word).bytes == word
            && ExportFile(Papers.clinic, as: .spreadsheet).bytes == sheet
        }
      }
      for try await isSame in group { #expect(isSame) }
    }
  }

  @Test func `a file is named in ASCII, and dates are no paper`() throws {
    let file = try ExportFile(Papers.clinic, as: .word)

    #expect(file.name == "C26-00017-4-ppc-report-preliminary.docx")
    #expect(file.mediaType.hasSuffix("wordprocessingml.document"))
    #expect(throws: ExportFault.notOffered(.calendar)) { try ExportFile(Papers.clinic, as: .calendar) }
  }

  @Test func `as text it is the plain text in UTF-8`() throws {
    let file = try ExportFile(Papers.clinic, as: .text)

    #expect(file.bytes == Array(Papers.clinic.plainText.utf8))
    #expect(file.mediaType == "text/plain; charset=utf-8")
  }
}
