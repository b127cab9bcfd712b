import DeskCore

/// A field that cannot be taken as it is.
struct FieldProblem: Sendable {
  /// The id of the field on the page.
  let field: String
  let message: String
}

/// What has to be mended, on top of a page: it has the focus and leads to the fields.
enum FaultSummary {
  /// - Parameter id: where the form's address leads, for a form whose address names a place of the page: with one
  ///   browsers set the focus there and nowhere else.
  static func html(_ problems: [FieldProblem], _ context: PageContext, id: String? = nil) -> HTML? {
    guard !problems.isEmpty else { return nil }
    return """
      <div\(id.map { " id=\"\($0)\"" as HTML }) class="errors" role="alert" tabindex="-1" autofocus aria-labelledby="errors">
      <h2 id="errors">\(context(InterviewWords.errors))</h2>
      <ul>\(problems.html { "<li><a href=\"#\($0.field)\">\($0.message)</a></li>" })</ul>
      </div>

      """
  }
}
