import DeskCore

/// Reads `forms/*.yaml`: one version of one form each.
struct FormsReader {
  let faults: FaultList
  /// The folder that they lie in; a form elsewhere goes to no desk, and follows nobody's form.
  var folder = "forms"

  private var isForDesk: Bool { folder == "forms" }

  private static let keys: Set<String> = [
    "id", "version", "desk", "name", "intro", "tell", "contact", "afterwards", "asksInterview",
    "asksConsents",
    "source", "sections",
  ]
  private static let itemKeys: Set<String> = [
    "id", "kind", "label", "hint", "options", "required", "most", "unit", "when", "verified",
  ]

  /// All forms, those of one id from the newest version on; of two with one stamp the second is a fault.
  func forms(_ roots: [PackNode]) -> [Form] {
    var places: [String: PackNode.Place] = [:]
    let read = roots.compactMap { root -> Form? in
      guard let form = form(root) else { return nil }
      if let other = places.updateValue(root.place, forKey: form.stamp) {
        faults.add("\(form.stamp) is there already, in \(other.file)", at: root)
      }
      return form
    }
    return read.sorted { ($0.id, -$0.version) < ($1.id, -$1.version) }
  }

  private func form(_ root: PackNode) -> Form? {
    let keys = isForDesk ? Self.keys : ["id", "version", "name", "intro", "source", "sections"]
    guard let map = PackMap(root, faults, keys: keys) else { return nil }
    let version = map.number("version") ?? 0
    if version < 1 { faults.add("a form has a “version” from 1 on", at: map["version"] ?? root) }
    let form = Form(
      id: map.name("id"), version: version, desk: isForDesk ? map.text("desk") : "",
      name: map.words("name"), intro: map.optionalWords("intro"), tell: tell(map["tell"]),
      contact: contact(map["contact"]),
      afterwards: map.optionalWords("afterwards"), asksInterview: map.flag("asksInterview") ?? false,
      asksConsents: map.flag("asksConsents") ?? false, sections: sections(map))
    if root.place.file != "\(folder)/\(form.stamp).yaml" {
      faults.add("the file of “\(form.stamp)” is named \(folder)/\(form.stamp).yaml", at: root)
    }
    if isForDesk, map.texts("source").isEmpty, form.items.contains(where: \.isVerified) {
      faults.add("a form with items that count as verified names its source", at: root)
    }
    FormCheck(form: form, map: map, faults: faults).check()
    return form
  }

  private func tell(_ node: PackNode?) -> FormTell? {
    guard let map = PackMap(node, faults, keys: ["title", "lead", "label", "hint", "subject"]) else {
      return nil
    }
    return FormTell(
      title: map.words("title"), lead: map.words("lead"), label: map.words("label"), hint: map.words("hint"),
      subject: map.words("subject"))
  }

  private func contact(_ node: PackNode?) -> FormContact? {
    guard let map = PackMap(node, faults, keys: ["lead", "required"]) else { return nil }
    return FormContact(lead: map.words("lead"), isRequired: map.flag("required") ?? false)
  }

  private func sections(_ map: PackMap) -> [FormSection] {
    map.list("sections").compactMap { PackMap($0, faults, keys: ["id", "heading", "items"]) }.map {
      FormSection(
        id: $0.name("id"), heading: $0.words("heading"),
        items: $0.list("items").compactMap { PackMap($0, faults, keys: Self.itemKeys) }.compactMap(item))
    }
  }

  private func item(_ map: PackMap) -> FormItem? {
    guard let kind = FormItem.Kind(rawValue: map.text("kind")) else {
      let kinds = FormItem.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      faults.add("the kind is one of \(kinds)", at: map["kind"] ?? map.node)
      return nil
    }
    let most = map.number("most")
    if let node = map["most"], kind.most == 0 || (most ?? 1) < 1 {
      faults.add("“most” is a number from 1 on, of a text or a number", at: node)
    }
    return FormItem(
      id: map.name("id"), kind: kind, label: map.words("label"), hint: map.optionalWords("hint"),
      options: options(map), isRequired: map.flag("required") ?? false, most: most,
      unit: map.optionalWords("unit"), when: condition(map["when"]), isVerified: map.flag("verified") ?? true)
  }

  /// Options by their ids, in the file's order; a key that stands twice is no YAML.
  private func options(_ map: PackMap) -> [FormItem.Option] {
    (PackMap(map["options"], faults, keys: nil)?.all ?? []).compactMap { id, node in
      guard let option = PackMap(node, faults, keys: ["ja", "en", "other"]) else { return nil }
      return FormItem.Option(
        id: id, label: Words(ja: option.text("ja"), en: option.text("en")),
        hasText: option.flag("other") ?? false)
    }
  }

  private func condition(_ node: PackNode?) -> FormItem.Condition? {
    guard let map = PackMap(node, faults, keys: ["item", "is", "has"]) else { return nil }
    guard (map["is"] == nil) != (map["has"] == nil) else {
      faults.add("“when” names an item, and one value with “is” or “has”", at: map.node)
      return nil
    }
    return FormItem.Condition(item: map.text("item"), value: map.text(map["is"] == nil ? "has" : "is"))
  }
}
