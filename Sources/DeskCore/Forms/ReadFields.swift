extension Form {
  /// Whether a field of this name is one of its own.
  func takes(_ name: String) -> Bool { items.contains { $0.keys.contains(name) } }

  /// Reads fields as a request holds them.
  ///
  /// - Parameter offset: the desk's zone, in seconds east of UTC.
  /// - Returns: what can be kept, in the form's order, and every fault with the name of its field.
  public func read(
    _ members: [JSON.Member], offset: Int
  ) -> (values: FormValues, faults: [(key: String, words: Words)]) {
    var values = FormValues()
    var faults: [(key: String, words: Words)] = []
    var known: Set<String> = []
    func sent(_ key: String) -> JSON? { members.first { $0.key == key }?.value }
    func take(_ key: String, _ item: FormItem, _ read: () throws(FormFault) -> FormValue?) {
      known.insert(key)
      do throws(FormFault) {
        if let value = try read() { values.add(key, value) }
      } catch {
        faults.append((key, error.words(item)))
      }
    }
    for item in items {
      take(item.id, item) { () throws(FormFault) in
        guard let json = sent(item.id) else { return nil }
        return try item.value(json, offset: offset)
      }
      for option in item.options where option.hasText {
        let key = item.key(beside: option)
        take(key, item) { () throws(FormFault) in
          guard let json = sent(key), !json.isNull else { return nil }
          return .text(try FormItem.text(json, most: FormItem.mostBeside))
        }
      }
    }
    let list = items.flatMap(\.keys).joined(separator: ", ")
    for member in members where !known.contains(member.key) {
      faults.append((member.key, ObjectWords.unknown(list)))
    }
    return (values, faults)
  }
}

extension FormItem {
  /// The value of one field of a request; nil where it is absent.
  func value(_ json: JSON, offset: Int) throws(FormFault) -> FormValue? {
    if json.isNull { return nil }
    switch kind {
    case .line, .text: return .text(try Self.text(json, most: most))
    case .url, .email, .date:
      let text = try Self.text(json, most: most)
      return text.allSatisfy(\.isWhitespace) ? nil : .text(try narrowed(text) { Self.absolute($0, offset) })
    case .number:
      guard case .number(let digits) = json.content, let number = Int(digits), number >= 0 else {
        throw .notWholeNumber
      }
      if number > most { throw .tooLarge(most: most) }
      return .number(number)
    case .yesNo:
      guard case .bool(let flag) = json.content else { throw .notFlag }
      return .flag(flag)
    case .choice:
      guard case .string(let id) = json.content else { throw .notText }
      if option(id) == nil { throw .option(id) }
      return .text(id)
    case .choices:
      guard case .array(let entries) = json.content else { throw .notTexts }
      var chosen: [String] = []
      for entry in entries {
        guard case .string(let id) = entry.content else { throw .notTexts }
        if option(id) == nil { throw .option(id) }
        if !chosen.contains(id) { chosen.append(id) }
      }
      return .texts(chosen)
    }
  }

  static func text(_ json: JSON, most: Int) throws(FormFault) -> String {
    guard case .string(let text) = json.content else { throw .notText }
    let count = text.unicodeScalars.count
    if count > most { throw .tooLong(most: most, count: count) }
    return text
  }

  /// A date or an address in its normal form.
  func narrowed(_ text: String, _ moment: (String) -> Moment?) throws(FormFault) -> String {
    switch kind {
    case .date:
      guard let moment = moment(text) else { throw .date }
      switch moment {
      case .day(let day): return day.description
      case .instant(let seconds): return Moment.utc(seconds)
      }
    case .email:
      let address = EmailAddress.folded(text)
      if !EmailAddress.isPlausible(address) { throw .email }
      return address
    case .url:
      let address = EmailAddress.folded(text)
      if !address.contains(where: { $0 == "." || $0 == ":" }) || address.contains(where: \.isWhitespace) {
        throw .url
      }
      return address
    default: return text
    }
  }

  /// The moment that a text names whenever it is read: 「今日」 and `11/22` do not.
  static func absolute(_ text: String, _ offset: Int) -> Moment? {
    let (early, late) = (CalendarDate(dayNumber: 11_000), CalendarDate(dayNumber: 29_500))
    guard let moment = DateText.moment(text, today: early, offset: offset),
      moment == DateText.moment(text, today: late, offset: offset)
    else { return nil }
    return moment
  }
}
