import DeskCore

/// All facts as compact rows, group by group: a list to choose from or a field each, empty where it is not
/// known.
struct ExpertFacts {
  let entries: ExpertEntries
  let problems: [FieldProblem]
  let context: PageContext

  /// The groups, by how the ids of their facts begin.
  static let groups: [(id: String, prefixes: [String], heading: Words)] = [
    ("who", ["reporter", "organisation"], ExpertWords.who),
    ("sign", ["sign"], ExpertWords.signs),
    ("data", ["data"], ExpertWords.data),
    ("impact", ["impact"], ExpertWords.impact),
    ("time", ["time"], ExpertWords.times),
    ("done", ["done", "logs"], ExpertWords.done),
    ("wish", ["wish"], ExpertWords.wishes),
  ]

  private var vocabulary: Vocabulary { context.pack.rulebook.vocabulary }

  var html: [HTML] {
    Self.groups.html { group in
      let places = vocabulary.facts.indices.filter { place in
        group.prefixes.contains { vocabulary[place].id.split(separator: ".").first.map(String.init) == $0 }
      }
      return """
        <fieldset class="facts-group"><legend id="g-\(group.id)">\(context(group.heading))</legend>
        \(group.id == "time" ? "<p class=\"hint\" id=\"when\">\(context(ExpertWords.whenHint))</p>\n" as HTML : nil)\
        \(places.html(row))</fieldset>

        """
    }
  }

  private func row(_ place: Int) -> HTML {
    let fact = vocabulary[place]
    switch fact.kind {
    case .tri:
      return select(fact, place, [("yes", context(AnswerWords.yes)), ("no", context(AnswerWords.no))])
    case .choice(let values): return select(fact, place, values.map { ($0.id, context($0.label)) })
    case .text(let values) where !values.isEmpty:
      return select(fact, place, values.map { ($0.id, context($0.label)) })
    case .multi(let values): return boxes(fact, place, values)
    case .number, .when, .text: return line(fact, place)
    }
  }

  private func select(_ fact: Fact, _ place: Int, _ options: [(id: String, label: String)]) -> HTML {
    let chosen = entries[place].first
    return """
      <label>\(context(fact.label))<select name="\(fact.id)"><option value="">\(context(InterviewWords.unknown))\
      \(options.html { "<option value=\"\($0.id)\"\($0.id == chosen ? " selected" as HTML : nil)>\($0.label)" })\
      </select></label>

      """
  }

  private func boxes(_ fact: Fact, _ place: Int, _ values: [FactValue]) -> HTML {
    let rows =
      values.map { ($0.id, context($0.label)) } + [(ExpertEntries.none, context(InterviewWords.none))]
    return """
      <fieldset class="several"><legend>\(context(fact.label))</legend>
      \(rows.html { id, label in
        """
        <label><input type="checkbox" name="\(fact.id)" value="\(id)"\
        \(entries[place].contains(id) ? " checked" as HTML : nil)> \(label)</label>

        """
      })</fieldset>

      """
  }

  private func line(_ fact: Fact, _ place: Int) -> HTML {
    let id = "field-\(fact.id)"
    let problem = problems.first { $0.field == id }
    let isDate = if case .when = fact.kind { true } else { false }
    let described = [isDate ? "when" : nil, problem == nil ? nil : "\(id)-error"].compactMap(\.self)
    let isNumber = if case .number = fact.kind { true } else { false }
    return """
      \(problem.map { "<p class=\"error\" id=\"\(id)-error\"><b>!</b> \($0.message)</p>\n" as HTML })\
      <label>\(context(fact.label))\(fact.unit.map { " (\(context($0)))" as HTML })\
      <input type="text" id="\(id)" name="\(fact.id)"\(isNumber ? " inputmode=\"numeric\"" as HTML : nil) \
      autocomplete="off"\
      \(described.isEmpty ? nil : " aria-describedby=\"\(described.joined(separator: " "))\"" as HTML)\
      \(problem == nil ? nil : " aria-invalid=\"true\"" as HTML) value="\(entries[place].first ?? "")"></label>

      """
  }
}
