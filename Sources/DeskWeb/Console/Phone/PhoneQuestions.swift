import DeskCore

/// The questions that are open now, as compact rows: what to read out is in the caller's language.
struct PhoneQuestions {
  let page: PhonePage
  let context: ConsoleContext

  private var say: PageContext { page.say(context) }
  private var vocabulary: Vocabulary { context.pack.rulebook.vocabulary }
  private var sheet: AnswerSheet { page.state.report.interview.sheet }
  private var mark: HTML? { PhoneLanguage.mark(say.language, context) }

  func html() -> HTML {
    let ids = page.questions.flatMap(\.facts).map { vocabulary[$0].id }
    return """
      <input type="hidden" name="shown" value="\(ids.joined(separator: ","))">
      \(page.questions.isEmpty ? "<p class=\"done\">\(context(ResultWords.noMissing))</p>\n" as HTML : nil)\
      \(page.questions.html(question))
      """
  }

  private func question(_ asked: PhoneQuestion) -> HTML {
    let question = asked.question
    return """
      <fieldset class="ask">
      <legend\(mark)>\(say(question.ask))</legend>
      \(question.hint.map { "<p class=\"hint\"\(mark)>\(say($0))</p>\n" as HTML })\
      \(rows(asked))\
      <details><summary>\(context(InterviewWords.why))</summary><p\(mark)>\(say(question.why))</p></details>
      </fieldset>

      """
  }

  private func rows(_ asked: PhoneQuestion) -> HTML {
    let question = asked.question
    let shown = Set(asked.facts.map { vocabulary[$0].id })
    switch question.kind {
    case .checklist:
      let rows = question.rows.filter { shown.contains($0.id) }
      return """
        \(rows.html { tri($0) })\
        \(rows.count > 1 ? rest(question, PhoneWords.rest, [("no", AnswerWords.no), unknown]) : nil)
        """
    case .single: return single(question)
    case .multi:
      return """
        \(ticks(question))\(rest(question, PhoneWords.none, [("no", InterviewWords.none), unknown]))
        """
    case .fields: return "\(question.rows.filter { shown.contains($0.id) }.html(field))"
    }
  }

  private let unknown = (PhoneAnswers.unknown, InterviewWords.unknown)

  /// A yes-or-no fact: its wording, and four words to choose from.
  private func tri(_ row: Question.Row) -> HTML {
    guard let place = vocabulary.place(of: row.id) else { return .empty }
    let words = [
      ("", PhoneWords.notYet), ("yes", AnswerWords.yes), ("no", AnswerWords.no), unknown,
    ].map { ($0.0, context($0.1)) }
    return """
      <div class="yn" role="radiogroup" aria-labelledby="ask-\(row.id)">\
      <span id="ask-\(row.id)"\(mark)>\(say(row.label))</span>\
      <span>\(radios(PhoneAnswers.name(vocabulary[place]), words, chosen: chosen(place)))</span></div>

      """
  }

  /// What holds for the rows about which nothing was said.
  private func rest(_ question: Question, _ label: Words, _ rows: [(String, Words)]) -> HTML {
    let isNone = question.facts.first.map { sheet[$0] == .multi(0) } ?? false
    let isUnknown =
      question.kind == .multi
      && question.facts.contains { sheet.asked.contains($0) && sheet[$0] == .unknown }
    let words = ([("", PhoneWords.notYet)] + rows).map { ($0.0, context($0.1)) }
    let chosen = isNone ? "no" : isUnknown ? PhoneAnswers.unknown : ""
    return """
      <div class="yn" role="radiogroup" aria-labelledby="rest-\(question.id)">\
      <b id="rest-\(question.id)">\(context(label))</b>\
      <span>\(radios(PhoneAnswers.rest(question), words, chosen: chosen))</span></div>

      """
  }

  private func single(_ question: Question) -> HTML {
    guard let place = question.facts.first else { return .empty }
    let words =
      [("", context(PhoneWords.notYet))] + question.rows.map { ($0.id, say($0.label)) }
      + [(PhoneAnswers.unknown, context(InterviewWords.unknown))]
    let name = PhoneAnswers.name(vocabulary[place])
    return
      "<div class=\"of\">\(radios(name, words, chosen: chosen(place), said: question.rows.map(\.id)))</div>\n"
  }

  private func radios(
    _ name: String, _ rows: [(value: String, label: String)], chosen: String, said: [String] = []
  ) -> [HTML] {
    rows.html { value, label in
      """
      <label\(said.contains(value) ? mark : nil)><input type="radio" name="\(name)" value="\(value)"\
      \(value == chosen ? " checked" as HTML : nil)> \(label)</label>
      """
    }
  }

  private func chosen(_ place: Int) -> String {
    guard sheet.asked.contains(place) else { return "" }
    switch sheet[place] {
    case .yes: return "yes"
    case .no: return "no"
    case .unknown: return PhoneAnswers.unknown
    case .choice(let index): return vocabulary[place].kind.values[index].id
    default: return ""
    }
  }

  private func ticks(_ question: Question) -> HTML {
    guard let place = question.facts.first else { return .empty }
    let fact = vocabulary[place]
    var ticked: UInt64 = 0
    if case .multi(let chosen) = sheet[place] { ticked = chosen }
    let boxes = question.rows.html { row in
      let index = fact.kind.values.firstIndex { $0.id == row.id }
      let isOn = index.map { ticked & (1 << UInt64($0)) != 0 } ?? false
      return """
        <label\(mark)><input type="checkbox" name="\(PhoneAnswers.name(fact))" value="\(row.id)"\
        \(isOn ? " checked" as HTML : nil)> \(say(row.label))</label>
        """
    }
    return "<div class=\"of\">\(boxes)</div>\n"
  }

  private func field(_ row: Question.Row) -> HTML {
    guard let place = vocabulary.place(of: row.id) else { return .empty }
    let id = "field-\(row.id)"
    let problem = page.problems.first { $0.field == id }
    let described = [row.hint == nil ? nil : "\(id)-hint", problem == nil ? nil : "\(id)-error"].compactMap(
      \.self)
    let attributes: HTML = """
      id="\(id)" name="\(PhoneAnswers.name(vocabulary[place]))"\
      \(described.isEmpty ? nil : " aria-describedby=\"\(described.joined(separator: " "))\"" as HTML)\
      \(problem == nil ? nil : " aria-invalid=\"true\"" as HTML)
      """
    return """
      <div class="field"><label for="\(id)"\(mark)>\(say(row.label))</label>
      \(row.hint.map { "<p class=\"hint\" id=\"\(id)-hint\"\(mark)>\(say($0))</p>\n" as HTML })\
      \(problem.map { "<p class=\"error\" id=\"\(id)-error\"><b>!</b> \($0.message)</p>\n" as HTML })\
      \(input(place, attributes, isRefused: problem != nil))</div>

      """
  }

  private func input(_ place: Int, _ attributes: HTML, isRefused: Bool) -> HTML {
    let fact = vocabulary[place]
    let isUnknown = sheet.asked.contains(place) && sheet[place] == .unknown
    let entered = sheet[place].entered(fact, offset: context.zoneOffset)
    if !fact.kind.values.isEmpty {
      let chosen = isUnknown ? PhoneAnswers.unknown : entered
      let options =
        [("", context(PhoneWords.notYet))] + fact.kind.values.map { ($0.id, say($0.label)) }
        + [(PhoneAnswers.unknown, context(InterviewWords.unknown))]
      return """
        <select \(attributes)>\(options.html {
          "<option value=\"\($0.0)\"\($0.0 == chosen ? " selected" as HTML : nil)>\($0.1)</option>"
        })</select>
        """
    }
    let value = isRefused ? page.typed?.one(PhoneAnswers.name(fact)) ?? "" : entered
    let isNumber = if case .number = fact.kind { true } else { false }
    return """
      <span class="typed"><input type="text" autocomplete="off" size="\(isNumber ? 12 : 22)"\
      \(isNumber ? " inputmode=\"numeric\"" as HTML : nil) \(attributes) value="\(value)"> \
      \(fact.unit.map { "\(say($0)) " as HTML })\
      <label><input type="checkbox" name="unknown" value="\(fact.id)"\
      \(isUnknown ? " checked" as HTML : nil)> \(context(InterviewWords.unknown))</label></span>
      """
  }
}
