import DeskCore

/// Checks that a form holds together: ids stand once, choices have options, conditions can be met.
struct FormCheck {
  let form: Form
  let map: PackMap
  let faults: FaultList

  func check() {
    if form.items.isEmpty { faults.add("the form asks nothing", at: map.node) }
    var sections: Set<String> = []
    var items: Set<String> = []
    for section in map.list("sections") {
      once(section, "section", &sections)
      for item in section["items"].map(map.items) ?? [] {
        once(item, "item", &items)
        check(item)
      }
    }
  }

  private func once(_ node: PackNode, _ what: String, _ seen: inout Set<String>) {
    guard let id = node["id"]?.scalar, !seen.insert(id).inserted else { return }
    faults.add("the \(what) “\(id)” is there already", at: node)
  }

  private func check(_ node: PackNode) {
    guard let item = node["id"]?.scalar.flatMap(form.item) else { return }
    if item.kind.hasOptions != !item.options.isEmpty {
      faults.add(
        item.kind.hasOptions ? "“\(item.id)” has no options to choose from" : "“\(item.id)” takes no options",
        at: node["options"] ?? node)
    }
    guard let when = item.when, let place = node["when"] else { return }
    guard let other = form.item(when.item), other.id != item.id else {
      faults.add("“when” names the item “\(when.item)”, which this form does not have", at: place)
      return
    }
    let values = other.kind == .yesNo ? ["yes", "no"] : other.options.map(\.id)
    if !values.contains(when.value) {
      faults.add("“\(when.value)” is no answer to “\(when.item)”", at: place)
    } else if (place["has"] != nil) != (other.kind == .choices) {
      faults.add("“has” asks an item of the kind choices, “is” the others", at: place)
    }
  }
}
