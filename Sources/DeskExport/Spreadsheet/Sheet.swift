import DeskCore

/// The one sheet of a workbook: title, head, then a table of number, item, content and remarks.
///
/// All cells are inline strings. A text that begins with `=`, `+`, `-` or `@` is a text and never a formula,
/// and stays one when somebody edits the cell (`quotePrefix`).
struct Sheet {
  let document: FilledDocument

  /// The row of the table's head.
  static let header = 3
  /// Widths in characters of the default font: what A4 across takes at a readable size.
  private static let widths = [8, 30, 72, 36]

  private var language: Language { document.language }

  /// `xl/worksheets/sheet1.xml`
  var xml: XML {
    var rows = SheetRows()
    rows.addSpanning(document.name, .title, height: 26)
    rows.addSpanning(document.head.joined(separator: "   "), .head, height: 18)
    rows.add(
      [ExportWords.number, ExportWords.item, ExportWords.content, ExportWords.remarks].map {
        (text: $0[language], look: .header)
      })
    if !document.about.isEmpty {
      rows.addHeading(ExportWords.aboutForm[language])
      for note in document.notes {
        add(nil, ExportWords.note[language], note, [], isUnknown: false, to: &rows)
      }
      if let list = document.disclosed {
        add(nil, DocumentWords.discloses[language], list, [], isUnknown: false, to: &rows)
      }
    }
    for section in document.sections where !section.rows.isEmpty {
      if let heading = section.heading { rows.addHeading(heading) }
      for row in section.rows {
        add(row.number, row.label, row.text, row.remarks(language), isUnknown: row.isUnknown, to: &rows)
      }
    }
    return sheet(rows)
  }

  /// One row; what is too long for a cell goes on in the rows below it.
  private func add(
    _ number: String?, _ label: String?, _ text: String, _ remarks: [String], isUnknown: Bool,
    to rows: inout SheetRows
  ) {
    let texts = [number ?? "", label ?? "", text, remarks.joined(separator: "\n")]
    let columns = zip(texts, SheetRows.widths).map { CellText.pieces($0, width: $1) }
    let looks: [SheetStyles.Look] = [.number, .label, isUnknown ? .unknown : .value, .remark]
    for index in 0..<(columns.map(\.count).max() ?? 1) {
      var cells = zip(columns, looks).map { pieces, look in
        (text: index < pieces.count ? pieces[index] : "", look: look)
      }
      if index > 0, cells[1].text.isEmpty { cells[1].text = ExportWords.continued[language] }
      rows.add(cells)
    }
  }

  private func sheet(_ rows: SheetRows) -> XML {
    let columns = Self.widths.enumerated().map { index, width -> XML in
      #"<col min="\#(index + 1)" max="\#(index + 1)" width="\#(width)" customWidth="1"/>"#
    }
    let top = "A\(Self.header + 1)"
    let area = "A1:D\(rows.count)"
    return #"""
      <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\#
      <sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="\#(area)"/>\#
      <sheetViews><sheetView showGridLines="0" workbookViewId="0">\#
      <pane ySplit="\#(Self.header)" topLeftCell="\#(top)" activePane="bottomLeft" state="frozen"/>\#
      <selection pane="bottomLeft" activeCell="\#(top)" sqref="\#(top)"/></sheetView></sheetViews>\#
      <sheetFormatPr defaultRowHeight="16"/><cols>\#(columns)</cols><sheetData>\#(rows.xml)</sheetData>\#
      <mergeCells count="\#(rows.spanning.count)">\#(rows.spanning)</mergeCells>\#
      <pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>\#
      <pageSetup paperSize="9" fitToWidth="1" fitToHeight="0" orientation="landscape"/>\#
      <headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>\#
      <ignoredErrors><ignoredError sqref="\#(area)" numberStoredAsText="1"/></ignoredErrors></worksheet>
      """#
  }
}
