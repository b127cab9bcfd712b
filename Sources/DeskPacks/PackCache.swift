import DeskCore
import Foundation

extension PackFolder {
  /// The pack, parsed from YAML or, where the files are the same as last time, from the cache beside the program.
  ///
  /// Parsing YAML is most of what a short command costs. The cache holds the parsed files, not the pack: rules
  /// are read and compiled as always, so that there is one reader. It is used only if every byte of every file
  /// is the same, and written only where the program's own folder can be written.
  ///
  /// - Parameter extent: how much of the pack is read.
  /// - Throws: `PackFaults` as `load` does, for what is read.
  public func loadCached(_ extent: PackExtent = .whole) throws(PackFaults) -> DeskPack {
    let texts = try read(extent)
    let key = PackCache.key(texts)
    let cache = PackCache(folder: url, extent: extent)
    let faults = FaultList()
    let kept = cache.files(key: key)
    let files = kept ?? parse(texts, faults)
    var pack = try make(files, faults, extent).pack
    pack.digest = PackCache.digest(texts)
    if kept == nil { cache.write(files, key: key) }
    return pack
  }
}

/// Parsed YAML files in a compact binary form.
struct PackCache {
  private static let magic: [UInt8] = Array("madoguchi-pack-1".utf8)
  private let path: String

  init(folder: URL, extent: PackExtent) {
    let place = folder.standardizedFileURL.path
    let name =
      "\(folder.lastPathComponent)-\(String(Self.hash(place.utf8), radix: 16)).\(extent.rawValue).packcache"
    path = BuiltInPack.executable.deletingLastPathComponent().appendingPathComponent(name).path
  }

  /// FNV-1a over names and texts: tells a changed file, and is no protection against an enemy, who could
  /// change the program in the same folder.
  static func key(_ texts: [String: String]) -> UInt64 {
    var key: UInt64 = 0xCBF2_9CE4_8422_2325
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      key = hash(name.utf8, key)
      key = hash(text.utf8, key ^ UInt64(text.utf8.count))
    }
    return key
  }

  /// The same of the files alone that dates follow from: new words of a page or a mail change no date.
  static func digest(_ texts: [String: String]) -> String {
    let names: Set<String> = ["facts.yaml", "holidays.yaml", "destinations.yaml"]
    let dated = texts.filter { names.contains($0.key) || $0.key.hasPrefix("rules/") }
    return String(key(dated), radix: 16)
  }

  private static func hash(_ bytes: String.UTF8View, _ start: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
    bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  func files(key: UInt64) -> [String: PackNode]? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    var reader = NodeReader(bytes: [UInt8](data))
    guard reader.bytes(count: Self.magic.count) == Self.magic, reader.number() == key,
      let count = reader.number()
    else { return nil }
    var files: [String: PackNode] = [:]
    for _ in 0..<count {
      guard let name = reader.text(), let node = reader.node(file: name) else { return nil }
      files[name] = node
    }
    return files
  }

  func write(_ files: [String: PackNode], key: UInt64) {
    var writer = NodeWriter()
    writer.bytes += Self.magic
    writer.number(key)
    writer.number(UInt64(files.count))
    for (name, node) in files {
      writer.text(name)
      writer.node(node)
    }
    // A folder that cannot be written is usual for an installed program: the next call parses again.
    try? Data(writer.bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}

private struct NodeWriter {
  var bytes: [UInt8] = []

  /// Seven bits a byte, low ones first; the high bit says that more follow.
  mutating func number(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func text(_ value: String) {
    number(UInt64(value.utf8.count))
    bytes += value.utf8
  }

  mutating func node(_ node: PackNode) {
    number(UInt64(node.place.line))
    switch node.content {
    case .nothing: bytes.append(0)
    case .scalar(let value):
      bytes.append(1)
      text(value)
    case .list(let items):
      bytes.append(2)
      number(UInt64(items.count))
      for item in items { self.node(item) }
    case .map(let entries):
      bytes.append(3)
      number(UInt64(entries.count))
      for entry in entries {
        text(entry.key)
        self.node(entry.value)
      }
    }
  }
}

/// Reads what `NodeWriter` wrote; nil for anything cut short or altered.
private struct NodeReader {
  private let all: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) {
    all = bytes
  }

  mutating func byte() -> UInt8? {
    guard position < all.count else { return nil }
    position += 1
    return all[position - 1]
  }

  mutating func bytes(count: Int) -> [UInt8]? {
    guard count >= 0, count <= all.count - position else { return nil }
    position += count
    return Array(all[position - count..<position])
  }

  mutating func number() -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = byte() else { return nil }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }

  mutating func count() -> Int? {
    number().flatMap { $0 <= UInt64(all.count) ? Int($0) : nil }
  }

  mutating func text() -> String? {
    guard let count = count(), count <= all.count - position else { return nil }
    position += count
    return String(validating: all[position - count..<position], as: UTF8.self)
  }

  mutating func node(file: String, depth: Int = 0) -> PackNode? {
    guard depth < 64, let line = number(), line < 1 << 31, let kind = byte() else { return nil }
    let place = PackNode.Place(file: file, line: Int(line))
    switch kind {
    case 0: return PackNode(content: .nothing, place: place)
    case 1: return text().map { PackNode(content: .scalar($0), place: place) }
    case 2:
      guard let count = count() else { return nil }
      var items: [PackNode] = []
      for _ in 0..<count {
        guard let item = node(file: file, depth: depth + 1) else { return nil }
        items.append(item)
      }
      return PackNode(content: .list(items), place: place)
    case 3:
      guard let count = count() else { return nil }
      var entries: [(key: String, value: PackNode)] = []
      for _ in 0..<count {
        guard let key = text(), let value = node(file: file, depth: depth + 1) else { return nil }
        entries.append((key, value))
      }
      return PackNode(content: .map(entries), place: place)
    default: return nil
    }
  }
}
