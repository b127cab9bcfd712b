import Foundation

/// The text of a mail as its body carries it.
enum MailText {
  /// The body's bytes and the name of their encoding: quoted-printable where that is readable as it stands.
  static func encoded(_ text: String) -> (bytes: String, encoding: String) {
    let lines = lines(text)
    if lines.allSatisfy({ $0.utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x09 } }) {
      return (lines.map { quotedPrintable($0) + "\r\n" }.joined(), "quoted-printable")
    }
    let bytes = Data(lines.map { $0 + "\r\n" }.joined().utf8)
    let base64 = bytes.base64EncodedString(options: [
      .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
    ])
    return (base64 + "\r\n", "base64")
  }

  /// The lines, however they were ended; other controls than tabs are dropped.
  private static func lines(_ text: String) -> [String] {
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false)
    var clean = lines.map { line in
      String(
        String.UnicodeScalarView(
          line.unicodeScalars.filter { $0 == "\t" || $0.properties.generalCategory != .control }))
    }
    while clean.last == "" { clean.removeLast() }
    return clean
  }

  private static let from = Array("From ".utf8)

  /// One line of ASCII (RFC 2045 6.7), at most 76 characters each; what mail programs on the way might change
  /// is quoted: a dot or "From " at the beginning, a blank at the end.
  private static func quotedPrintable(_ line: String) -> String {
    var out = ""
    var column = 0
    let bytes = Array(line.utf8)
    for (index, byte) in bytes.enumerated() {
      let isLast = index == bytes.count - 1
      let isFirst = column == 0 && (byte == 0x2E || bytes[index...].starts(with: from))
      let isFragile = byte == 0x3D || isFirst || (isLast && (byte == 0x20 || byte == 0x09))
      let piece = isFragile ? "=" + hex(byte) : String(UnicodeScalar(byte))
      if column + piece.utf8.count > (isLast ? 76 : 75) {
        out += "=\r\n"
        column = 0
      }
      out += piece
      column += piece.utf8.count
    }
    return out
  }

  private static func hex(_ byte: UInt8) -> String {
    let text = String(byte, radix: 16, uppercase: true)
    return byte < 16 ? "0" + text : text
  }
}
