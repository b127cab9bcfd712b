/// Reads JSON (RFC 8259) strictly: UTF-8, no duplicate key, no lone surrogate, at most 100 levels.
public struct JSONReader {
  /// Why a text is not JSON.
  public enum Fault: Error, Sendable, Hashable {
    case notUTF8(offset: Int)
    case unexpected(offset: Int)
    case endsEarly
    case tooDeep(offset: Int)
    case loneSurrogate(offset: Int)
  }

  /// Keys that stand twice in one object, as JSON pointers.
  public private(set) var duplicates: [String] = []
  private let bytes: [UInt8]
  private var position = 0
  private var path: [String] = []
  private static let deepest = 100
  /// How many doubled keys are named: each costs its whole path, which a request could make long.
  private static let mostDuplicates = 20

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads one JSON value, and the duplicate keys in it.
  ///
  /// - Throws: the first fault that keeps the text from being JSON.
  public static func read(_ bytes: [UInt8]) throws(Fault) -> (value: JSON, duplicates: [String]) {
    if String(validating: bytes, as: UTF8.self) == nil { throw .notUTF8(offset: 0) }
    var reader = JSONReader(bytes)
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.position == bytes.count else { throw .unexpected(offset: reader.position) }
    return (value, reader.duplicates)
  }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private func failure() -> Fault {
    position >= bytes.count ? .endsEarly : .unexpected(offset: position)
  }

  private mutating func expect(_ expected: UInt8) throws(Fault) {
    guard byte == expected else { throw failure() }
    position += 1
  }

  private mutating func value(depth: Int) throws(Fault) -> JSON {
    skipBlanks()
    let start = position
    guard depth <= Self.deepest else { throw .tooDeep(offset: start) }
    guard let byte else { throw .endsEarly }
    switch byte {
    case UInt8(ascii: "{"): return JSON(content: .object(try members(depth: depth)), offset: start)
    case UInt8(ascii: "["): return JSON(content: .array(try items(depth: depth)), offset: start)
    case UInt8(ascii: "\""): return JSON(content: .string(try string()), offset: start)
    case UInt8(ascii: "t"): return JSON(content: try word("true", .bool(true)), offset: start)
    case UInt8(ascii: "f"): return JSON(content: try word("false", .bool(false)), offset: start)
    case UInt8(ascii: "n"): return JSON(content: try word("null", .null), offset: start)
    default: return JSON(content: .number(try number()), offset: start)
    }
  }

  private mutating func word(_ word: String, _ content: JSON.Content) throws(Fault) -> JSON.Content {
    for expected in word.utf8 { try expect(expected) }
    return content
  }

  private mutating func members(depth: Int) throws(Fault) -> [JSON.Member] {
    position += 1
    var members: [JSON.Member] = []
    var seen: Set<[UInt8]> = []
    skipBlanks()
    if byte == UInt8(ascii: "}") {
      position += 1
      return members
    }
    while true {
      skipBlanks()
      guard byte == UInt8(ascii: "\"") else { throw failure() }
      let key = try string()
      skipBlanks()
      try expect(UInt8(ascii: ":"))
      path.append(key)
      // Keys compare by their scalars: two spellings of one letter are two keys, as for every other reader.
      if !seen.insert(Array(key.utf8)).inserted, duplicates.count < Self.mostDuplicates {
        duplicates.append(String(JSONPointer(path).text.prefix(200)))
      }
      members.append(JSON.Member(key: key, value: try value(depth: depth + 1)))
      path.removeLast()
      skipBlanks()
      if byte == UInt8(ascii: ",") {
        position += 1
        continue
      }
      try expect(UInt8(ascii: "}"))
      return members
    }
  }

  private mutating func items(depth: Int) throws(Fault) -> [JSON] {
    position += 1
    var items: [JSON] = []
    skipBlanks()
    if byte == UInt8(ascii: "]") {
      position += 1
      return items
    }
    while true {
      path.append(String(items.count))
      items.append(try value(depth: depth + 1))
      path.removeLast()
      skipBlanks()
      if byte == UInt8(ascii: ",") {
        position += 1
        continue
      }
      try expect(UInt8(ascii: "]"))
      return items
    }
  }

  private mutating func number() throws(Fault) -> String {
    let start = position
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
    if byte == UInt8(ascii: "-") { position += 1 }
    guard isDigit(byte) else { throw failure() }
    if byte == UInt8(ascii: "0") { position += 1 } else { while isDigit(byte) { position += 1 } }
    if byte == UInt8(ascii: ".") {
      position += 1
      guard isDigit(byte) else { throw failure() }
      while isDigit(byte) { position += 1 }
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      position += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
      guard isDigit(byte) else { throw failure() }
      while isDigit(byte) { position += 1 }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func string() throws(Fault) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        position += 1
        try escape(into: &text)
      case 0..<0x20: throw .unexpected(offset: position)
      default:
        text.append(byte)
        position += 1
      }
    }
    throw .endsEarly
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C,
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]

  private mutating func escape(into text: inout [UInt8]) throws(Fault) {
    guard let byte else { throw .endsEarly }
    if let plain = Self.escapes[byte] {
      text.append(plain)
      position += 1
      return
    }
    guard byte == UInt8(ascii: "u") else { throw failure() }
    let start = position - 1
    position += 1
    var code = try hex()
    if (0xD800..<0xDC00).contains(code) {
      guard bytes[position...].prefix(2).elementsEqual([0x5C, 0x75]) else {
        throw .loneSurrogate(offset: start)
      }
      position += 2
      let low = try hex()
      guard (0xDC00..<0xE000).contains(low) else { throw .loneSurrogate(offset: start) }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw .loneSurrogate(offset: start) }
    text.append(contentsOf: Array(String(Character(scalar)).utf8))
  }

  private mutating func hex() throws(Fault) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte else { throw .endsEarly }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { throw failure() }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}

/// A JSON pointer (RFC 6901).
public struct JSONPointer: Sendable {
  /// `/facts/sign.malware`
  public let text: String

  /// The pointer along these keys and indices.
  public init(_ path: [String]) {
    text = path.map { "/" + $0.replacing("~", with: "~0").replacing("/", with: "~1") }.joined()
  }
}
