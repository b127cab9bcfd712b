import DeskCore

/// The pages that are made from one case, as buttons: a receipt never stands in an address.
struct DossierNav {
  /// As it is printed.
  let receipt: String
  let current: DossierPlace
  let context: PageContext

  /// The receipt as every form of these pages carries it.
  static func hidden(_ receipt: String) -> HTML {
    FormField.hidden([FormField(name: "receipt", value: receipt)])
  }

  /// - Parameters:
  ///   - id: `answers` where a change of language needs nothing but the receipt.
  ///   - more: what else a change of language carries along.
  func html(id: String? = nil, more: [FormField] = []) -> HTML {
    let places: [DossierPlace] = [.followUp, .duties, .documents, .particulars]
    return """
      <nav class="noprint" aria-label="\(context(DossierWords.pages))">
      <form\(id.map { " id=\"\($0)\"" as HTML }) method="post" action="\(context.link(current.link))">
      \(Self.hidden(receipt))\(FormField.hidden(more))\
      <ul class="languages">\(places.html(entry))</ul>
      </form></nav>

      """
  }

  private func entry(_ place: DossierPlace) -> HTML {
    let name = context(DossierWords.name(place))
    if place == current { return "<li aria-current=\"page\">\(name)</li>\n" }
    return """
      <li><button formaction="\(context.link(place.link))" name="go" value="open">\(name)</button></li>

      """
  }
}

/// One of the pages that are made from a case.
enum DossierPlace: Sendable, Hashable {
  case followUp, duties, documents, particulars, calendar
  /// A paper, by its id without its version.
  case document(String)

  /// As it travels in a form: `documents/ppc-report`.
  init?(_ text: String) {
    switch text {
    case "duties": self = .duties
    case "documents": self = .documents
    case "particulars": self = .particulars
    case "calendar": self = .calendar
    default:
      guard text.hasPrefix("documents/") else { return nil }
      self = .document(String(text.dropFirst(10)))
    }
  }

  var text: String {
    switch self {
    case .followUp: ""
    case .duties: "duties"
    case .documents: "documents"
    case .particulars: "particulars"
    case .calendar: "calendar"
    case .document(let id): "documents/\(id)"
    }
  }

  var link: Link {
    switch self {
    case .followUp: .followUp
    case .duties: .followUpDuties
    case .documents: .followUpDocuments
    case .particulars: .followUpParticulars
    case .calendar: .followUpCalendar
    case .document(let id): .followUpDocument(id)
    }
  }
}

/// What was just done, on top of a page; it has the focus.
enum DossierFlash {
  static func html(_ words: Words, _ context: PageContext, more: HTML? = nil) -> HTML {
    """
    <div class="flash" role="status" tabindex="-1" autofocus><p>✓ \(context(words))</p>\(more)</div>

    """
  }
}

/// The words that these pages have in common.
enum DossierWords {
  static let pages = Words(ja: "この件の画面", en: "Pages of this case")
  static let title = Words(ja: "知らせる先と書類", en: "Whom to tell, and papers")

  /// What a page is called among its like.
  static func name(_ place: DossierPlace) -> Words {
    switch place {
    case .followUp: Words(ja: "やり取り", en: "Messages")
    case .duties, .calendar: ResultWords.duties
    case .documents, .document: Words(ja: "書類", en: "Papers")
    case .particulars: Words(ja: "書類に書く内容", en: "What goes into papers")
    }
  }
}
