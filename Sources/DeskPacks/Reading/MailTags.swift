import DeskCore

/// The tags of a mail's text: what it shows, and whether it is Mustache.
///
/// A pack is read without a template engine, since reading is all that most commands do; and less is allowed
/// than an engine takes: no partials, no other delimiters, no unescaped forms. So a scan of `{{…}}` tells
/// everything. The tests render every template of the built-in pack with the engine.
struct MailTags {
  /// The names of variables that the text shows, or asks for.
  private(set) var names: [String] = []
  /// Those that stand outside of `{{#duties}}`.
  private(set) var outsideDuties: Set<String> = []
  /// What is wrong, in words.
  private(set) var faults: [String] = []

  private static let allowed = "{{name}}, {{#name}}, {{^name}}, {{/name}} and {{! a comment}}"

  init(_ text: String) {
    var open: [String] = []
    var rest = Substring(text)
    while let start = rest.firstRange(of: "{{") {
      rest = rest[start.upperBound...]
      let end = rest.firstRange(of: "}}")
      let tag = rest[..<(end?.lowerBound ?? rest.endIndex)]
      guard let end, tag.hasPrefix("!") || !(tag.contains("{{") || tag.contains(where: \.isNewline)) else {
        faults.append("“{{” has no “}}” behind it")
        continue
      }
      read(String(tag), &open)
      rest = rest[end.upperBound...]
    }
    for name in open { faults.append("“{{#\(name)}}” has no “{{/\(name)}}” behind it") }
  }

  private mutating func read(_ tag: String, _ open: inout [String]) {
    switch tag.first {
    case "!": return
    case "#", "^":
      guard let name = name(tag.dropFirst()) else { return }
      open.append(name)
      names.append(name)
    case "/":
      guard let name = name(tag.dropFirst()) else { return }
      guard open.last == name else {
        faults.append("“{{/\(name)}}” does not end what stands open before it")
        return
      }
      open.removeLast()
    default:
      guard let name = name(tag[...]) else { return }
      names.append(name)
      if !open.contains(MailTemplate.Variable.duties.rawValue) { outsideDuties.insert(name) }
    }
  }

  private mutating func name(_ text: Substring) -> String? {
    let name = text.split(whereSeparator: \.isWhitespace)
    guard name.count == 1, let only = name.first, only.utf8.allSatisfy(Self.isLetter) else {
      faults.append("“{{\(text)}}” may not stand in a mail; right are \(Self.allowed)")
      return nil
    }
    return String(only)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
