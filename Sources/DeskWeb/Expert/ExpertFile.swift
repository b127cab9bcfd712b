import DeskCore
import Foundation

/// A log that was chosen on the expert page: its text goes into the narrative, the file itself is not kept.
///
/// A browser carries no chosen file from page to page, and nothing is stored before a report is sent.
enum ExpertFile {
  /// The most bytes of a file.
  static let mostBytes = 1_048_576
  /// Endings of files that are text.
  static let endings = ["txt", "log", "csv", "eml"]

  /// What came of it.
  enum Outcome: Sendable {
    case text(name: String, String)
    case refused(Fault)
  }

  /// Why a file was not read.
  enum Fault: Sendable {
    case none, tooLarge, notText

    var words: Words {
      switch self {
      case .none: ExpertWords.noFile
      case .tooLarge: ExpertWords.largeFile
      case .notText: ExpertWords.notText
      }
    }
  }

  /// How much of a file's text was put into the narrative.
  struct Added: Sendable {
    let name: String
    let characters: Int
    /// Whether the end of it did not fit.
    let isCut: Bool
  }

  /// Reads a file.
  static func read(name: String, _ bytes: some Collection<UInt8>) -> Outcome {
    guard !(name.isEmpty && bytes.isEmpty) else { return .refused(.none) }
    guard bytes.count <= mostBytes else { return .refused(.tooLarge) }
    let safe = FileName.safe(name)
    let ending = safe.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard endings.contains(ending), let text = text(of: Array(bytes)) else { return .refused(.notText) }
    return .text(name: safe, text)
  }

  /// The text of bytes in UTF-8, UTF-16, ISO-2022-JP or CP932 (what Windows in Japan writes); nil where it
  /// is none.
  static func text(of bytes: [UInt8]) -> String? {
    guard let text = decoded(bytes) else { return nil }
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar.value != 0xFEFF && scalar != "\r" {
      // What is no text on a screen would be lost on the way through a form.
      let isControl =
        (scalar.value < 0x20 && scalar != "\n" && scalar != "\t") || (0x7F...0x9F).contains(scalar.value)
      kept.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(kept)
  }

  private static func decoded(_ bytes: [UInt8]) -> String? {
    let data = Data(bytes)
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return String(data: data, encoding: .utf16)
    }
    if let order = order(bytes) { return String(data: data, encoding: order) }
    guard !bytes.contains(0) else { return nil }
    if bytes.allSatisfy({ $0 < 0x80 }), data.range(of: Data([0x1B, 0x24])) != nil,
      let text = String(data: data, encoding: .iso2022JP)
    {
      return text
    }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    guard let text = String(data: data, encoding: .shiftJIS) else { return nil }
    let odd = text.unicodeScalars.count {
      $0.value < 0x20 && !["\n", "\r", "\t", "\u{0C}", "\u{1A}"].contains($0)
    }
    return odd * 100 > text.unicodeScalars.count ? nil : text
  }

  /// UTF-16 without a mark at its beginning: of ASCII every other byte is 0.
  private static func order(_ bytes: [UInt8]) -> String.Encoding? {
    guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
    var zeros = [0, 0]
    for (place, byte) in bytes.enumerated() where byte == 0 { zeros[place & 1] += 1 }
    let enough = bytes.count / 8
    if zeros[1] > enough, zeros[0] == 0 { return .utf16LittleEndian }
    return zeros[0] > enough && zeros[1] == 0 ? .utf16BigEndian : nil
  }
}

extension ExpertState {
  /// Puts a file's text behind the narrative, under a line with its name; as much as fits, to the end of a
  /// line.
  mutating func append(_ text: String, from name: String) -> ExpertFile.Added {
    let heading = (narrative.isEmpty ? "" : "\n\n") + "----- \(name) -----\n"
    let room = Intake.mostText - narrative.unicodeScalars.count - heading.unicodeScalars.count
    guard room > 0 else { return ExpertFile.Added(name: name, characters: 0, isCut: true) }
    let scalars = text.unicodeScalars
    var part = scalars.prefix(room)
    let isCut = part.endIndex < scalars.endIndex
    if isCut, let end = part.lastIndex(of: "\n") { part = part[..<end] }
    narrative += heading + String(part)
    return ExpertFile.Added(name: name, characters: part.count, isCut: isCut)
  }
}
