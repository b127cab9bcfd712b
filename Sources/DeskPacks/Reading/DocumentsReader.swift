import DeskCore

/// Reads `documents/*.yaml`: one version of one paper each, and the particulars.
struct DocumentsReader {
  let conditions: ConditionReader
  let faults: FaultList

  private static let keys: Set<String> = [
    "id", "version", "order", "name", "destination", "purpose", "layout", "official", "table", "variants",
    "offer", "source", "asOf", "verified", "sections",
  ]

  func documents(_ files: [String: PackNode]) -> DocumentSet {
    let paths = files.keys.filter { $0.hasPrefix("documents/") }.sorted()
    let forms = paths.filter { $0.hasPrefix("documents/particulars@") }.compactMap { files[$0] }
    let particulars = FormsReader(faults: faults, folder: "documents").forms(forms).first
    let read = paths.filter { !$0.hasPrefix("documents/particulars@") }.compactMap { files[$0] }.compactMap {
      template($0, particulars)
    }
    let templates = read.sorted {
      ($0.order, $0.template.id, -$0.template.version) < ($1.order, $1.template.id, -$1.template.version)
    }
    return DocumentSet(templates: templates.map(\.template), particulars: particulars)
  }

  private func template(
    _ root: PackNode, _ particulars: Form?
  ) -> (order: Int, template: DocumentTemplate)? {
    guard let map = PackMap(root, faults, keys: Self.keys) else { return nil }
    let layout = DocumentTemplate.Layout(rawValue: map.text("layout"))
    if layout == nil { faults.add("the layout is one of form, letter", at: map["layout"] ?? root) }
    let variants = variants(map)
    let parts = DocumentsParts(vocabulary: conditions.vocabulary, particulars: particulars, faults: faults)
    let sections = DocumentsSections(
      conditions: conditions, parts: parts, layout: layout ?? .form, variants: variants, faults: faults
    ).sections(map)
    let template = DocumentTemplate(
      id: map.name("id"), version: map.number("version") ?? 0, name: map.words("name"),
      destination: map.optionalText("destination"), purpose: map.words("purpose"), layout: layout ?? .form,
      isOfficial: map.flag("official") ?? false, isTable: map.flag("table") ?? false, variants: variants,
      offer: map["offer"].map(conditions.condition), sections: sections, sources: map.texts("source"),
      asOf: map.date("asOf"), isVerified: map.required("verified") != nil && map.flag("verified") == true)
    check(template, map)
    return (map.required("order") == nil ? 0 : map.number("order") ?? 0, template)
  }

  private func variants(_ map: PackMap) -> [DocumentTemplate.Variant] {
    var seen: Set<String> = []
    return map.list("variants").compactMap {
      PackMap($0, faults, keys: ["id", "name", "stage", "compares"])
    }.map { map in
      let id = map.name("id")
      if !seen.insert(id).inserted { faults.add("the variant “\(id)” is there already", at: map.node) }
      let stage = map.optionalText("stage").flatMap(ObligationRule.Stage.init)
      if let node = map["stage"], stage == nil {
        faults.add("the stage is one of preliminary, final, notice, report", at: node)
      }
      return DocumentTemplate.Variant(
        id: id, name: map.words("name"), stage: stage, compares: map.flag("compares") ?? false)
    }
  }

  private func check(_ template: DocumentTemplate, _ map: PackMap) {
    if template.version < 1 {
      faults.add("a document has a “version” from 1 on", at: map["version"] ?? map.node)
    }
    if map.node.place.file != "documents/\(template.stamp).yaml" {
      faults.add("the file of “\(template.stamp)” is named documents/\(template.stamp).yaml", at: map.node)
    }
    if template.isVerified, template.sources.isEmpty || template.asOf == nil {
      faults.add(
        "a document that counts as verified names its “source” and “asOf”", at: map["verified"] ?? map.node)
    }
    if template.sections.allSatisfy(\.rows.isEmpty) { faults.add("the document has no row", at: map.node) }
  }
}
