import DeskCore

/// A kind of file that a paper or the dates of a case are taken out as.
public enum ExportFormat: String, Sendable, CaseIterable {
  case text = "txt"
  case word = "docx"
  case spreadsheet = "xlsx"
  case calendar = "ics"

  /// The value of `Content-Type`.
  public var mediaType: String {
    switch self {
    case .text: "text/plain; charset=utf-8"
    case .word: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .spreadsheet: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .calendar: "text/calendar; charset=utf-8"
    }
  }
}

extension DocumentTemplate {
  /// The files that it is taken out as: a spreadsheet only where its receiver works on a table.
  public var formats: [ExportFormat] { [.text, .word] + (isTable ? [.spreadsheet] : []) }
}
