/// Where the pages of a case stand, and the list that it was opened from.
struct CasePlace: Sendable {
  /// As the desk writes it.
  let reference: String
  /// The list to go back to; a path of our own.
  let from: String?

  /// The case's page or one of its pages, with a query and a place on the page.
  func path(_ act: CaseActPage? = nil, _ fields: [(String, String)] = [], at anchor: String? = nil) -> String
  {
    let query = fields + (from.map { [("from", $0)] } ?? [])
    return target(act) + (query.isEmpty ? "" : "?\(ConsoleLink.query(query))")
      + (anchor.map { "#\($0)" } ?? "")
  }

  /// Where an act is posted to; the list travels in the form.
  func target(_ act: CaseActPage?) -> String {
    let link: ConsoleLink = act.map { .act(reference, $0) } ?? .case_(reference)
    return link.path
  }

  /// What every form of a case carries.
  func hidden(_ context: ConsoleContext, _ fields: [FormField] = []) -> HTML {
    let list = from.map { [FormField(name: "from", value: $0)] } ?? []
    return context.token + FormField.hidden(list + fields)
  }
}
