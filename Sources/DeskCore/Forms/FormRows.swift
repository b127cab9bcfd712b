extension DeskPack {
  /// What was filled into a case's form, as people read it.
  ///
  /// - Parameters:
  ///   - fields: as they are stored.
  ///   - stamp: the form of the case, as `virus-report@1`; its labels are those of that very version.
  /// - Returns: the rows in the form's order. Where the pack does not hold that form any more, and for what it
  ///   does not know, the names under which things are kept stand for the labels.
  public func rows(
    of fields: JSON?, form stamp: String?, _ language: Language
  ) -> [(label: String, value: String)] {
    let values = FormValues(stored: fields)
    guard let stamp, let form = form(stamp) else { return Form.bare(values.entries) }
    return form.rows(values, offset: rulebook.rules.zoneOffset, language)
  }
}

extension Form {
  /// What was filled in, as people read it: only what there is.
  public func rows(
    _ values: FormValues, offset: Int, _ language: Language
  ) -> [(label: String, value: String)] {
    let own = items.compactMap { item -> (label: String, value: String)? in
      let text = item.words(of: values, offset: offset, language)
      return text.isEmpty ? nil : (item.label[language], text)
    }
    let known = Set(items.flatMap(\.keys))
    return own + Self.bare(values.entries.filter { !known.contains($0.key) })
  }

  /// Values under the names by which they are kept.
  static func bare(_ entries: [(key: String, value: FormValue)]) -> [(label: String, value: String)] {
    entries.filter { !$0.value.isEmpty }.map { ($0.key, $0.value.plain) }
  }
}

extension FormItem {
  /// The answer to one item in words, the texts beside its options included; empty where there is none.
  public func words(of values: FormValues, offset: Int, _ language: Language) -> String {
    let value = values[id].flatMap { $0.isEmpty ? nil : $0 }
    let shown = value.map { words(of: $0, offset, language) { values[$0] } } ?? ""
    // A text beside an option that was not chosen was written all the same.
    let stray = options.filter { $0.hasText && !isChosen($0, value) }.compactMap { option -> String? in
      guard let text = values[key(beside: option)], !text.isEmpty else { return nil }
      return Self.beside(option.label[language], text.plain, language)
    }
    return ([shown] + stray).filter { !$0.isEmpty }.joined(separator: language == .en ? ", " : "、")
  }

  private func isChosen(_ option: Option, _ value: FormValue?) -> Bool {
    switch value {
    case .text(let id): id == option.id
    case .texts(let ids): ids.contains(option.id)
    default: false
    }
  }

  private func words(
    of value: FormValue, _ offset: Int, _ language: Language, _ beside: (String) -> FormValue?
  ) -> String {
    func label(_ id: String) -> String {
      guard let option = option(id) else { return id }
      guard let text = beside(key(beside: option)), !text.isEmpty else { return option.label[language] }
      return Self.beside(option.label[language], text.plain, language)
    }
    switch (kind, value) {
    case (.choice, .text(let id)): return label(id)
    case (.choices, .texts(let ids)):
      return ids.map(label).joined(separator: language == .en ? ", " : "、")
    case (_, .flag(let flag)): return flag ? AnswerWords.yes[language] : AnswerWords.no[language]
    case (.number, .number(let number)):
      let digits = AnswerWords.grouped(number)
      return unit.map { language == .en ? "\(digits) \($0.en)" : digits + $0.ja } ?? digits
    case (.date, .text(let text)):
      return Moment(rfc3339: text).map { DateWords.full($0, offset: offset, language) } ?? text
    default: return value.plain
    }
  }

  private static func beside(_ label: String, _ text: String, _ language: Language) -> String {
    language == .en ? "\(label) (\(text))" : "\(label)（\(text)）"
  }
}

extension FormValue {
  /// The value as it is kept.
  var plain: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .flag(let flag): flag ? "true" : "false"
    case .texts(let texts): texts.joined(separator: ", ")
    }
  }
}
