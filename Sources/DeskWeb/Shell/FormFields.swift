import DeskCore

/// Fields as every form of ours shows them: label, need, hint, fault, then the field.
struct FormFields {
  let problems: [FieldProblem]
  let context: PageContext

  /// What a field is made of, besides what was typed.
  struct Field {
    let name: String
    let label: Words
    var hint: Words?
    /// Whether it may stay empty; told in words.
    var isOptional = true
    /// What browsers may fill in by themselves.
    var autocomplete = "off"
    /// Which keys a telephone shows.
    var keys: String?
    /// Its width in characters.
    var size = 24
    /// Whether it holds a code or an address: no capitals and no corrections by the keyboard.
    var isLiteral = false
  }

  /// One line of text.
  func line(_ field: Field, _ value: String) -> HTML {
    frame(field) { attributes in
      """
      <input type="text" \(attributes) size="\(field.size)" autocomplete="\(field.autocomplete)"\
      \(field.keys.map { " inputmode=\"\($0)\"" as HTML })\
      \(field.isLiteral ? " autocapitalize=\"none\" autocorrect=\"off\" spellcheck=\"false\"" as HTML : nil) value="\(value)">
      """
    }
  }

  /// Several lines of text.
  func area(_ field: Field, _ value: String, rows: Int) -> HTML {
    // HTML drops one line break right after the tag: ours, so that one that was typed stays.
    frame(field) { "<textarea \($0) rows=\"\(rows)\" autocomplete=\"off\">\n\(value)</textarea>" }
  }

  /// A file.
  func file(_ field: Field) -> HTML {
    frame(field) { "<input type=\"file\" \($0)>" }
  }

  private func frame(_ field: Field, _ input: (HTML) -> HTML) -> HTML {
    let id = "field-\(field.name)"
    let problem = problems.first { $0.field == id }
    let described = [field.hint == nil ? nil : "\(id)-hint", problem == nil ? nil : "\(id)-error"].compactMap(
      \.self)
    let attributes: HTML = """
      id="\(id)" name="\(field.name)"\
      \(described.isEmpty ? nil : " aria-describedby=\"\(described.joined(separator: " "))\"" as HTML)\
      \(field.isOptional ? nil : " aria-required=\"true\"" as HTML)\
      \(problem == nil ? nil : " aria-invalid=\"true\"" as HTML)
      """
    let need = context(field.isOptional ? InterviewWords.optional : FormWords.needed)
    return """
      <div class="field">
      <label for="\(id)">\(context(field.label)) <span class="need">\(need)</span></label>
      \(field.hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\(context($0))</p>\n" as HTML })\
      \(problem.map { "<p class=\"error\" id=\"\(id)-error\"><b>!</b> \($0.message)</p>\n" as HTML })\
      \(input(attributes))
      </div>

      """
  }

  /// Rows of which one can be chosen, or several, in a fieldset.
  func rows(
    _ name: String, isMany: Bool = false, legend: Words, hint: Words?,
    _ rows: [(value: String, label: String)],
    chosen: [String]
  ) -> HTML {
    let id = "field-\(name)"
    let choices = rows.enumerated().html { index, row in
      """
      <label class="row" for="\(id)-\(index)"><input type="\(isMany ? "checkbox" : "radio")" id="\(id)-\(index)" \
      name="\(name)" value="\(row.value)"\(chosen.contains(row.value) ? " checked" as HTML : nil)> \
      <span>\(row.label)</span></label>

      """
    }
    return """
      <fieldset class="field"\(hint == nil ? nil : " aria-describedby=\"\(id)-hint\"" as HTML)>
      <legend>\(context(legend)) <span class="need">\(context(InterviewWords.optional))</span></legend>
      \(hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\(context($0))</p>\n" as HTML })\
      \(choices)</fieldset>

      """
  }
}

/// The words around fields.
enum FormWords {
  static let needed = Words(ja: "※必須", en: "needed")
}
