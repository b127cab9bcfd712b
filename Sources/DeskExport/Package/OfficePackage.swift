/// The parts of a Word or Excel file and how they hang together (ECMA-376 Part 2, Open Packaging
/// Conventions).
///
/// Written by hand: for DOCX there is no library in C, and libxlsxwriter 1.1.4, which Debian 12 has, writes
/// every part through a temporary file. What was sealed must not lie on a disk in clear, not even for a
/// moment.
struct OfficePackage {
  /// The part that the file is about.
  let main: Part
  /// The parts that the main part names, with their relationship ids.
  let others: [(id: String, relation: String, part: Part)]
  /// The only property that the file gives away; no author, no machine, no time.
  let title: String

  /// One part.
  struct Part {
    /// `word/document.xml`
    let name: String
    /// Its media type behind `application/vnd.openxmlformats-officedocument.`
    let type: String
    /// What it holds.
    let xml: XML
  }

  /// The bytes of the file; the same for the same parts, always.
  func data() throws(ExportFault) -> [UInt8] {
    let folder = main.name.prefix { $0 != "/" }
    let file = main.name.dropFirst(folder.count + 1)
    let property = Part(name: "docProps/core.xml", type: "", xml: properties)
    // The list of types comes first: some readers tell by the first entry what the file is.
    var files = [
      ("[Content_Types].xml", types),
      ("_rels/.rels", rootRelations),
      (main.name, main.xml),
      ("\(folder)/_rels/\(file).rels", mainRelations(String(folder))),
    ]
    files += others.map { ($0.part.name, $0.part.xml) }
    files.append((property.name, property.xml))
    return try ZipArchive.data(
      files.map { (name: $0.0, bytes: Array((Self.declaration.text + $0.1.text).utf8)) })
  }

  private static let declaration: XML = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\#n"#
  private static let relations: XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  private var types: XML {
    let parts = [main] + others.map(\.part)
    let overrides = parts.map { part -> XML in
      #"""
      <Override PartName="/\#(part.name)" \#
      ContentType="application/vnd.openxmlformats-officedocument.\#(part.type)+xml"/>
      """#
    }
    return #"""
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\#
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\#
      <Default Extension="xml" ContentType="application/xml"/>\#(overrides)\#
      <Override PartName="/docProps/core.xml" \#
      ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
      """#
  }

  private var rootRelations: XML {
    #"""
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\#
    <Relationship Id="rId1" Type="\#(Self.relations)/officeDocument" Target="\#(main.name)"/>\#
    <Relationship Id="rId2" Target="docProps/core.xml" \#
    Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/>\#
    </Relationships>
    """#
  }

  private func mainRelations(_ folder: String) -> XML {
    let rows = others.map { other -> XML in
      let target = String(other.part.name.dropFirst(folder.count + 1))
      return
        #"<Relationship Id="\#(other.id)" Type="\#(Self.relations)/\#(other.relation)" Target="\#(target)"/>"#
    }
    return #"""
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\#
      \#(rows)</Relationships>
      """#
  }

  private var properties: XML {
    #"""
    <cp:coreProperties \#
    xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \#
    xmlns:dc="http://purl.org/dc/elements/1.1/">\#
    <dc:title>\#(CleanText.line(title))</dc:title></cp:coreProperties>
    """#
  }
}
