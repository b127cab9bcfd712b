import DeskCore

/// One question of the interview as a dense form; its ids begin with the question's, so that many stand on a
/// page.
struct FactForm {
  let question: Question
  /// Places of the facts that it asks.
  let shown: [Int]
  let opened: ConsoleCase
  let place: CasePlace
  /// What was typed, where it cannot be recorded as it is.
  let attempt: CaseAttempt?
  let context: ConsoleContext

  private var vocabulary: Vocabulary { context.pack.rulebook.vocabulary }

  /// Whether one of its facts was never asked.
  var isFresh: Bool { shown.contains { !opened.sheet.asked.contains($0) } }

  /// Where a fault of this question leads.
  static func id(_ question: Question, _ field: String) -> String { "q-\(question.id)-\(field)" }

  private func id(_ field: String) -> String { Self.id(question, field) }

  var html: HTML {
    let hidden = [
      FormField(name: "version", value: String(opened.answersVersion)),
      FormField(name: "question", value: question.id),
      FormField(name: "shown", value: shown.map { vocabulary[$0].id }.joined(separator: ",")),
    ]
    let described = [question.hint == nil ? nil : id("hint"), fault == nil ? nil : id("error")].compactMap(
      \.self)
    return """
      <form method="post" action="\(place.target(.assessments))" class="fact-form" id="q-\(question.id)\
      " novalidate>
      \(place.hidden(context, hidden))\
      <fieldset\(described.isEmpty ? nil : " aria-describedby=\"\(described.joined(separator: " "))\"" as HTML)>\
      <legend>\(context(question.ask))</legend>
      \(question.hint.map { "<p class=\"hint\" id=\"\(id("hint"))\">\(context($0))</p>\n" as HTML })\
      \(fault.map { "<p class=\"error\" id=\"\(id("error"))\"><b>!</b> \($0)</p>\n" as HTML })\
      \(rows)</fieldset>
      <p class="go"><button class="equal" name="go" value="answer">\(context(FactsWords.record))\
      <span class="hidden">: \(context(question.ask))</span></button></p>
      </form>

      """
  }

  /// A fault of the whole question; those of single fields stand beside them.
  private var fault: String? {
    attempt?.problems.first { problem in
      !shown.contains { problem.field == id("field-\(vocabulary[$0].id)") }
    }?.message
  }

  private var rows: [HTML] {
    switch question.kind {
    case .checklist: question.rows.filter { ids.contains($0.id) }.html(tri)
    case .single:
      options(
        choices("choice", isMany: false) + [choice("radio", "choice", "unknown", InterviewWords.unknown)])
    case .multi:
      options(choices("tick", isMany: true))
        + options([
          choice("radio", "rest", "no", InterviewWords.none),
          choice("radio", "rest", "unknown", InterviewWords.unknown),
        ])
    case .fields: question.rows.filter { ids.contains($0.id) }.html(field)
    }
  }

  private var ids: Set<String> { Set(shown.map { vocabulary[$0].id }) }

  /// A yes-or-no fact in one row: what was answered stays, what is not touched is not recorded.
  private func tri(_ row: Question.Row) -> HTML {
    guard let place = vocabulary.place(of: row.id) else { return .empty }
    let now: String? =
      !opened.sheet.asked.contains(place)
      ? nil : opened.sheet[place] == .yes ? "yes" : opened.sheet[place] == .no ? "no" : "unknown"
    let chosen = attempt.map { $0.form.one(row.id) } ?? now
    let answers: [(String, Words)] = [
      ("yes", AnswerWords.yes), ("no", AnswerWords.no), ("unknown", InterviewWords.unknown),
    ]
    return """
      <div class="tri" role="radiogroup" aria-labelledby="\(id(row.id))">
      <span id="\(id(row.id))">\(context(row.label))</span>
      <span class="choices">\(answers.html { value, words in
        """
        <label><input type="radio" name="\(row.id)" value="\(value)\
        "\(chosen == value ? " checked" as HTML : nil)> \
        \(context(words))</label>
        """
      })</span></div>

      """
  }

  private func options(_ rows: [HTML]) -> [HTML] { ["<div class=\"options\">\n\(rows)</div>\n"] }

  private func choices(_ name: String, isMany: Bool) -> [HTML] {
    question.rows.html { choice(isMany ? "checkbox" : "radio", name, $0.id, $0.label) }
  }

  private func choice(_ type: String, _ name: String, _ value: String, _ label: Words) -> HTML {
    let isOn = attempt.map { $0.form.all(name).contains(value) } ?? chosen(name).contains(value)
    return """
      <label class="check"><input type="\(type)" name="\(name)" value="\(value)\
      "\(isOn ? " checked" as HTML : nil)> \
      <span>\(context(label))</span></label>

      """
  }

  /// What the answer of a single or multi question ticks.
  private func chosen(_ name: String) -> [String] {
    guard let place = question.facts.first, opened.sheet.asked.contains(place) else { return [] }
    let values = vocabulary[place].kind.values
    switch (opened.sheet[place], name) {
    case (.unknown, "choice"), (.unknown, "rest"): return ["unknown"]
    case (.yes, "choice"): return ["yes"]
    case (.no, "choice"): return ["no"]
    case (.choice(let index), "choice"): return [values[index].id]
    case (.multi(0), "rest"): return ["no"]
    case (.multi(let bits), "tick"):
      return values.enumerated().filter { bits & (1 << UInt64($0.offset)) != 0 }.map(\.element.id)
    default: return []
    }
  }

  private func field(_ row: Question.Row) -> HTML {
    guard let place = vocabulary.place(of: row.id) else { return .empty }
    let (id, fact) = (id("field-\(row.id)"), vocabulary[place])
    let problem = attempt?.problems.first { $0.field == id }
    let described = [row.hint == nil ? nil : "\(id)-hint", problem == nil ? nil : "\(id)-error"].compactMap(
      \.self)
    let attributes: HTML = """
      id="\(id)" name="\(row.id)"\
      \(described.isEmpty ? nil : " aria-describedby=\"\(described.joined(separator: " "))\"" as HTML)\
      \(problem == nil ? nil : " aria-invalid=\"true\"" as HTML)
      """
    let value =
      attempt.map { $0.form.one(row.id) ?? "" }
      ?? opened.sheet[place].entered(fact, offset: context.zoneOffset)
    return """
      <div class="field"><label for="\(id)">\(context(row.label))</label>
      \(row.hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\(context($0))</p>\n" as HTML })\
      \(problem.map { "<p class=\"error\" id=\"\(id)-error\"><b>!</b> \($0.message)</p>\n" as HTML })\
      \(input(fact, attributes, value))</div>

      """
  }

  private func input(_ fact: Fact, _ attributes: HTML, _ value: String) -> HTML {
    let values = fact.kind.values
    guard values.isEmpty else {
      let options = values.html {
        "<option value=\"\($0.id)\"\($0.id == value ? " selected" as HTML : nil)>\(context($0.label))</option>"
      }
      return
        "<select \(attributes)><option value=\"\">\(context(InterviewWords.unknown))</option>\(options)</select>\n"
    }
    let unit = fact.unit.map { " \(context($0))" } ?? ""
    return "<input type=\"text\" autocomplete=\"off\" size=\"24\" \(attributes) value=\"\(value)\">\(unit)\n"
  }
}
