/// The markup of a page as a test reads it: its elements in order, and which stand in which.
///
/// Enough for what `HTML` writes: `<` and `>` are parts of tags alone, values stand in double quotes.
struct PageMarkup {
  struct Element {
    let name: String
    let attributes: [String: String]
    /// The elements that it stands in, outermost first.
    let around: [Int]
  }

  private(set) var elements: [Element] = []
  /// Texts, each with the elements that it stands in, outermost first.
  private(set) var texts: [(text: String, around: [Int])] = []
  /// What a browser would have to mend.
  private(set) var faults: [String] = []

  private static let empty: Set<String> = [
    "meta", "link", "input", "br", "wbr", "hr", "img", "rect", "path",
  ]
  /// What ends a paragraph that it stands in.
  private static let blocks: Set<String> = [
    "p", "div", "ul", "ol", "dl", "form", "section", "fieldset", "table", "details", "h1", "h2", "h3", "pre",
  ]

  init(_ page: String) {
    var open: [Int] = []
    for piece in page.split(separator: "<") where !piece.hasPrefix("!") {
      let parts = piece.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      if parts[0].hasPrefix("/") {
        let name = parts[0].dropFirst()
        if let last = open.popLast(), elements[last].name == name {
          // What is closed was opened last.
        } else {
          faults.append("</\(name)> closes nothing")
        }
      } else {
        let index = add(parts[0], in: open)
        if !Self.empty.contains(elements[index].name) { open.append(index) }
      }
      if parts.count == 2, !parts[1].allSatisfy(\.isWhitespace) {
        texts.append((Self.plain(parts[1]), open))
      }
    }
    faults += open.map { "<\(elements[$0].name)> is not closed" }
  }

  private mutating func add(_ tag: Substring, in open: [Int]) -> Int {
    let name = String(tag.prefix { $0 != " " && $0 != "/" && $0 != "\n" })
    var attributes: [String: String] = [:]
    for match in tag.dropFirst(name.count).matches(of: #/\s([A-Za-z-]+)(?:="([^"]*)")?/#) {
      let key = String(match.1)
      if attributes[key] != nil { faults.append("<\(name)> has \(key) twice") }
      attributes[key] = match.2.map { Self.plain($0) } ?? ""
    }
    let names = open.map { elements[$0].name }
    if Self.blocks.contains(name), names.contains("p") { faults.append("<\(name)> in a paragraph") }
    if ["form", "button", "a", "label"].contains(name), names.contains(name) {
      faults.append("<\(name)> in its like")
    }
    elements.append(Element(name: name, attributes: attributes, around: open))
    return elements.count - 1
  }

  private static func plain(_ text: Substring) -> String {
    guard text.contains("&") else { return String(text) }
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
      .reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
  }

  /// A form: where it is posted to, and what it carries unseen.
  struct Form {
    let action: String
    let isPosted: Bool
    var hidden: [(name: String, value: String)] = []

    func one(_ name: String) -> String? { hidden.first { $0.name == name }?.value }
  }

  /// The forms in their order.
  var forms: [Form] {
    let indices = elements.indices.filter { elements[$0].name == "form" }
    return indices.map { index in
      let form = elements[index].attributes
      let fields = elements.filter { $0.around.contains(index) && $0.attributes["type"] == "hidden" }
      return Form(
        action: form["action"] ?? "", isPosted: form["method"] == "post",
        hidden: fields.map { ($0.attributes["name"] ?? "", $0.attributes["value"] ?? "") })
    }
  }

  /// All values of an attribute, in their order.
  func all(_ attribute: String) -> [String] { elements.compactMap { $0.attributes[attribute] } }

  /// What speaks in the page's own words: texts and read-out names, with their language; what people typed is
  /// left out.
  var spoken: [(text: String, language: String)] {
    let names = elements.flatMap { element in
      ["title", "aria-label", "data-label", "alt", "placeholder"].compactMap { element.attributes[$0] }
        .map { (text: $0, around: element.around) }
    }
    return (texts + names).compactMap { text, around in
      let places = around.map { elements[$0] }
      let isTyped = places.contains {
        ["bdi", "textarea"].contains($0.name)
          || ($0.attributes["class"] ?? "").split(separator: " ").contains("told")
      }
      return isTyped ? nil : (text, places.last { $0.attributes["lang"] != nil }?.attributes["lang"] ?? "")
    }
  }
}
