import DeskCore

/// A map of a pack being read: asks for fields by name, and notes what is missing or of the wrong kind.
///
/// Reading goes on after a fault with an empty value, so that one run of `pack check` names every fault.
struct PackMap {
  let node: PackNode
  let faults: FaultList
  private let entries: [(key: String, value: PackNode)]

  /// - Parameter keys: the keys that may stand here; nil where keys are ids.
  init?(_ node: PackNode?, _ faults: FaultList, keys: Set<String>?) {
    guard let node else { return nil }
    guard case .map(let entries) = node.content else {
      faults.add("keys with values are expected here", at: node)
      return nil
    }
    self.node = node
    self.faults = faults
    self.entries = entries
    guard let keys else { return }
    for entry in entries where !keys.contains(entry.key) {
      let known = keys.sorted().joined(separator: ", ")
      faults.add("the key “\(entry.key)” is not known here (known: \(known))", at: entry.value)
    }
  }

  /// The entries, in the file's order.
  var all: [(key: String, value: PackNode)] { entries }

  subscript(key: String) -> PackNode? { entries.first { $0.key == key }?.value }

  func required(_ key: String) -> PackNode? {
    guard let value = self[key] else {
      faults.add("“\(key)” is missing here", at: node)
      return nil
    }
    return value
  }

  func text(_ key: String) -> String {
    guard let value = required(key) else { return "" }
    return scalar(value)
  }

  /// A name under which something is kept: lower-case letters, digits, _ and -.
  func name(_ key: String) -> String {
    let name = text(key)
    // By bytes: a pack has a thousand names, and a regular expression took a tenth of reading it.
    let isName = name.utf8.enumerated().allSatisfy { index, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"): index > 0
      default: false
      }
    }
    if !isName {
      faults.add("“\(name)” is no id: lower-case letters, digits, _ and -", at: self[key] ?? node)
    }
    return name
  }

  func optionalText(_ key: String) -> String? {
    self[key].map(scalar)
  }

  func scalar(_ value: PackNode) -> String {
    if let text = value.scalar { return text }
    faults.add("a single text is expected here", at: value)
    return ""
  }

  func list(_ key: String) -> [PackNode] {
    guard let value = self[key] else { return [] }
    return items(value)
  }

  func items(_ value: PackNode) -> [PackNode] {
    switch value.content {
    case .list(let items): return items
    case .nothing: return []
    default:
      faults.add("a list is expected here", at: value)
      return []
    }
  }

  func texts(_ key: String) -> [String] {
    list(key).map(scalar)
  }

  func number(_ key: String) -> Int? {
    guard let value = self[key] else { return nil }
    guard let number = value.scalar.flatMap(Int.init) else {
      faults.add("a whole number is expected here", at: value)
      return nil
    }
    return number
  }

  func flag(_ key: String) -> Bool? {
    guard let value = self[key] else { return nil }
    switch value.scalar {
    case "true": return true
    case "false": return false
    default:
      faults.add("true or false is expected here", at: value)
      return nil
    }
  }

  func date(_ key: String) -> CalendarDate? {
    guard let value = self[key] else { return nil }
    guard let date = value.scalar.flatMap({ CalendarDate(iso: $0) }) else {
      faults.add("a date such as 2026-11-22 is expected here", at: value)
      return nil
    }
    return date
  }

  /// A text in every language of the pack.
  func words(_ key: String, easy: Bool = false) -> Words {
    guard let value = required(key) else { return Words(ja: "", en: "") }
    return Self.words(value, faults, easy: easy)
  }

  func optionalWords(_ key: String, easy: Bool = false) -> Words? {
    self[key].map { Self.words($0, faults, easy: easy) }
  }

  static func words(_ node: PackNode, _ faults: FaultList, easy: Bool = false) -> Words {
    let keys: Set<String> = easy ? ["ja", "en", "ja-easy"] : ["ja", "en"]
    guard let map = PackMap(node, faults, keys: keys) else { return Words(ja: "", en: "") }
    func language(_ key: String) -> String {
      guard let value = map[key] else {
        faults.add("the text in “\(key)” is missing here", at: node)
        return ""
      }
      let text = map.scalar(value)
      if text.allSatisfy(\.isWhitespace) { faults.add("the text in “\(key)” is empty", at: value) }
      return text
    }
    let (ja, en) = (language("ja"), language("en"))
    guard easy else { return Words(ja: ja, en: en) }
    let simple = language("ja-easy")
    if let unread = EasyJapanese.unread(in: simple) {
      faults.add("“\(unread)” has no reading in “ja-easy”: write \(unread)《…》", at: map["ja-easy"] ?? node)
    }
    return Words(ja: ja, en: en, easy: simple)
  }
}
