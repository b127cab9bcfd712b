import DeskCore

/// Fields as every form of the console shows them: label, need, hint, fault, then the field.
struct ConsoleFields {
  let problems: [FieldProblem]
  let context: ConsoleContext

  /// What a field is made of, besides what was typed.
  struct Field {
    let name: String
    let label: Words
    var hint: Words?
    var isOptional = false
    /// `text`, `email`, `password`, `search`
    var type = "text"
    /// What browsers and password managers may fill in.
    var autocomplete = "off"
    /// Its width in characters.
    var size = 32
    /// The most letters that it takes.
    var most: Int?
    /// Whether it holds a code or an address: no capitals and no corrections by the keyboard.
    var isLiteral = false
    /// Whether it has the focus when the page opens.
    var hasFocus = false
  }

  /// The id of a field on the page, as `FieldProblem` wants it.
  static func id(_ name: String) -> String { "field-\(name)" }

  /// One line; passwords are never shown again.
  func line(_ field: Field, _ value: String = "") -> HTML {
    frame(field) { attributes in
      """
      <input type="\(field.type)" \(attributes) size="\(field.size)" autocomplete="\(field.autocomplete)"\
      \(field.most.map { " maxlength=\"\($0)\"" as HTML })\
      \(field.isLiteral ? " autocapitalize=\"none\" autocorrect=\"off\" spellcheck=\"false\"" as HTML : nil)\
      \(field.hasFocus && problems.isEmpty ? " autofocus" as HTML : nil)\
      \(field.type == "password" ? nil : " value=\"\(value)\"" as HTML)>
      """
    }
  }

  /// Several lines.
  func area(_ field: Field, _ value: String, rows: Int) -> HTML {
    // HTML drops one line break right after the tag: ours, so that one that was typed stays.
    frame(field) { "<textarea \($0) rows=\"\(rows)\" autocomplete=\"off\">\n\(value)</textarea>" }
  }

  /// One of several, as a list that opens.
  func select(_ field: Field, _ rows: [(value: String, label: String)], chosen: String) -> HTML {
    frame(field) { attributes in
      let options = rows.html { row in
        """
        <option value="\(row.value)"\(row.value == chosen ? " selected" as HTML : nil)>\(row.label)</option>
        """
      }
      return "<select \(attributes)>\(options)</select>"
    }
  }

  /// A box to tick.
  func check(_ name: String, _ value: String, _ label: String, isOn: Bool, hint: Words? = nil) -> HTML {
    """
    <label class="check"><input type="checkbox" name="\(name)" value="\(value)"\
    \(isOn ? " checked" as HTML : nil)> \
    <span>\(label)\(hint.map { " <span class=\"hint\">\(context($0))</span>" as HTML })</span></label>

    """
  }

  /// The hint that a fault of this field needs, for groups of boxes.
  func problem(_ name: String) -> HTML? {
    let id = Self.id(name)
    return problems.first { $0.field == id }.map {
      "<p class=\"error\" id=\"\(id)-error\"><b>!</b> \($0.message)</p>\n"
    }
  }

  private func frame(_ field: Field, _ input: (HTML) -> HTML) -> HTML {
    let id = Self.id(field.name)
    let fault = problem(field.name)
    let described = [field.hint == nil ? nil : "\(id)-hint", fault == nil ? nil : "\(id)-error"].compactMap(
      \.self)
    let attributes: HTML = """
      id="\(id)" name="\(field.name)"\
      \(described.isEmpty ? nil : " aria-describedby=\"\(described.joined(separator: " "))\"" as HTML)\
      \(field.isOptional ? nil : " aria-required=\"true\"" as HTML)\
      \(fault == nil ? nil : " aria-invalid=\"true\"" as HTML)
      """
    let need: HTML? =
      field.isOptional ? " <span class=\"need\">\(context(InterviewWords.optional))</span>" : nil
    return """
      <div class="field">
      <label for="\(id)">\(context(field.label))\(need)</label>
      \(field.hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\(context($0))</p>\n" as HTML })\
      \(fault)\
      \(input(attributes))
      </div>

      """
  }
}
