import DeskCore

/// The items of a form as fields.
struct ItemFields {
  let form: Form
  let filled: FilledForm
  /// What is filled in so far, as far as it can be read.
  let values: FormValues
  let problems: [FieldProblem]
  let context: PageContext

  /// One item. Without a script nothing can appear later: what is asked only in some cases says in which.
  func html(_ item: FormItem) -> HTML {
    switch item.kind {
    case .choice where item.isList: list(item)
    case .choice, .choices, .yesNo: rows(item)
    case .text:
      FormFields(problems: problems, context: context).area(field(item), filled.entry(item.id), rows: 4)
    case .line, .date, .number, .url, .email:
      FormFields(problems: problems, context: context).line(field(item), filled.entry(item.id))
    }
  }

  private func field(_ item: FormItem) -> FormFields.Field {
    FormFields.Field(
      name: FilledForm.name(item.id), label: item.fullLabel, hint: hint(item), isOptional: !isNeeded(item),
      keys: item.kind == .number
        ? "numeric" : item.kind == .email ? "email" : item.kind == .url ? "url" : nil,
      size: item.kind == .number ? 12 : item.kind == .date ? 24 : 40,
      isLiteral: item.kind == .url || item.kind == .email)
  }

  private func isNeeded(_ item: FormItem) -> Bool {
    item.isRequired && item.when.map(values.holds) ?? true
  }

  private func hint(_ item: FormItem) -> Words? {
    let own = item.hint ?? (item.kind == .date ? DetailsWords.dateHint : nil)
    guard let when = item.when, let other = form.item(when.item) else { return own }
    let value =
      other.option(when.value)?.label ?? (when.value == "yes" ? AnswerWords.yes : AnswerWords.no)
    let words = DetailsWords.when(other.label, value)
    return own.map { Words(ja: words.ja + $0.ja, en: "\(words.en) \($0.en)") } ?? words
  }

  /// Rows of which one can be chosen, or several, with the texts beside them.
  private func rows(_ item: FormItem) -> HTML {
    let id = "field-\(FilledForm.name(item.id))"
    let hint = hint(item)
    let problem = problems.first { $0.field == "\(id)-0" }
    let described = [hint == nil ? nil : "\(id)-hint", problem == nil ? nil : "\(id)-error"].compactMap(
      \.self)
    return """
      <fieldset class="field"\
      \(described.isEmpty ? nil : " aria-describedby=\"\(described.joined(separator: " "))\"" as HTML)>
      <legend>\(context(item.label)) <span class="need">\(need(item))</span></legend>
      \(hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\(context($0))</p>\n" as HTML })\
      \(problem.map { "<p class=\"error\" id=\"\(id)-error\"><b>!</b> \($0.message)</p>\n" as HTML })\
      \(choices(item).enumerated().html { row(item, $1, id: "\(id)-\($0)") })</fieldset>

      """
  }

  /// Many options of which one can be chosen, folded away.
  private func list(_ item: FormItem) -> HTML {
    let id = "field-\(FilledForm.name(item.id))"
    let hint = hint(item)
    let problem = problems.first { $0.field == id }
    let described = [hint == nil ? nil : "\(id)-hint", problem == nil ? nil : "\(id)-error"].compactMap(
      \.self)
    let options = item.options.html { option in
      """
      <option value="\(option.id)"\(filled.isChosen(option, of: item) ? " selected" as HTML : nil)>\(context(option.label))</option>

      """
    }
    return """
      <div class="field">
      <label for="\(id)">\(context(item.label)) <span class="need">\(need(item))</span></label>
      \(hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\(context($0))</p>\n" as HTML })\
      \(problem.map { "<p class=\"error\" id=\"\(id)-error\"><b>!</b> \($0.message)</p>\n" as HTML })\
      <select id="\(id)" name="\(FilledForm.name(item.id))"\
      \(described.isEmpty ? nil : " aria-describedby=\"\(described.joined(separator: " "))\"" as HTML)\
      \(problem == nil ? nil : " aria-invalid=\"true\"" as HTML)>
      <option value="">\(context(DetailsWords.noAnswer))</option>
      \(options)</select>
      </div>

      """
  }

  /// Whether it may stay empty, in words.
  private func need(_ item: FormItem) -> String {
    if isNeeded(item) { return context(FormWords.needed) }
    return context(item.isRequired ? DetailsWords.neededThen : InterviewWords.optional)
  }

  private struct Choice {
    let value: String
    let label: String
    let isChosen: Bool
    var option: FormItem.Option?
  }

  private func choices(_ item: FormItem) -> [Choice] {
    let entry = filled.entry(item.id)
    var choices =
      item.kind == .yesNo
      ? [("yes", AnswerWords.yes), ("no", AnswerWords.no)].map {
        Choice(value: $0.0, label: context($0.1), isChosen: entry == $0.0)
      }
      : item.options.map {
        Choice(
          value: $0.id, label: context($0.label), isChosen: filled.isChosen($0, of: item), option: $0)
      }
    // Who has chosen one of several must be able to take it back.
    if item.kind != .choices, !item.isRequired || item.when != nil {
      choices.append(
        Choice(
          value: "", label: context(DetailsWords.noAnswer), isChosen: !choices.contains(where: \.isChosen)))
    }
    return choices
  }

  private func row(_ item: FormItem, _ choice: Choice, id: String) -> HTML {
    """
    <label class="row" for="\(id)"><input type="\(item.kind == .choices ? "checkbox" : "radio")" id="\(id)" \
    name="\(FilledForm.name(item.id))" value="\(choice.value)"\(choice.isChosen ? " checked" as HTML : nil)> \
    <span>\(choice.label)</span></label>
    \(choice.option.flatMap { beside($0, of: item) })
    """
  }

  /// The text beside an option.
  private func beside(_ option: FormItem.Option, of item: FormItem) -> HTML? {
    guard option.hasText else { return nil }
    let key = item.key(beside: option)
    let name = FilledForm.name(key)
    let id = "field-\(name)"
    let problem = problems.first { $0.field == id }
    return """
      <p class="hint"><label for="\(id)">\(context(DetailsWords.beside))<span class="hidden">: \
      \(context(option.label))</span></label>
      \(problem.map { "<b class=\"error\" id=\"\(id)-error\">! \($0.message)</b>\n" as HTML })\
      <input type="text" id="\(id)" name="\(name)" size="32" autocomplete="off"\
      \(problem == nil ? nil : " aria-invalid=\"true\" aria-describedby=\"\(id)-error\"" as HTML) \
      value="\(filled.entry(key))"></p>

      """
  }
}
