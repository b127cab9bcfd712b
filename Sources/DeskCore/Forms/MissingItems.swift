extension Form {
  /// What the desk needs before it can accept a report, and what was left out.
  ///
  /// For vulnerabilities these are the items of the Partnership Guideline; name and address stand in the contact.
  /// A report that lacks some is taken all the same: staff see what to ask for.
  public func missing(_ values: FormValues) -> [FormItem] {
    items.filter { item in
      item.isRequired && isAsked(item, values) && values[item.id]?.isEmpty ?? true
    }
  }

  /// Whether an item is to be answered: its condition holds, and whatever that hangs on is itself asked.
  private func isAsked(_ item: FormItem, _ values: FormValues) -> Bool {
    guard let when = item.when else { return true }
    guard values.holds(when) else { return false }
    // `pack check` refuses conditions that go round in a circle: each names an item before its own.
    guard let place = items.firstIndex(where: { $0.id == when.item }),
      place < items.firstIndex(where: { $0.id == item.id }) ?? 0
    else { return true }
    return isAsked(items[place], values)
  }

  /// The same of a stored case's fields.
  public func missing(_ fields: JSON?) -> [FormItem] {
    missing(FormValues(stored: fields))
  }

  /// Whether a contact says who somebody is and how to answer, where the form needs it.
  public func isEnough(_ contact: Contact) -> Bool {
    guard self.contact?.isRequired == true else { return true }
    func isThere(_ text: String?) -> Bool { !(text ?? "").allSatisfy(\.isWhitespace) }
    return isThere(contact.name) && (isThere(contact.email) || isThere(contact.phone))
  }
}
