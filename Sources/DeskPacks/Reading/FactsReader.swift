import DeskCore

/// Reads `facts.yaml`: the vocabulary and its words.
enum FactsReader {
  private static let keys: Set<String> = ["type", "label", "yes", "values", "accepts", "unit"]

  static func vocabulary(_ root: PackNode, _ faults: FaultList) -> Vocabulary {
    guard let file = PackMap(root, faults, keys: ["facts"]),
      let facts = PackMap(file.required("facts"), faults, keys: nil)
    else { return Vocabulary([]) }
    if facts.all.count > FactSet.capacity {
      faults.add("a pack holds at most \(FactSet.capacity) facts, not \(facts.all.count)", at: facts.node)
    }
    return Vocabulary(facts.all.prefix(FactSet.capacity).compactMap { fact($0.key, $0.value, faults) })
  }

  private static func fact(_ id: String, _ node: PackNode, _ faults: FaultList) -> Fact? {
    guard let map = PackMap(node, faults, keys: keys) else { return nil }
    let kind: FactKind
    switch map.text("type") {
    case "tri": kind = .tri
    case "choice": kind = .choice(values(map, "values"))
    case "multi": kind = .multi(values(map, "values"))
    case "number": kind = .number
    case "when": kind = .when
    case "text": kind = .text(map["accepts"] == nil ? [] : values(map, "accepts"))
    default:
      faults.add("the type is one of tri, choice, multi, number, when, text", at: map["type"] ?? node)
      return nil
    }
    let isTri = if case .tri = kind { true } else { false }
    return Fact(
      id: id, kind: kind, label: map.words("label"), statement: isTri ? map.words("yes") : nil,
      unit: map.optionalWords("unit"))
  }

  private static func values(_ map: PackMap, _ key: String) -> [FactValue] {
    guard let values = PackMap(map.required(key), map.faults, keys: nil) else { return [] }
    if values.all.count > 64 { map.faults.add("a fact has at most 64 values", at: values.node) }
    return values.all.prefix(64).map {
      FactValue(id: $0.key, label: PackMap.words($0.value, map.faults))
    }
  }
}
