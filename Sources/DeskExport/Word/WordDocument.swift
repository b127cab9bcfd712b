import DeskCore

/// A paper as a Word document (ECMA-376 Part 1, WordprocessingML), made in memory.
public enum WordDocument {
  /// The bytes of the `.docx`; the same for the same paper, always.
  public static func data(_ document: FilledDocument) throws(ExportFault) -> [UInt8] {
    let package = OfficePackage(
      main: part("document", "document.main", WordBody(document: document).xml),
      others: [
        ("rId1", "styles", part("styles", "styles", WordStyles(language: document.language).xml)),
        ("rId2", "settings", part("settings", "settings", WordStyles.settings)),
        ("rId3", "fontTable", part("fontTable", "fontTable", WordStyles.fonts)),
        ("rId4", "footer", part("footer1", "footer", WordBody(document: document).footer)),
      ],
      title: document.name)
    return try package.data()
  }

  private static func part(_ name: String, _ type: String, _ xml: XML) -> OfficePackage.Part {
    OfficePackage.Part(name: "word/\(name).xml", type: "wordprocessingml.\(type)", xml: xml)
  }
}
