/// Reads a vendor list from a table, strictly: every fault is named, and a list with one is not taken.
public struct ReadVendors {
  /// The entries.
  public private(set) var vendors: [Vendor] = []
  /// What keeps the list from being taken, in the order of lines.
  public private(set) var faults: [ListFault] = []
  /// Headings that were passed over.
  public private(set) var unknownColumns: [String] = []

  private let lists: DirectoryLists
  private let cells: VendorCells
  private var columns: [VendorColumn?] = []

  /// Reads a text.
  ///
  /// - Parameter today: for dates as people type them.
  public init(_ text: String, _ lists: DirectoryLists, today: CalendarDate) {
    self.lists = lists
    cells = VendorCells(lists: lists, today: today)
    let table = CSVText(text)
    faults = table.faults
    guard let head = table.rows.first else {
      if faults.isEmpty { faults.append(ListFault(message: ReadVendorsWords.empty)) }
      return
    }
    readHead(head)
    guard faults.isEmpty else { return }
    var seen: [String: Int] = [:]
    for row in table.rows.dropFirst() where faults.count < ListFault.most { read(row, &seen) }
    if table.rows.count == 1 { faults.append(ListFault(message: ReadVendorsWords.noRow)) }
  }

  private mutating func readHead(_ row: CSVText.Row) {
    columns = row.cells.map { VendorColumn(heading: $0) }
    for (heading, column) in zip(row.cells, columns) where column == nil {
      let heading = ListText.plain(heading)
      if !heading.isEmpty { unknownColumns.append(heading) }
    }
    for column in VendorColumn.allCases {
      let count = columns.count { $0 == column }
      if count > 1 {
        faults.append(ListFault(line: row.line, column: column.name, message: ReadVendorsWords.twice))
      } else if count == 0, column.isNeeded {
        faults.append(ListFault(line: row.line, message: ReadVendorsWords.missing(column.name)))
      }
    }
  }

  private mutating func read(_ row: CSVText.Row, _ seen: inout [String: Int]) {
    if row.cells.count > columns.count {
      faults.append(ListFault(line: row.line, message: ReadVendorsWords.tooManyCells))
      return
    }
    var texts: [VendorColumn: String] = [:]
    for (cell, column) in zip(row.cells, columns) {
      guard let column else { continue }
      let text = ListText.plain(cell)
      if ListText.hidesSomething(text) {
        faults.append(ListFault(line: row.line, column: column.name, message: ReadVendorsWords.hidden))
      } else if !text.isEmpty {
        texts[column] = text
      }
    }
    let (vendor, found) = cells.vendor(texts)
    faults += found.map { ListFault(line: row.line, column: $0.column?.name, message: $0.message) }
    guard let vendor else { return }
    if let before = seen.updateValue(row.line, forKey: vendor.key) {
      faults.append(ListFault(line: row.line, message: ReadVendorsWords.sameAs(before)))
    }
    vendors.append(vendor)
  }
}

/// Faults of a list as a whole.
enum ReadVendorsWords {
  static let empty = Words(ja: "ファイルが空です。", en: "The file is empty.")
  static let noRow = Words(
    ja: "見出しの行しかありません。業者を1行に1つ書いてください。",
    en: "There is nothing but headings. Write one service a row.")
  static let twice = Words(ja: "この見出しの列が2つあります。1つにしてください。", en: "this heading stands twice; keep one column")
  static let hidden = Words(
    ja: "見えない制御文字が入っています。消して、書き直してください。",
    en: "invisible control characters are in it; delete them and write it anew")
  static let tooManyCells = Words(
    ja: "見出しより欄の数が多い行です。区切りの位置を確かめてください。",
    en: "there are more cells than headings; check the delimiters")

  static func missing(_ column: Words) -> Words {
    Words(ja: "「\(column.ja)」の列がありません。", en: "there is no column “\(column.en)”")
  }

  static func sameAs(_ line: Int) -> Words {
    Words(
      ja: "\(line)行目と、会社名とサービス名が同じです。", en: "company and service are the same as in line \(line)")
  }
}
