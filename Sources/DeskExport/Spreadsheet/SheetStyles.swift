import DeskCore

/// How a sheet looks.
struct SheetStyles {
  let language: Language

  /// Looks of cells; the raw value is the place in `cellXfs`.
  enum Look: Int, CaseIterable {
    case plain, title, head, header, heading, number, label, value, unknown, remark
  }

  /// Family 2 is sans serif, charset 128 Japanese: what a reader without the font goes by.
  private var face: XML {
    language == .en
      ? #"<name val="Calibri"/><family val="2"/>"# as XML
      : #"<name val="游ゴシック"/><family val="2"/><charset val="128"/>"# as XML
  }

  /// `xl/styles.xml`
  var xml: XML {
    #"""
    <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\#
    <fonts count="\#(fonts.count)">\#(fonts)</fonts>\#
    <fills count="\#(Self.fills.count)">\#(Self.fills)</fills>\#
    <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>\#(Self.border)</borders>\#
    <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\#
    <cellXfs count="\#(Look.allCases.count)">\#(Look.allCases.map(Self.look))</cellXfs>\#
    <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
    """#
  }

  /// 0 plain, 1 title, 2 bold, 3 unknown, 4 small
  private var fonts: [XML] {
    [
      font(10, "", "000000"), font(14, "<b/>", "000000"), font(10, "<b/>", "000000"),
      font(10, "<i/>", "4D5558"), font(9, "", "4D5558"),
    ]
  }

  private func font(_ size: Int, _ weight: XML, _ color: String) -> XML {
    #"<font>\#(weight)<sz val="\#(size)"/><color rgb="FF\#(color)"/>\#(face)</font>"#
  }

  /// The first two are Excel's own; 2 header, 3 heading.
  private static let fills: [XML] =
    [
      #"<fill><patternFill patternType="none"/></fill>"#,
      #"<fill><patternFill patternType="gray125"/></fill>"#,
    ]
    + ["E4ECEE", "F2F5F5"].map {
      #"""
      <fill><patternFill patternType="solid"><fgColor rgb="FF\#($0)"/>\#
      <bgColor indexed="64"/></patternFill></fill>
      """#
    }

  private static let border: XML = {
    let sides = ["left", "right", "top", "bottom"].map { side -> XML in
      #"<\#(side) style="thin"><color rgb="FF8A9699"/></\#(side)>"#
    }
    return "<border>\(sides)<diagonal/></border>"
  }()

  private static func look(_ look: Look) -> XML {
    let (font, fill, border): (Int, Int, Int) =
      switch look {
      case .plain: (0, 0, 0)
      case .title: (1, 0, 0)
      case .head: (0, 0, 0)
      case .header: (2, 2, 1)
      case .heading: (2, 3, 1)
      case .number, .value: (0, 0, 1)
      case .label: (2, 0, 1)
      case .unknown: (3, 0, 1)
      case .remark: (4, 0, 1)
      }
    let place: XML = [.title, .head, .heading].contains(look) ? "center" : "top"
    // As if somebody had typed an apostrophe first: "(3)" does not become -3 when the cell is edited.
    return #"""
      <xf numFmtId="0" fontId="\#(font)" fillId="\#(fill)" borderId="\#(border)" xfId="0" quotePrefix="1" \#
      applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">\#
      <alignment vertical="\#(place)" wrapText="1"/></xf>
      """#
  }
}
