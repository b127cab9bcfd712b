import DeskCore

/// The answers of a question as rows and fields.
struct QuestionFields {
  let page: QuestionPage
  let context: PageContext

  private var question: Question { page.question }
  private var vocabulary: Vocabulary { context.pack.rulebook.vocabulary }

  private func problem(_ field: String) -> FieldProblem? {
    page.problems.first { $0.field == field }
  }

  /// Rows to tick or choose, in one fieldset whose legend is the question.
  func group() -> HTML {
    let described = [question.hint == nil ? nil : "hint", page.problems.isEmpty ? nil : "error"].compactMap(
      \.self)
    return """
      <fieldset\(described.isEmpty ? "" : " aria-describedby=\"\(described.joined(separator: " "))\"" as HTML)>
      <legend><h1>\(context(question.ask))</h1></legend>
      \(question.hint.map { "<p class=\"hint\" id=\"hint\">\(context($0))</p>\n" as HTML })\
      \(question.kind == .single ? single() : ticks())</fieldset>

      """
  }

  private func error() -> HTML? {
    page.problems.first.map { "<p class=\"error\" id=\"error\"><b>!</b> \($0.message)</p>\n" }
  }

  private func single() -> HTML {
    let chosen = page.typed.map { $0.one("choice") ?? "" } ?? answered()
    let rows =
      question.rows.map { ($0.id, context($0.label)) } + [("unknown", context(InterviewWords.unknown))]
    return (error() ?? .empty)
      + "\(rows.enumerated().html { index, row in self.row("radio", "choice", row.0, row.1, id: "choice-\(index)", checked: chosen == row.0) })"
  }

  private func answered() -> String {
    guard let place = question.facts.first, page.state.sheet.asked.contains(place) else { return "" }
    switch page.state.sheet[place] {
    case .yes: return "yes"
    case .no: return "no"
    case .unknown: return "unknown"
    case .choice(let index): return vocabulary[place].kind.values[index].id
    default: return ""
    }
  }

  private func ticks() -> HTML {
    let shown = Set(page.shown.map { vocabulary[$0].id })
    let rows = question.rows.filter { question.kind == .multi || shown.contains($0.id) }
    let ticked = page.typed.map { Set($0.all("tick")) } ?? tickedByAnswers()
    let rest = page.typed.map { $0.one("rest") ?? "" } ?? restByAnswers()
    let none = question.kind == .multi ? InterviewWords.none : InterviewWords.restNo
    return """
      \(rows.enumerated().html { index, row in
        self.row("checkbox", "tick", row.id, context(row.label), id: "tick-\(index)", checked: ticked.contains(row.id))
      })\
      <div role="radiogroup" class="rest" aria-labelledby="rest">
      <p id="rest">\(context(InterviewWords.rest))</p>
      \(error())\
      \(row("radio", "rest", "no", context(none), id: "rest-no", checked: rest == "no"))\
      \(row("radio", "rest", "unknown", context(InterviewWords.restUnknown), id: "rest-unknown", checked: rest == "unknown"))\
      </div>

      """
  }

  private func tickedByAnswers() -> Set<String> {
    if question.kind == .multi, let place = question.facts.first,
      case .multi(let chosen) = page.state.sheet[place]
    {
      return Set(
        vocabulary[place].kind.values.enumerated().filter { chosen & (1 << UInt64($0.offset)) != 0 }
          .map(\.element.id))
    }
    return Set(page.shown.filter { page.state.sheet[$0] == .yes }.map { vocabulary[$0].id })
  }

  private func restByAnswers() -> String {
    let asked = page.shown.filter { page.state.sheet.asked.contains($0) }
    if asked.isEmpty { return "" }
    let answers = asked.map { page.state.sheet[$0] }
    if answers.contains(.unknown) { return "unknown" }
    return answers.contains(where: { $0 == .no || $0 == .multi(0) }) ? "no" : ""
  }

  private func row(
    _ type: String, _ name: String, _ value: String, _ label: String, id: String, checked: Bool
  ) -> HTML {
    """
    <label class="row" for="\(id)"><input type="\(type)" id="\(id)" name="\(name)" value="\(value)"\
    \(checked ? " checked" as HTML : nil)> <span>\(label)</span></label>

    """
  }

  /// A field for each fact.
  func fields() -> HTML {
    let shown = Set(page.shown.map { vocabulary[$0].id })
    return """
      <h1>\(context(question.ask))</h1>
      \(question.hint.map { "<p class=\"hint\">\(context($0))</p>\n" as HTML })\
      \(question.rows.filter { shown.contains($0.id) }.html(field))\
      <p class="hint">\(context(InterviewWords.emptyMeansUnknown))</p>

      """
  }

  private func field(_ row: Question.Row) -> HTML {
    guard let place = vocabulary.place(of: row.id) else { return .empty }
    let id = "field-\(row.id)"
    let problem = problem(id)
    let described = [row.hint == nil ? nil : "\(id)-hint", problem == nil ? nil : "\(id)-error"].compactMap(
      \.self)
    let attributes: HTML = """
      id="\(id)" name="\(row.id)"\
      \(described.isEmpty ? nil : " aria-describedby=\"\(described.joined(separator: " "))\"" as HTML)\
      \(problem == nil ? nil : " aria-invalid=\"true\"" as HTML)
      """
    let value = page.typed.map { $0.one(row.id) ?? "" } ?? entered(place)
    return """
      <div class="field">
      <label for="\(id)">\(context(row.label)) <span class="need">\(context(InterviewWords.optional))</span></label>
      \(row.hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\(context($0))</p>\n" as HTML })\
      \(problem.map { "<p class=\"error\" id=\"\(id)-error\"><b>!</b> \($0.message)</p>\n" as HTML })\
      \(input(place, attributes, value))\
      </div>

      """
  }

  private func input(_ place: Int, _ attributes: HTML, _ value: String) -> HTML {
    let fact = vocabulary[place]
    switch fact.kind {
    case .choice(let values),
      .text(let values) where !values.isEmpty:
      let options = values.html {
        "<option value=\"\($0.id)\"\($0.id == value ? " selected" as HTML : nil)>\(context($0.label))</option>"
      }
      return """
        <select \(attributes)><option value="">\(context(InterviewWords.unknown))</option>\(options)</select>

        """
    case .number:
      return """
        <span class="unit"><input type="text" inputmode="numeric" autocomplete="off" size="12" \(attributes) value="\(value)"> \
        \(fact.unit.map { "\(context($0))" as HTML })</span>

        """
    default:
      return "<input type=\"text\" autocomplete=\"off\" size=\"24\" \(attributes) value=\"\(value)\">\n"
    }
  }

  /// An answer as it would be typed.
  private func entered(_ place: Int) -> String {
    switch page.state.sheet[place] {
    case .number(let number): return String(number)
    case .choice(let index): return vocabulary[place].kind.values[index].id
    case .text(let text): return text
    case .when(let moment): return AnswerWords.typed(moment, offset: context.pack.rulebook.rules.zoneOffset)
    default: return ""
    }
  }
}
