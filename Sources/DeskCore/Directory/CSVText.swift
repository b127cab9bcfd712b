/// Reads a table of text with commas or tabs (RFC 4180), as spreadsheets write it.
///
/// No package of the mirror reads it and tells the line of a fault. Total: any text ends in rows or in faults.
public struct CSVText {
  /// A row, and the line that it begins on, counted from 1.
  public struct Row: Sendable {
    /// Counted from 1.
    public let line: Int
    /// Its cells, without the quotes around them.
    public let cells: [String]
  }

  /// The most rows, that of the headings not counted.
  public static let mostRows = 10_000
  /// The most characters of a cell.
  public static let mostCell = 1_000

  /// The rows that hold anything.
  public private(set) var rows: [Row] = []
  /// What keeps it from being a table.
  public private(set) var faults: [ListFault] = []

  private let bytes: [UInt8]
  private let comma: UInt8
  private var place = 0
  private var line = 1

  /// Reads a text.
  public init(_ text: String) {
    bytes = Array(text.utf8)
    comma = Self.delimiter(bytes)
    while place < bytes.count {
      guard rows.count <= Self.mostRows else {
        faults.append(ListFault(line: line, message: CSVWords.tooMany))
        return
      }
      readRow()
      if faults.count >= ListFault.most { return }
    }
  }

  /// The sign that stands more often in the first line.
  private static func delimiter(_ bytes: [UInt8]) -> UInt8 {
    var (tabs, commas, isQuoted) = (0, 0, false)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case 0x0A where !isQuoted, 0x0D where !isQuoted: return tabs > commas ? 0x09 : UInt8(ascii: ",")
      case 0x09 where !isQuoted: tabs += 1
      case UInt8(ascii: ",") where !isQuoted: commas += 1
      default: continue
      }
    }
    return tabs > commas ? 0x09 : UInt8(ascii: ",")
  }

  private mutating func readRow() {
    let start = line
    var cells: [String] = []
    repeat {
      cells.append(readCell(start))
    } while take(comma)
    takeLineBreak()
    // A spreadsheet leaves rows of commas behind where something stood once.
    if cells.contains(where: { !$0.allSatisfy(\.isWhitespace) }) {
      rows.append(Row(line: start, cells: cells))
    }
  }

  private mutating func readCell(_ start: Int) -> String {
    let isQuoted = take(UInt8(ascii: "\""))
    var cell: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      if isQuoted {
        if byte == UInt8(ascii: "\"") {
          place += 1
          guard take(UInt8(ascii: "\"")) else { return closed(cell, start) }
          cell.append(byte)
          continue
        }
        if byte == 0x0A || byte == 0x0D {
          takeLineBreak()
          cell.append(0x0A)
          continue
        }
      } else if byte == comma || byte == 0x0A || byte == 0x0D {
        break
      }
      cell.append(byte)
      place += 1
    }
    if isQuoted { faults.append(ListFault(line: start, message: CSVWords.notClosed)) }
    return text(cell, start)
  }

  /// After the closing quote the cell is over.
  private mutating func closed(_ cell: [UInt8], _ start: Int) -> String {
    var isOver = true
    while place < bytes.count, bytes[place] != comma, bytes[place] != 0x0A, bytes[place] != 0x0D {
      if bytes[place] != 0x20 { isOver = false }
      place += 1
    }
    if !isOver { faults.append(ListFault(line: start, message: CSVWords.afterQuote)) }
    return text(cell, start)
  }

  private mutating func text(_ cell: [UInt8], _ start: Int) -> String {
    let text = String(decoding: cell, as: UTF8.self)
    // Bytes bound the characters, and counting these costs more.
    if cell.count > Self.mostCell, text.unicodeScalars.count > Self.mostCell {
      faults.append(ListFault(line: start, message: CSVWords.tooLong))
      return ""
    }
    return text
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func takeLineBreak() {
    guard place < bytes.count, bytes[place] == 0x0A || bytes[place] == 0x0D else { return }
    if bytes[place] == 0x0D, place + 1 < bytes.count, bytes[place + 1] == 0x0A { place += 1 }
    place += 1
    line += 1
  }
}

/// What keeps a list from being taken: where, and what would be right.
public struct ListFault: Error, Sendable, Hashable {
  /// The line of the file, counted from 1; nil for the file as a whole.
  public let line: Int?
  /// The name of the column; nil for the row as a whole.
  public let column: Words?
  /// What is wrong, and what would be right.
  public let message: Words

  /// The most that are told at once.
  public static let most = 100

  /// What keeps a list from being taken.
  public init(line: Int? = nil, column: Words? = nil, message: Words) {
    self.line = line
    self.column = column
    self.message = message
  }

  /// 「12行目 有効期限: 日付を…」, "line 12, valid until: write…".
  public func text(_ language: Language) -> String {
    guard let line else { return message[language] }
    let column = column.map { language == .en ? ", \($0.en)" : " \($0.ja)" } ?? ""
    return language == .en ? "line \(line)\(column): \(message.en)" : "\(line)行目\(column): \(message.ja)"
  }
}

/// What keeps a text from being a table.
enum CSVWords {
  static let tooMany = Words(
    ja: "行が多すぎます。\(CSVText.mostRows)行までにしてください。",
    en: "There are too many rows. At most \(CSVText.mostRows) are taken.")
  static let tooLong = Words(
    ja: "\(CSVText.mostCell)文字を超える欄があります。短くしてください。",
    en: "A cell has more than \(CSVText.mostCell) characters. Make it shorter.")
  static let notClosed = Words(
    ja: "引用符（\"）が閉じていません。欄の終わりに引用符を付けてください。",
    en: "A quotation mark is not closed. Put one at the end of the cell.")
  static let afterQuote = Words(
    ja: "閉じた引用符（\"）のあとに文字があります。欄の中の引用符は2つ重ねて書いてください。",
    en: "Text stands behind a closing quotation mark. Double those inside a cell.")
}
