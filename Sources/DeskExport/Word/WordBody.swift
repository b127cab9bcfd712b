import DeskCore

/// The text of a paper in Word: title, head, box of notes, then tables or the paragraphs of a letter.
struct WordBody {
  let document: FilledDocument

  /// Twentieths of a point: A4 with margins of 22 mm leaves 9,412, of which the labels get three tenths.
  static let width = 9412
  static let labels = 2900
  static let margin = 1247

  private var language: Language { document.language }
  private var isLetter: Bool { document.layout == .letter }

  /// The namespaces that are used here.
  private static let names: XML = #"""
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \#
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    """#

  /// `word/document.xml`
  var xml: XML {
    #"""
    <w:document \#(Self.names)><w:body>\#(isLetter ? letter : form)\#
    <w:sectPr><w:footerReference w:type="default" r:id="rId4"/>\#
    <w:pgSz w:w="11906" w:h="16838"/>\#
    <w:pgMar w:top="1247" w:right="\#(Self.margin)" w:bottom="1247" w:left="\#(Self.margin)" \#
    w:header="680" w:footer="624" w:gutter="0"/></w:sectPr></w:body></w:document>
    """#
  }

  /// `word/footer1.xml`: what it is on the left, `1 / 3` on the right.
  var footer: XML {
    let name = [document.name, document.reference].compactMap { $0 }.map(CleanText.line)
    return #"""
      <w:ftr \#(Self.names)><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>\#
      \#(isLetter ? "" : WordText.run(name.joined(separator: " · ")))<w:r><w:tab/></w:r>\#
      \#(field("PAGE"))\#(WordText.run(" / "))\#(field("NUMPAGES"))</w:p></w:ftr>
      """#
  }

  private func field(_ name: String) -> XML {
    #"<w:fldSimple w:instr=" \#(name) "><w:r><w:t>1</w:t></w:r></w:fldSimple>"#
  }

  private var form: XML {
    var xml: XML = "\(WordText.paragraph(.title, document.name))"
    for line in document.head { xml += WordText.paragraph(.head, line) }
    if !document.about.isEmpty { xml += WordText.paragraph(.gap, "") }
    xml += box
    for section in document.sections where !section.rows.isEmpty {
      // Two tables that touch would become one.
      xml += section.heading.map { WordText.paragraph(.heading, $0) } ?? WordText.paragraph(.gap, "")
      xml += table(section)
    }
    return "\(xml)\(WordText.paragraph(.gap, ""))"
  }

  private var letter: XML {
    var xml = box
    let date = [document.madeOn, document.reference].compactMap { $0 }
    for line in date { xml += WordText.paragraph(.headRight, line) }
    if let receiver = document.receiver { xml += WordText.paragraph(.head, receiver) }
    xml += WordText.paragraph(.gap, "")
    xml += WordText.paragraph(.title, document.name)
    for section in document.sections {
      if let heading = section.heading { xml += WordText.paragraph(.heading, heading) }
      for row in section.rows {
        if let label = row.label {
          let number = row.number.map { $0 + " " } ?? ""
          xml += WordText.paragraph(.label, number + label)
        }
        xml += WordText.paragraph(.letter, row.text, run: row.isUnknown ? .unknown : nil)
      }
    }
    return xml
  }

  private var box: XML {
    let lines = document.about
    guard !lines.isEmpty else { return "" }
    let title = (isLetter ? ExportWords.aboutLetter : ExportWords.aboutForm)[language]
    let paragraphs = [WordText.paragraph(.boxTitle, title)] + lines.map { WordText.paragraph(.box, $0) }
    return #"""
      <w:tbl><w:tblPr><w:tblStyle w:val="Paper"/><w:tblW w:w="\#(Self.width)" w:type="dxa"/>\#
      <w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/></w:tblPr>\#
      <w:tblGrid><w:gridCol w:w="\#(Self.width)"/></w:tblGrid>\#
      <w:tr>\#(WordText.cell(Self.width, fill: .box, paragraphs))</w:tr></w:tbl>\#
      \#(WordText.paragraph(.gap, ""))
      """#
  }

  private func table(_ section: FilledDocument.Section) -> XML {
    let values = Self.width - Self.labels
    let item = WordText.paragraph(.header, ExportWords.item[language])
    let content = WordText.paragraph(.header, ExportWords.content[language])
    let header: XML = #"""
      <w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>\#
      \#(WordText.cell(Self.labels, fill: .header, [item]))\#
      \#(WordText.cell(values, fill: .header, [content]))</w:tr>
      """#
    return #"""
      <w:tbl><w:tblPr><w:tblStyle w:val="Paper"/><w:tblW w:w="\#(Self.width)" w:type="dxa"/>\#
      <w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>\#
      <w:tblGrid><w:gridCol w:w="\#(Self.labels)"/><w:gridCol w:w="\#(values)"/></w:tblGrid>\#
      \#(header)\#(section.rows.map(row))</w:tbl>
      """#
  }

  /// A row may break across pages: a narrative is longer than one.
  private func row(_ row: FilledDocument.Row) -> XML {
    let value = WordText.paragraph(.value, row.text, run: row.isUnknown ? .unknown : nil)
    let remarks = row.remarks(language).map { WordText.paragraph(.hint, $0) }
    guard let label = row.label else {
      return "<w:tr>\(WordText.cell(Self.width, span: 2, [value] + remarks))</w:tr>"
    }
    let number: XML = row.number.map { WordText.run($0 + " ", .number) } ?? ""
    let front = [WordText.paragraph(.label, [number, WordText.run(label)])] + remarks
    return #"""
      <w:tr>\#(WordText.cell(Self.labels, fill: .label, front))\#
      \#(WordText.cell(Self.width - Self.labels, [value]))</w:tr>
      """#
  }
}
