/// The rows of a sheet, as they are written.
struct SheetRows {
  private(set) var xml: [XML] = []
  /// The ranges of rows that go across all columns.
  private(set) var spanning: [XML] = []

  var count: Int { xml.count }

  /// One row of the table, as high as its longest text is likely to be: not every reader makes rows grow.
  mutating func add(_ cells: [(text: String, look: SheetStyles.Look)]) {
    let lines = zip(cells, Self.widths).map { cell, width in CellText.lines(cell.text, width: width) }
    append(#" ht="\#(min(409, 17 * (lines.max() ?? 1) + 4))""#, cells)
  }

  /// Half-width characters that surely fit into a line of each column.
  static let widths = [6, 28, 70, 38]

  /// One row across all columns, as high as it is told: merged cells do not grow.
  mutating func addSpanning(_ text: String, _ look: SheetStyles.Look, height: Int) {
    let row = count + 1
    let lines = CellText.lines(CleanText.line(text), width: 130)
    append(
      #" ht="\#(min(409, height * lines))" customHeight="1""#,
      [(CleanText.line(text), look)] + Self.blank(look))
    spanning.append(#"<mergeCell ref="A\#(row):D\#(row)"/>"#)
  }

  /// The heading of a section.
  mutating func addHeading(_ text: String) {
    addSpanning(text, .heading, height: 20)
  }

  private static func blank(_ look: SheetStyles.Look) -> [(text: String, look: SheetStyles.Look)] {
    [("", look), ("", look), ("", look)]
  }

  private mutating func append(_ height: XML, _ cells: [(text: String, look: SheetStyles.Look)]) {
    let row = count + 1
    let content = zip(["A", "B", "C", "D"], cells).map { column, cell -> XML in
      let place = #"r="\#(column)\#(row)" s="\#(cell.look.rawValue)""# as XML
      guard !cell.text.isEmpty else { return "<c \(place)/>" }
      let text = CellText.literal(cell.text)
      return #"<c \#(place) t="inlineStr"><is><t xml:space="preserve">\#(text)</t></is></c>"#
    }
    xml.append(#"<row r="\#(row)"\#(height)>\#(content)</row>"#)
  }
}
