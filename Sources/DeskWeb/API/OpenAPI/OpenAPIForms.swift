import DeskCore

extension OpenAPI {
  /// Every form that a desk takes, old versions after those that are offered.
  var forms: [Form] {
    pack.desks.filter { $0.email != nil }.flatMap(pack.forms(takenBy:))
  }

  /// The schema of each form's fields, by its name in the document: `Fields-virus-report-1`.
  var fieldsOfForms: [(String, JSONSchema)] {
    forms.map { form in (Self.name(of: form), schema(of: form)) }
  }

  /// The fields of any form.
  var fields: JSONSchema {
    forms.isEmpty
      ? .request([])
      : .any(of: forms.map { .ref(Self.name(of: $0)) }).said("The fields of the form that `form` names.")
  }

  /// The fields of a case: the form may be one that the pack does not hold any more.
  static let keptFields = JSONSchema.map(
    to: .any(of: [.text(), .plain("number"), .plain("boolean"), .array(of: .text())]), most: 1_000
  ).said("What was filled into the form that `form` names. Dates are days, or instants in UTC.")

  private static func name(of form: Form) -> String { "Fields-\(form.id)-\(form.version)" }

  /// What only documents ask: the items of the pack's particulars.
  var particulars: JSONSchema {
    guard let form = pack.documents.particulars else { return .request([]) }
    return JSONSchema.request(properties(of: form))
      .with("title", .string(form.stamp))
      .said("\(form.name.en). It takes the place of what was written before; all may be left out.")
  }

  private func properties(of form: Form) -> [(String, JSONSchema)] {
    form.items.flatMap { item in
      [(item.id, schema(of: item))]
        + item.options.filter(\.hasText).map { option in
          let beside = JSONSchema.text(most: FormItem.mostBeside)
            .said("The text beside the option `\(option.id)` of `\(item.id)`: \(option.label.en)")
          return (item.key(beside: option), beside)
        }
    }
  }

  private func schema(of form: Form) -> JSONSchema {
    let needed = form.items.filter { $0.isRequired && $0.when == nil }.map { "`\($0.id)`" }
    let acceptance =
      needed.isEmpty
      ? "Every field may be left out."
      : "A report is taken without any of them; before the desk can accept it, these are needed: "
        + needed.joined(separator: ", ") + "."
    return JSONSchema.request(properties(of: form))
      .with("title", .string(form.stamp))
      .said("\(form.name.en), to the desk `\(form.desk)`. \(acceptance)")
  }

  private func schema(of item: FormItem) -> JSONSchema {
    let ids = item.options.map(\.id)
    let schema: JSONSchema =
      switch item.kind {
      case .line, .text: .text(most: item.most)
      case .number: .integer(from: 0, to: item.most)
      case .date: Self.typedDate.with("maxLength", .number(item.most))
      case .yesNo: .plain("boolean")
      case .choice: .one(of: ids)
      case .choices: .array(of: .one(of: ids)).with("uniqueItems", .bool(true))
      case .url: .text(pattern: #"^\S*[.:]\S*$"#).with("maxLength", .number(item.most))
      case .email: Self.mailAddress
      }
    let words = meaning(of: item)
    let titled = schema.with("title", .string(item.label.en))
    return words.isEmpty ? titled : titled.said(words)
  }

  private func meaning(of item: FormItem) -> String {
    var sentences: [String] = []
    if let hint = item.hint { sentences.append(hint.en) }
    if let unit = item.unit { sentences.append("Counted in: \(unit.en)") }
    if item.kind == .date {
      sentences.append(
        "A day or a moment with its year, such as `2026-11-22`, an instant with its offset, or as people write it."
      )
    }
    if let when = item.when { sentences.append("To be answered where `\(when.item)` is `\(when.value)`.") }
    if !item.isVerified { sentences.append("Not verified in a source.") }
    if !item.options.isEmpty {
      sentences.append(item.options.map { "`\($0.id)` \($0.label.en)" }.joined(separator: "; "))
    }
    return sentences.joined(separator: "\n\n")
  }

  /// More ways of writing a date are read than a pattern can tell.
  private static let typedDate = JSONSchema.text(pattern: "[0-9０-９]")
}
