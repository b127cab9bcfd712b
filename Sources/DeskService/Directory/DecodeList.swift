import DeskCore
import Foundation

/// Makes text of a file as spreadsheets in Japan write it: UTF-8, or else CP932.
///
/// CP932 is read by glibc's iconv: Foundation's Shift_JIS leaves out ① and 髙, which names hold.
public enum DecodeList {
  /// The most bytes of a file.
  public static let mostBytes = 5 * 1_048_576

  /// The text; or what keeps it from being one.
  public static func text(_ bytes: [UInt8]) -> Result<String, ListFault> {
    guard bytes.count <= mostBytes else { return .failure(ListFault(message: DecodeListWords.tooLarge)) }
    if let words = otherFile(bytes) { return .failure(ListFault(message: words)) }
    let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    if let text = String(validating: plain, as: UTF8.self) { return .success(text) }
    switch cp932(Array(plain)) {
    case .success(let utf8): return .success(String(decoding: utf8, as: UTF8.self))
    case .failure(let fault):
      let line = plain.prefix(fault.place).count { $0 == 0x0A } + 1
      return .failure(ListFault(line: line, message: DecodeListWords.notText))
    }
  }

  /// What the file is instead, by its first bytes.
  private static func otherFile(_ bytes: [UInt8]) -> Words? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return DecodeListWords.workbook
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return DecodeListWords.utf16 }
    return bytes.contains(0) ? DecodeListWords.notText : nil
  }

  private struct Unreadable: Error {
    /// How many bytes were read before it.
    let place: Int
  }

  private static func cp932(_ bytes: [UInt8]) -> Result<[UInt8], Unreadable> {
    guard let converter = iconv_open("UTF-8", "CP932"), converter != iconv_t(bitPattern: -1) else {
      return .failure(Unreadable(place: 0))
    }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    // No character of CP932 takes more than three bytes for each of its own.
    var output = [CChar](repeating: 0, count: bytes.count * 3 + 16)
    var (left, room) = (input.count, output.count)
    let isWhole = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var (from, to) = (source.baseAddress, target.baseAddress)
        return iconv(converter, &from, &left, &to, &room) != -1
      }
    }
    guard isWhole else { return .failure(Unreadable(place: bytes.count - left)) }
    return .success(output.prefix(output.count - room).map { UInt8(bitPattern: $0) })
  }
}

/// What keeps a file from being a list.
enum DecodeListWords {
  static let tooLarge = Words(
    ja: "ファイルが大きすぎます。5 MBまでにしてください。", en: "The file is too large. It can have up to 5 MB.")
  static let workbook = Words(
    ja: "表計算ソフトのブックです。「名前を付けて保存」で「CSV UTF-8」を選んで保存し、そのファイルを使ってください。",
    en: "This is a spreadsheet workbook. Save it as “CSV UTF-8” and use that file.")
  static let utf16 = Words(
    ja: "文字コードがUTF-16です。「CSV UTF-8」で保存し直してください。",
    en: "The file is in UTF-16. Save it as “CSV UTF-8”.")
  static let notText = Words(
    ja: "文字として読めません。UTF-8かShift_JIS（CP932）のCSVで保存し直してください。",
    en: "This cannot be read as text. Save it as CSV in UTF-8 or Shift_JIS (CP932).")
}
