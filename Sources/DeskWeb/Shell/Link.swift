import DeskCore

/// Every address of the public side; nothing else prints one.
enum Link: Sendable, Hashable {
  case directory
  case interview
  /// Everything on one page.
  case expert
  /// A form by its id without its version, as `virus-report`.
  case report(String)
  case followUp
  case followUpAttachments
  /// Pages that are made from a case: posted to with its receipt.
  case followUpDuties, followUpDocuments, followUpParticulars, followUpCalendar
  /// A paper by its id without its version, as `ppc-report`.
  case followUpDocument(String)
  case resume
  case firstAidIndex
  case firstAid(String)
  /// Public answers, those with a text in them; all where it is empty.
  case guides(query: String)
  case guide(String)
  case police
  /// The vendor list, with a query that `VendorQuery` made, or an empty one.
  case vendors(query: String)
  /// Support for smaller firms, with a query that `SupportQuery` made, or an empty one.
  case support(query: String)
  case revisions
  case privacy
  case accessibility
  case sources
  case stylesheet
  case icon

  /// The path in a language.
  func path(_ language: Language) -> String {
    switch self {
    case .directory: "/\(language.rawValue)"
    case .interview: "/\(language.rawValue)/interview"
    case .expert: "/\(language.rawValue)/expert"
    case .report(let form): "/\(language.rawValue)/report/\(form)"
    case .followUp: "/\(language.rawValue)/follow-up"
    case .followUpAttachments: "/\(language.rawValue)/follow-up/attachments"
    case .followUpDuties: "/\(language.rawValue)/follow-up/duties"
    case .followUpDocuments: "/\(language.rawValue)/follow-up/documents"
    case .followUpParticulars: "/\(language.rawValue)/follow-up/particulars"
    case .followUpCalendar: "/\(language.rawValue)/follow-up/calendar"
    case .followUpDocument(let id): "/\(language.rawValue)/follow-up/documents/\(id)"
    case .resume: "/\(language.rawValue)/resume"
    case .firstAidIndex: "/\(language.rawValue)/first-aid"
    case .firstAid(let id): "/\(language.rawValue)/first-aid/\(id)"
    case .guides(let query):
      "/\(language.rawValue)/guides\(query.isEmpty ? "" : "?" + ConsoleLink.query([("q", query)]))"
    case .guide(let id): "/\(language.rawValue)/guides/\(ConsoleLink.encoded(id))"
    case .police: "/\(language.rawValue)/police"
    case .vendors(let query): "/\(language.rawValue)/vendors\(query.isEmpty ? "" : "?\(query)")"
    case .support(let query): "/\(language.rawValue)/support\(query.isEmpty ? "" : "?\(query)")"
    case .revisions: "/\(language.rawValue)/revisions"
    case .privacy: "/\(language.rawValue)/privacy"
    case .accessibility: "/\(language.rawValue)/accessibility"
    case .sources: "/\(language.rawValue)/sources"
    case .stylesheet: "/style.css"
    case .icon: "/icon.svg"
    }
  }
}
