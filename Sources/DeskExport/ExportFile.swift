import DeskCore

/// A file to hand out, wholly in memory: what was sealed must not lie on a disk in clear.
public struct ExportFile: Sendable, Hashable {
  /// What it is called: ASCII letters, digits, `-` and one dot, so that it needs no quoting in a header.
  public let name: String
  /// The value of `Content-Type`.
  public let mediaType: String
  /// What it holds.
  public let bytes: [UInt8]

  /// A paper as a file, named like `C26-…-ppc-report-final.docx`.
  ///
  /// - Throws: `ExportFault.notOffered` for `.calendar`, since dates are no paper.
  public init(_ document: FilledDocument, as format: ExportFormat) throws(ExportFault) {
    switch format {
    case .text: bytes = Array(document.plainText.utf8)
    case .word: bytes = try WordDocument.data(document)
    case .spreadsheet: bytes = try Spreadsheet.data(document)
    case .calendar: throw .notOffered(format)
    }
    let id = document.stamp.prefix { $0 != "@" }
    name = Self.name([document.reference, String(id), document.variant], format)
    mediaType = format.mediaType
  }

  /// The dates of a case as a calendar, named like `C26-…-calendar.ics`.
  ///
  /// - Parameters:
  ///   - title: what the calendar is called in the programs that read it.
  ///   - reference: how people name the case; nil while it is not sent.
  ///   - now: when it is made, RFC 3339 in UTC.
  public init(
    _ events: [CalendarEvent], title: String, reference: String?, now: String, zone: CalendarZone
  ) {
    bytes = Array(CalendarFile.text(events, name: title, now: now, zone: zone).utf8)
    name = Self.name([reference, "calendar"], .calendar)
    mediaType = ExportFormat.calendar.mediaType
  }

  private static func name(_ parts: [String?], _ format: ExportFormat) -> String {
    let safe = parts.compactMap { part in
      part.map { String($0.unicodeScalars.filter(isSafe).map(Character.init)) }
    }
    return safe.filter { !$0.isEmpty }.joined(separator: "-") + "." + format.rawValue
  }

  private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-": true
    default: false
    }
  }
}
