extension FormItem {
  /// Reads what somebody typed or chose; nil where nothing.
  ///
  /// - Parameters:
  ///   - typed: the entry, or all that was ticked. What is no option (any more) counts as not chosen.
  ///   - today: the day that 「今日」 means.
  ///   - offset: the desk's zone, in seconds east of UTC.
  public func value(
    typed: [String], today: CalendarDate, offset: Int
  ) throws(FormFault) -> FormValue? {
    let entry = typed.first ?? ""
    switch kind {
    case .choice: return option(entry).map { .text($0.id) }
    case .choices:
      let chosen = options.map(\.id).filter(typed.contains)
      return chosen.isEmpty ? nil : .texts(chosen)
    case .yesNo: return entry == "yes" ? .flag(true) : entry == "no" ? .flag(false) : nil
    case .line, .text, .url, .email, .date, .number: break
    }
    if entry.allSatisfy(\.isWhitespace) { return nil }
    let count = entry.unicodeScalars.count
    if kind == .number {
      guard count <= 200, let number = DateText.number(without(unit, entry)) else { throw .notWholeNumber }
      if number > most { throw .tooLarge(most: most) }
      return .number(number)
    }
    if count > most { throw .tooLong(most: most, count: count) }
    return .text(try narrowed(entry) { DateText.moment($0, today: today, offset: offset) })
  }

  /// People write what they count behind the number: 「3台」.
  private func without(_ unit: Words?, _ entry: String) -> String {
    let plain = DateText.narrowed(entry)
    for word in [unit?.ja, unit?.en].compactMap(\.self) where plain.hasSuffix(word) {
      return String(plain.dropLast(word.count))
    }
    return plain
  }
}
