import DeskCore

/// How a paper looks in Word: styles that people can change in one place, fonts by name, no theme.
///
/// 游ゴシック comes with Windows since 8.1, with macOS and with Word; where it is missing the reader's own choice
/// for Japanese takes its place. The colours keep a contrast of 7:1 on white, and print in grey.
struct WordStyles {
  let language: Language

  /// The language of Latin letters, BCP 47: that of East Asian text is Japanese in every paper, as names and
  /// places are. Latin words that are called Japanese would be broken anywhere at the end of a line.
  private var code: String { language == .en ? "en-GB" : "en-US" }
  private var latin: String { language == .en ? "Calibri" : "游ゴシック" }

  static let names: XML =
    #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#

  /// `word/styles.xml`
  var xml: XML {
    #"""
    <w:styles \#(Self.names)><w:docDefaults><w:rPrDefault><w:rPr>\#
    <w:rFonts w:ascii="\#(latin)" w:eastAsia="游ゴシック" w:hAnsi="\#(latin)" w:cs="Arial"/>\#
    <w:sz w:val="21"/><w:szCs w:val="21"/>\#
    <w:lang w:val="\#(code)" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr>\#
    </w:rPrDefault><w:pPrDefault><w:pPr><w:snapToGrid w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults>\#
    <w:style w:type="paragraph" w:default="1" w:styleId="Normal">\#
    <w:name w:val="Normal"/><w:qFormat/></w:style>\#
    <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">\#
    <w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>\#
    <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>\#
    <w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>\#
    <w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>\#
    <w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>\#
    \#(paragraphs)\#(characters)\#(table)</w:styles>
    """#
  }

  private var paragraphs: [XML] {
    [
      style(
        "Title", "Title", next: "Head",
        #"<w:keepNext/><w:spacing w:before="0" w:after="160"/><w:jc w:val="center"/>"#,
        #"<w:b/><w:bCs/><w:sz w:val="32"/><w:szCs w:val="32"/>"#),
      style(
        "Heading1", "heading 1", next: "Normal",
        #"""
        <w:keepNext/><w:keepLines/>\#
        <w:pBdr><w:left w:val="single" w:sz="36" w:space="6" w:color="1F5C66"/></w:pBdr>\#
        <w:spacing w:before="320" w:after="100"/><w:ind w:left="140"/><w:outlineLvl w:val="0"/>
        """#,
        #"<w:b/><w:bCs/><w:sz w:val="24"/><w:szCs w:val="24"/>"#),
      style("Head", "Head", #"<w:spacing w:after="20"/>"#, ""),
      style("HeadRight", "Head Right", #"<w:spacing w:after="20"/><w:jc w:val="right"/>"#, ""),
      style(
        "BoxTitle", "Box Title", #"<w:spacing w:before="60" w:after="20"/>"#, Self.small("<w:b/><w:bCs/>")),
      style("Box", "Box", #"<w:spacing w:after="40"/>"#, Self.small("")),
      style("TableHeader", "Table Header", #"<w:keepNext/>"#, Self.small("<w:b/><w:bCs/>")),
      style("Label", "Label", #"<w:keepLines/><w:spacing w:before="40"/>"#, "<w:b/><w:bCs/>"),
      style(
        "Hint", "Hint", #"<w:spacing w:after="40"/>"#,
        #"<w:color w:val="4D5558"/><w:sz w:val="16"/><w:szCs w:val="16"/>"#),
      style("Value", "Value", #"<w:spacing w:before="40" w:after="40"/>"#, ""),
      style("Letter", "Letter", #"<w:spacing w:after="200"/>"#, ""),
      style(
        "Gap", "Gap", #"<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>"#,
        #"<w:sz w:val="8"/><w:szCs w:val="8"/>"#),
      style(
        "Footer", "footer",
        #"<w:tabs><w:tab w:val="right" w:pos="\#(WordBody.width)"/></w:tabs>"#,
        #"<w:color w:val="4D5558"/><w:sz w:val="16"/><w:szCs w:val="16"/>"#),
    ]
  }

  private static func small(_ more: XML) -> XML { #"\#(more)<w:sz w:val="18"/><w:szCs w:val="18"/>"# }

  private func style(
    _ id: String, _ name: String, next: String? = nil, _ paragraph: XML, _ run: XML
  ) -> XML {
    let custom: XML = Self.isBuiltIn(id) ? "" : #" w:customStyle="1""#
    let follower: XML = next.map { #"<w:next w:val="\#($0)"/>"# } ?? ""
    return #"""
      <w:style w:type="paragraph"\#(custom) w:styleId="\#(id)">\#
      <w:name w:val="\#(name)"/><w:basedOn w:val="Normal"/>\#(follower)<w:qFormat/>\#
      <w:pPr>\#(paragraph)</w:pPr><w:rPr>\#(run)</w:rPr></w:style>
      """#
  }

  private static func isBuiltIn(_ id: String) -> Bool { ["Title", "Heading1", "Footer"].contains(id) }

  /// Grey and slanted: an item that nobody knows is told from an answer in print, too.
  private var characters: XML {
    #"""
    <w:style w:type="character" w:customStyle="1" w:styleId="Number"><w:name w:val="Number"/>\#
    <w:rPr><w:color w:val="4D5558"/></w:rPr></w:style>\#
    <w:style w:type="character" w:customStyle="1" w:styleId="Unknown"><w:name w:val="Unknown"/>\#
    <w:rPr><w:i/><w:iCs/><w:color w:val="4D5558"/></w:rPr></w:style>
    """#
  }

  private var table: XML {
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"].map { side -> XML in
      #"<w:\#(side) w:val="single" w:sz="4" w:space="0" w:color="8A9699"/>"#
    }
    return #"""
      <w:style w:type="table" w:customStyle="1" w:styleId="Paper"><w:name w:val="Paper"/>\#
      <w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>\#(sides)</w:tblBorders></w:tblPr></w:style>
      """#
  }
}
