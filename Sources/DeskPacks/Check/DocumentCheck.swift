import DeskCore

/// Checks that everything papers name is there, and that nothing is asked for papers in vain.
struct DocumentCheck {
  let pack: DeskPack
  let files: [String: PackNode]
  let faults: FaultList

  func check() {
    for template in pack.documents.templates {
      guard let root = files["documents/\(template.stamp).yaml"] else { continue }
      if let node = root["destination"] { destination(node) }
      if let sections = root["sections"] { walk(sections) }
      compiles(template, root)
    }
    checkParticulars()
  }

  private func destination(_ node: PackNode) {
    guard let id = node.scalar, pack.destinations[id] == nil else { return }
    faults.add("there is no destination “\(id)”", at: node)
  }

  private func walk(_ node: PackNode) {
    switch node.content {
    case .list(let items): items.forEach(walk)
    case .map(let entries):
      for (key, value) in entries {
        switch key {
        case "duties": destination(value)
        case "form": formItem(value)
        default: walk(value)
        }
      }
    default: break
    }
  }

  private func formItem(_ node: PackNode) {
    guard let id = node.scalar, !pack.forms.contains(where: { $0.item(id) != nil }) else { return }
    faults.add("no form asks “\(id)”", at: node)
  }

  /// Whatever conditions name can be worked out.
  private func compiles(_ template: DocumentTemplate, _ root: PackNode) {
    let conditions = [template.offer] + template.sections.flatMap(\.rows).map(\.when)
    for case let condition? in conditions {
      do throws(RuleFault) {
        try pack.rulebook.check(condition, of: template.stamp)
      } catch {
        faults.add("\(error)", at: root)
      }
    }
  }

  /// A person is asked for nothing that stands in no paper.
  private func checkParticulars() {
    guard let form = pack.documents.particulars else { return }
    let used = Set(pack.documents.templates.flatMap(\.sections).flatMap(\.rows).flatMap(\.particulars))
    let nodes = items(files["documents/\(form.stamp).yaml"])
    for item in form.items where !used.contains(item.id) {
      let node = nodes.first { $0["id"]?.scalar == item.id }
      let place = node?.place ?? PackNode.Place(file: "documents/\(form.stamp).yaml", line: 1)
      faults.add("no document uses “\(item.id)”", at: place)
    }
  }

  private func items(_ root: PackNode?) -> [PackNode] {
    func list(_ node: PackNode?) -> [PackNode] {
      if case .list(let items)? = node?.content { items } else { [] }
    }
    return list(root?["sections"]).flatMap { list($0["items"]) }
  }
}
