import DeskCore

/// A paper as an Excel workbook with one sheet (ECMA-376 Part 1, SpreadsheetML), made in memory.
public enum Spreadsheet {
  /// The bytes of the `.xlsx`; the same for the same paper, always.
  public static func data(_ document: FilledDocument) throws(ExportFault) -> [UInt8] {
    let sheet = Sheet(document: document)
    let package = OfficePackage(
      main: part("workbook", "sheet.main", workbook(sheet)),
      others: [
        ("rId1", "worksheet", part("worksheets/sheet1", "worksheet", sheet.xml)),
        ("rId2", "styles", part("styles", "styles", SheetStyles(language: document.language).xml)),
      ],
      title: document.name)
    return try package.data()
  }

  private static func part(_ name: String, _ type: String, _ xml: XML) -> OfficePackage.Part {
    OfficePackage.Part(name: "xl/\(name).xml", type: "spreadsheetml.\(type)", xml: xml)
  }

  /// The head of the table is printed on every page.
  private static func workbook(_ sheet: Sheet) -> XML {
    let name = SheetName.safe(sheet.document.name)
    return #"""
      <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \#
      xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\#
      <bookViews><workbookView activeTab="0"/></bookViews>\#
      <sheets><sheet name="\#(name)" sheetId="1" r:id="rId1"/></sheets>\#
      <definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">\#
      \#(SheetName.quoted(name))!$\#(Sheet.header):$\#(Sheet.header)</definedName></definedNames></workbook>
      """#
  }
}

/// What a sheet may be called.
enum SheetName {
  /// At most 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at either end, and not "History", which Excel
  /// keeps.
  static func safe(_ name: String) -> String {
    var safe = ""
    for character in CleanText.line(name) {
      let fit: Character = character.unicodeScalars.contains(where: isForbidden) ? " " : character
      guard safe.utf16.count + fit.utf16.count <= 31 else { break }
      safe.append(fit)
    }
    let ends = safe.unicodeScalars.drop { $0 == "'" || $0 == " " }
    var kept = String.UnicodeScalarView(ends)
    while let last = kept.last, last == "'" || last == " " { kept.removeLast() }
    return kept.isEmpty || String(kept).lowercased() == "history" ? "Sheet1" : String(kept)
  }

  /// A name as formulas write it.
  static func quoted(_ name: String) -> String {
    "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    "[]:*?/\\".unicodeScalars.contains(scalar)
  }
}
