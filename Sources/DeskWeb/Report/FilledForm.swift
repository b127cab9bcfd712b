import DeskCore

/// What was typed and chosen on the items of a form, as it was typed, until it is sent.
///
/// On its page an item's field is named `f.ITEM`, the text beside an option `f.ITEM.OPTION`. What a page does not
/// show travels in one hidden field, as `ITEM=…&ITEM=…`.
struct FilledForm: Sendable {
  private var typed: [String: [String]] = [:]

  /// Nothing filled in.
  init() {}

  /// - Parameter page: the page whose items were shown, counted from 0; nil where there was none.
  /// - Returns: nil where the form does not hold what we wrote into it.
  init?(_ body: FormBody, _ form: Form, page: Int?) {
    guard let hidden = FormBody(body.one("fields") ?? "") else { return nil }
    let shown = Set(form.items(on: page ?? -1).map(\.id))
    for item in form.items {
      for key in item.keys {
        let isMany = item.kind == .choices && key == item.id
        let name = Self.name(key)
        if !isMany, hidden.isDoubled(key) || body.isDoubled(name) { return nil }
        // A box that was emptied is not sent.
        let isShown = shown.contains(item.id) || !body.all(name).isEmpty
        let entries = isMany ? (isShown ? body.all(name) : hidden.all(key)) : []
        set(key, isMany ? entries : [isShown ? body.typed(name) : hidden.typed(key)])
      }
    }
  }

  /// The name of a field on its page.
  static func name(_ key: String) -> String { "f.\(key)" }

  private mutating func set(_ key: String, _ entries: [String]) {
    let kept = entries.filter { !$0.isEmpty }
    typed[key] = kept.isEmpty ? nil : kept
  }

  /// Whether nothing is filled in.
  var isEmpty: Bool { typed.isEmpty }

  /// What was typed under a name.
  func entry(_ key: String) -> String { typed[key]?.first ?? "" }

  /// All that was ticked under a name.
  func entries(_ key: String) -> [String] { typed[key] ?? [] }

  /// All of it in one line, but what a page shows; the same for the same entries.
  func line(without items: [FormItem] = []) -> String {
    let shown = Set(items.flatMap(\.keys))
    let fields = typed.keys.sorted().filter { !shown.contains($0) }.flatMap { key in
      entries(key).map { FormField(name: key, value: $0) }
    }
    return FormBody.text(fields)
  }

  /// What can be kept of it, and what cannot be taken as it is.
  func read(
    _ form: Form, _ context: PageContext
  ) -> (values: FormValues, faults: [(key: String, item: FormItem, fault: FormFault)]) {
    var values = FormValues()
    var faults: [(key: String, item: FormItem, fault: FormFault)] = []
    for item in form.items {
      do throws(FormFault) {
        let value = try item.value(
          typed: chosen(item), today: context.today, offset: context.pack.rulebook.rules.zoneOffset)
        if let value { values.add(item.id, value) }
      } catch {
        faults.append((item.id, item, error))
      }
      for option in item.options where option.hasText {
        let key = item.key(beside: option)
        let text = entry(key)
        let count = text.unicodeScalars.count
        if text.isBlank { continue }
        if count > FormItem.mostBeside {
          faults.append((key, item, .tooLong(most: FormItem.mostBeside, count: count)))
        } else {
          values.add(key, .text(text))
        }
      }
    }
    return (values, faults)
  }

  /// What was chosen; who writes beside an option means it.
  private func chosen(_ item: FormItem) -> [String] {
    let written = item.options.filter { $0.hasText && !entry(item.key(beside: $0)).isBlank }.map(\.id)
    let ticked = entries(item.id)
    switch item.kind {
    case .choices: return ticked + written
    case .choice: return ticked.isEmpty ? written : ticked
    default: return ticked
    }
  }

  /// Whether an option is chosen.
  func isChosen(_ option: FormItem.Option, of item: FormItem) -> Bool {
    let chosen = chosen(item)
    return item.kind == .choices ? chosen.contains(option.id) : chosen.first == option.id
  }

  /// Fixes the day that a date such as 「昨日」 meant when it was typed.
  mutating func settle(_ form: Form, _ context: PageContext) {
    let offset = context.pack.rulebook.rules.zoneOffset
    for item in form.items where item.kind == .date {
      guard let moment = DateText.moment(entry(item.id), today: context.today, offset: offset) else {
        continue
      }
      typed[item.id] = [AnswerWords.typed(moment, offset: offset)]
    }
  }
}

extension FilledForm {
  /// What has to be mended on a page.
  ///
  /// - Parameter isLenient: where it is only saved: alone what is too long.
  func problems(_ form: Form, _ page: Int, _ context: PageContext, isLenient: Bool) -> [FieldProblem] {
    let (values, faults) = read(form, context)
    let missing = isLenient ? [] : Set(form.missing(values).map(\.id))
    return form.items(on: page).flatMap { item -> [FieldProblem] in
      let own = faults.filter { $0.item.id == item.id && (!isLenient || $0.fault.isTooLong) }
      let problems = own.map { key, _, fault in
        Self.problem(key, context(item.label) + ": " + context(fault.words(item)))
      }
      guard missing.contains(item.id), !own.contains(where: { $0.key == item.id }) else { return problems }
      let words =
        switch item.kind {
        case .yesNo: DetailsWords.unanswered(item.label)
        case .choice, .choices: DetailsWords.unchosen(item.label)
        default: DetailsWords.needed(item.label)
        }
      let isChosen = item.kind.hasOptions || item.kind == .yesNo
      return [Self.problem(isChosen && !item.isList ? "\(item.id)-0" : item.id, context(words))] + problems
    }
  }

  private static func problem(_ key: String, _ message: String) -> FieldProblem {
    FieldProblem(field: "field-\(name(key))", message: message)
  }
}

extension FormFault {
  /// Whether only the length is at fault: nothing else keeps an entry from being saved.
  fileprivate var isTooLong: Bool {
    if case .tooLong = self { true } else { false }
  }
}
