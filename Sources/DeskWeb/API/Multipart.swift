import Foundation

/// Reads `multipart/form-data` (RFC 7578) as it comes in: nothing but the piece under way lies in memory.
///
/// No package of the mirror reads it. Total: any bytes end in parts or in a fault, never in a trap.
struct MultipartReader {
  /// What was read.
  enum Piece {
    /// A part begins.
    case part(name: String, fileName: String?, type: String)
    /// More of the part's content.
    case content([UInt8])
    /// The part is whole.
    case end
  }

  /// Why it cannot be read.
  struct Fault: Error {}

  private enum State {
    case preamble, headers, content, afterBoundary, finished
  }

  private let delimiter: [UInt8]
  private var buffer: [UInt8] = [0x0D, 0x0A]
  private var state = State.preamble
  private var parts = 0
  private static let mostHeaderBytes = 16_384
  private static let mostParts = 10
  /// The most bytes besides the content of files.
  private static let mostOtherBytes = 65_536
  private var otherBytes = 0
  private var isInFile = false

  /// Whether the closing boundary was seen.
  var isFinished: Bool { if case .finished = state { true } else { false } }

  /// - Parameter contentType: the header; nil where it names no usable boundary.
  init?(contentType: String?) {
    guard let contentType, contentType.lowercased().hasPrefix("multipart/form-data"),
      let boundary = HeaderParameters(contentType)["boundary"], (1...200).contains(boundary.utf8.count)
    else { return nil }
    delimiter = Array("\r\n--\(boundary)".utf8)
  }

  /// Takes more bytes.
  mutating func read(_ bytes: some Sequence<UInt8>) throws -> [Piece] {
    let before = buffer.count
    buffer.append(contentsOf: bytes)
    otherBytes += buffer.count - before
    var pieces: [Piece] = []
    while try step(&pieces) {}
    for piece in pieces {
      switch piece {
      case .part(_, let fileName, _): isInFile = fileName != nil
      case .content(let content) where isInFile: otherBytes -= content.count
      case .content, .end: continue
      }
    }
    guard otherBytes <= Self.mostOtherBytes + buffer.count else { throw Fault() }
    return pieces
  }

  /// - Returns: false where more bytes are needed.
  private mutating func step(_ pieces: inout [Piece]) throws -> Bool {
    switch state {
    case .finished:
      buffer.removeAll(keepingCapacity: true)
      return false
    case .preamble:
      guard let place = find(delimiter) else {
        keepTail()
        return false
      }
      buffer.removeFirst(place + delimiter.count)
      state = .afterBoundary
      return true
    case .afterBoundary:
      guard buffer.count >= 2 else { return false }
      if buffer[0] == 0x2D, buffer[1] == 0x2D {
        state = .finished
        return true
      }
      // Blanks may follow a boundary.
      if buffer[0] == 0x20 || buffer[0] == 0x09 {
        let blanks = buffer.prefix { $0 == 0x20 || $0 == 0x09 }.count
        buffer.removeFirst(blanks)
        return true
      }
      guard buffer[0] == 0x0D, buffer[1] == 0x0A else { throw Fault() }
      parts += 1
      guard parts <= Self.mostParts else { throw Fault() }
      state = .headers
      return true
    case .headers:
      // The blank line ends them; the line break after the boundary is still there, so that none at all count.
      guard let place = find([0x0D, 0x0A, 0x0D, 0x0A]) else {
        guard buffer.count <= Self.mostHeaderBytes else { throw Fault() }
        return false
      }
      pieces.append(try part(Array(buffer[..<place])))
      buffer.removeFirst(place + 2)
      // Two bytes stay: an empty part's delimiter begins with them.
      state = .content
      skipped = false
      return true
    case .content: return content(&pieces)
    }
  }

  /// Whether the line break before the content was passed.
  private var skipped = false

  private mutating func content(_ pieces: inout [Piece]) -> Bool {
    let start = skipped ? 0 : 2
    if let place = find(delimiter) {
      if place > start { pieces.append(.content(Array(buffer[start..<place]))) }
      pieces.append(.end)
      buffer.removeFirst(place + delimiter.count)
      state = .afterBoundary
      return true
    }
    // What may be the beginning of a delimiter stays back.
    let safe = buffer.count - delimiter.count + 1
    if safe > start {
      pieces.append(.content(Array(buffer[start..<safe])))
      buffer.removeFirst(safe)
      skipped = true
    }
    return false
  }

  private mutating func keepTail() {
    let surplus = buffer.count - delimiter.count + 1
    if surplus > 0 { buffer.removeFirst(surplus) }
  }

  private func find(_ pattern: [UInt8]) -> Int? {
    guard buffer.count >= pattern.count else { return nil }
    let first = pattern[0]
    let last = buffer.count - pattern.count
    return buffer.withUnsafeBufferPointer { bytes in
      var index = 0
      while index <= last {
        if bytes[index] == first {
          var matched = 1
          while matched < pattern.count, bytes[index + matched] == pattern[matched] { matched += 1 }
          if matched == pattern.count { return index }
        }
        index += 1
      }
      return nil
    }
  }

  private func part(_ bytes: [UInt8]) throws -> Piece {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Fault() }
    var name: String?
    var fileName: String?
    var type = "application/octet-stream"
    for line in text.split(separator: "\r\n") {
      guard let colon = line.firstIndex(of: ":") else { throw Fault() }
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      switch line[..<colon].lowercased() {
      case "content-disposition":
        let parameters = HeaderParameters(String(value))
        name = parameters["name"]
        fileName = parameters["filename*"].flatMap(HeaderParameters.extended) ?? parameters["filename"]
      case "content-type": type = String(value)
      default: continue
      }
    }
    guard let name else { throw Fault() }
    return .part(name: name, fileName: fileName, type: type)
  }
}

/// The parameters of a header: `form-data; name="file"; filename="調査.txt"`.
struct HeaderParameters {
  private var values: [String: String] = [:]

  subscript(name: String) -> String? { values[name] }

  init(_ header: String) {
    var rest = header.unicodeScalars.drop { $0 != ";" }
    while rest.popFirst() != nil {
      rest = rest.drop { $0 == " " || $0 == "\t" }
      let name = String(rest.prefix { $0 != "=" && $0 != ";" }).lowercased()
      rest = rest.drop { $0 != "=" && $0 != ";" }
      guard rest.first == "=" else { continue }
      rest.removeFirst()
      var value = String.UnicodeScalarView()
      if rest.first == "\"" {
        rest.removeFirst()
        while let scalar = rest.popFirst(), scalar != "\"" {
          if scalar == "\\", let next = rest.first, next == "\"" || next == "\\" {
            value.append(next)
            rest.removeFirst()
          } else {
            value.append(scalar)
          }
        }
        rest = rest.drop { $0 != ";" }
      } else {
        value.append(contentsOf: rest.prefix { $0 != ";" && $0 != " " })
        rest = rest.drop { $0 != ";" }
      }
      if values[name] == nil { values[name] = String(value) }
    }
  }

  /// A value of RFC 8187: `UTF-8''%E8%AA%BF`.
  static func extended(_ value: String) -> String? {
    let parts = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return nil }
    return String(parts[2]).removingPercentEncoding
  }
}
