import Foundation

/// A mail taken apart again, by code that shares nothing with what put it together.
struct ParsedMail {
  let lines: [String]
  let headers: [(name: String, value: String)]
  let body: String

  init(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.components(separatedBy: "\r\n\r\n")
    lines = text.components(separatedBy: "\r\n")
    body = parts.dropFirst().joined(separator: "\r\n\r\n")
    var headers: [(name: String, value: String)] = []
    for line in parts[0].components(separatedBy: "\r\n") {
      if line.hasPrefix(" ") || line.hasPrefix("\t"), let last = headers.popLast() {
        headers.append((last.name, last.value + "\r\n" + line))
      } else {
        let colon = line.firstIndex(of: ":") ?? line.endIndex
        headers.append((String(line[..<colon]), String(line[colon...].dropFirst(2))))
      }
    }
    self.headers = headers
  }

  func value(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// The encoded words of a header, and what they say together.
  func words(_ name: String) throws -> (words: [String], text: String) {
    let words = (value(name) ?? "").components(separatedBy: "\r\n ").flatMap {
      $0.components(separatedBy: " ")
    }
    .filter { $0.hasPrefix("=?UTF-8?B?") && $0.hasSuffix("?=") }
    let texts = words.map { word -> String? in
      Data(base64Encoded: String(word.dropFirst(10).dropLast(2))).flatMap {
        String(data: $0, encoding: .utf8)
      }
    }
    return (words, texts.map { $0 ?? "(not whole characters)" }.joined())
  }

  /// The text of the body.
  var text: String? {
    switch value("Content-Transfer-Encoding") {
    case "base64":
      return Data(base64Encoded: body.replacingOccurrences(of: "\r\n", with: ""))
        .flatMap { String(data: $0, encoding: .utf8) }
    case "quoted-printable":
      var out: [UInt8] = []
      var rest = Array(body.replacingOccurrences(of: "=\r\n", with: "").utf8)[...]
      while let byte = rest.popFirst() {
        if byte == 0x3D, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
          out.append(value)
          rest = rest.dropFirst(2)
        } else {
          out.append(byte)
        }
      }
      return String(decoding: out, as: UTF8.self)
    default: return nil
    }
  }
}
