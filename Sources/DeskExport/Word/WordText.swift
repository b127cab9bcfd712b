/// The smallest pieces of a Word document.
///
/// The schema wants children in its own order, and Word calls a file damaged that has another one: whoever
/// adds a property looks up its place first.
enum WordText {
  /// A paragraph of text in a style, one of `WordStyles`; its lines are parted by line breaks.
  static func paragraph(_ style: Style, _ text: String, run: RunStyle? = nil) -> XML {
    #"<w:p><w:pPr><w:pStyle w:val="\#(style.rawValue)"/></w:pPr>\#(self.run(text, run))</w:p>"#
  }

  /// A paragraph of several runs.
  static func paragraph(_ style: Style, _ runs: [XML]) -> XML {
    #"<w:p><w:pPr><w:pStyle w:val="\#(style.rawValue)"/></w:pPr>\#(runs)</w:p>"#
  }

  /// A run of text.
  static func run(_ text: String, _ style: RunStyle? = nil) -> XML {
    let lines = CleanText.split(text).map { line -> XML in
      #"<w:t xml:space="preserve">\#(line)</w:t>"#
    }
    guard !text.isEmpty, let first = lines.first else { return "" }
    var content = first
    for line in lines.dropFirst() { content += "<w:br/>\(line)" }
    let properties: XML = style.map { #"<w:rPr><w:rStyle w:val="\#($0.rawValue)"/></w:rPr>"# } ?? ""
    return "<w:r>\(properties)\(content)</w:r>"
  }

  /// A cell. Its last child is a paragraph, as Word wants it.
  ///
  /// - Parameter width: in twentieths of a point.
  static func cell(_ width: Int, span: Int = 1, fill: Fill? = nil, _ paragraphs: [XML]) -> XML {
    let spans: XML = span > 1 ? #"<w:gridSpan w:val="\#(span)"/>"# : ""
    let shade: XML =
      fill.map { #"<w:shd w:val="clear" w:color="auto" w:fill="\#($0.rawValue)"/>"# } ?? ""
    return #"""
      <w:tc><w:tcPr><w:tcW w:w="\#(width)" w:type="dxa"/>\#(spans)\#(shade)</w:tcPr>\#(paragraphs)</w:tc>
      """#
  }

  /// Paragraph styles, by their ids.
  enum Style: String {
    case title = "Title"
    case heading = "Heading1"
    case head = "Head"
    case headRight = "HeadRight"
    case boxTitle = "BoxTitle"
    case box = "Box"
    case header = "TableHeader"
    case label = "Label"
    case hint = "Hint"
    case value = "Value"
    case letter = "Letter"
    case gap = "Gap"
    case footer = "Footer"
  }

  /// Character styles, by their ids.
  enum RunStyle: String {
    case number = "Number"
    case unknown = "Unknown"
  }

  /// Grounds of cells.
  enum Fill: String {
    case header = "E4ECEE"
    case label = "F6F8F8"
    case box = "FBF7EC"
  }
}
