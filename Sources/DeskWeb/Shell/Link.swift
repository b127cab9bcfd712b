import DeskCore

/// Every address of the public side; nothing else prints one.
enum Link: Sendable, Hashable {
  case directory
  case interview
  /// A form by its id without its version, as `virus-report`.
  case report(String)
  case followUp
  case followUpAttachments
  case resume
  case firstAidIndex
  case firstAid(String)
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
    case .report(let form): "/\(language.rawValue)/report/\(form)"
    case .followUp: "/\(language.rawValue)/follow-up"
    case .followUpAttachments: "/\(language.rawValue)/follow-up/attachments"
    case .resume: "/\(language.rawValue)/resume"
    case .firstAidIndex: "/\(language.rawValue)/first-aid"
    case .firstAid(let id): "/\(language.rawValue)/first-aid/\(id)"
    case .revisions: "/\(language.rawValue)/revisions"
    case .privacy: "/\(language.rawValue)/privacy"
    case .accessibility: "/\(language.rawValue)/accessibility"
    case .sources: "/\(language.rawValue)/sources"
    case .stylesheet: "/style.css"
    case .icon: "/icon.svg"
    }
  }
}
