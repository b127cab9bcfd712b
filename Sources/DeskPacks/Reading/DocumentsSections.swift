import DeskCore

/// Reads the sections of one paper and their rows.
struct DocumentsSections {
  let conditions: ConditionReader
  let parts: DocumentsParts
  let layout: DocumentTemplate.Layout
  let variants: [DocumentTemplate.Variant]
  let faults: FaultList

  private static let rowKeys: Set<String> = [
    "id", "number", "label", "hint", "variants", "when", "verified", "discloses", "value",
  ]

  func sections(_ map: PackMap) -> [DocumentTemplate.Section] {
    var sections: Set<String> = []
    var rows: Set<String> = []
    return map.list("sections").compactMap {
      PackMap($0, faults, keys: ["id", "heading", "variants", "rows"])
    }.map { map in
      let id = map.name("id")
      once(id, "section", &sections, map)
      if layout == .form { _ = map.required("heading") }
      return DocumentTemplate.Section(
        id: id, heading: map.optionalWords("heading"), variants: variants(map),
        rows: map.list("rows").compactMap { PackMap($0, faults, keys: Self.rowKeys) }.map { row in
          once(row.optionalText("id") ?? "", "row", &rows, row)
          return self.row(row)
        })
    }
  }

  private func once(_ id: String, _ what: String, _ seen: inout Set<String>, _ map: PackMap) {
    if !id.isEmpty, !seen.insert(id).inserted {
      faults.add("the \(what) “\(id)” is there already", at: map.node)
    }
  }

  private func row(_ map: PackMap) -> DocumentTemplate.Row {
    if layout == .form { _ = map.required("label") }
    let row = DocumentTemplate.Row(
      id: map.name("id"), number: map.optionalText("number"), label: map.optionalWords("label"),
      hint: map.optionalWords("hint"), variants: variants(map), when: map["when"].map(conditions.condition),
      discloses: discloses(map), isVerified: map.flag("verified") ?? true,
      parts: map.list("value").compactMap(parts.part))
    if map.list("value").isEmpty {
      faults.add("the row has no “value”: a list of what fills it", at: map["value"] ?? map.node)
    }
    if !variants.contains(where: \.compares), row.leaves.contains(where: Self.isChanges) {
      faults.add("“changes” needs a variant with “compares: true”", at: map["value"] ?? map.node)
    }
    return row
  }

  private static func isChanges(_ content: DocumentTemplate.Content) -> Bool {
    if case .changes = content { true } else { false }
  }

  private func variants(_ map: PackMap) -> [String] {
    map.list("variants").map { node in
      let id = map.scalar(node)
      if !variants.contains(where: { $0.id == id }) {
        faults.add("this document has no variant “\(id)”", at: node)
      }
      return id
    }
  }

  private func discloses(_ map: PackMap) -> [DocumentTemplate.Disclosure] {
    map.list("discloses").compactMap { node in
      let word = map.scalar(node)
      if let kind = DocumentTemplate.Disclosure(rawValue: word) { return kind }
      let kinds = DocumentTemplate.Disclosure.allCases.map(\.rawValue).joined(separator: ", ")
      faults.add("“\(word)” is nothing that a row gives away (known: \(kinds))", at: node)
      return nil
    }
  }
}
