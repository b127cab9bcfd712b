import DeskCore

/// Reads the files under `rules/`.
struct RulesReader {
  let conditions: ConditionReader
  let faults: FaultList
  /// Where each rule stands, for faults that are found when the rules are run.
  var places: [String: PackNode.Place] = [:]

  init(conditions: ConditionReader) {
    self.conditions = conditions
    faults = conditions.faults
  }

  private func when(_ map: PackMap) -> Condition {
    map.required("when").map(conditions.condition) ?? .constant(false)
  }

  private mutating func items(_ map: PackMap?, _ list: String, _ keys: Set<String>) -> [PackMap] {
    guard let map else { return [] }
    return map.list(list).compactMap { PackMap($0, faults, keys: keys) }
  }

  private static let groundKeys: Set<String> = ["why", "basis", "source", "asOf", "verified"]

  private mutating func note(_ id: String, _ map: PackMap) -> String {
    if places[id] != nil { faults.add("a rule “\(id)” stands elsewhere already", at: map.node) }
    places[id] = map.node.place
    return id
  }

  mutating func harm(_ root: PackNode) -> [HarmRule] {
    guard let file = PackMap(root, faults, keys: ["asOf", "harm"]) else { return [] }
    return items(file, "harm", Self.groundKeys.union(["id", "facts", "when"])).map { map in
      HarmRule(
        id: note(map.text("id"), map), facts: map.list("facts").compactMap { fact($0, map) }, when: when(map),
        grounds: map.grounds(in: file))
    }
  }

  private func fact(_ node: PackNode, _ map: PackMap) -> Int? {
    let id = map.scalar(node)
    if let place = conditions.vocabulary.place(of: id) { return place }
    faults.add("unknown fact “\(id)”", at: node)
    return nil
  }

  mutating func contradictions(_ root: PackNode) -> [ContradictionRule] {
    guard let file = PackMap(root, faults, keys: ["asOf", "lists", "contradictions"])
    else { return [] }
    let lists = PackMap(file["lists"], faults, keys: nil)
    return items(file, "contradictions", ["answer", "against", "when", "text"]).compactMap { map in
      guard let answer = map.required("answer").flatMap({ fact($0, map) }) else { return nil }
      return ContradictionRule(
        answer: answer,
        against: map.list("against").flatMap { node in
          lists?[node.scalar ?? ""].map { map.items($0).compactMap { against($0, map) } }
            ?? against(node, map).map { [$0] } ?? []
        }, when: when(map),
        text: map.words("text"))
    }
  }

  /// A fact that is named where it is known (a yes-or-no fact: where it is yes), or facts with a condition.
  private func against(_ node: PackNode, _ map: PackMap) -> (facts: [Int], when: Condition)? {
    if node.scalar != nil {
      guard let place = fact(node, map) else { return nil }
      if case .tri = conditions.vocabulary[place].kind { return ([place], .given(place, .yes)) }
      return ([place], .answered(place))
    }
    guard let item = PackMap(node, faults, keys: ["facts", "when"]) else { return nil }
    return (item.list("facts").compactMap { fact($0, item) }, when(item))
  }

  mutating func decisions(_ root: PackNode) -> [DecisionKind: Decision] {
    let kinds = DecisionKind.allCases
    guard let file = PackMap(root, faults, keys: Set(kinds.map(\.rawValue)).union(["asOf"])) else {
      return [:]
    }
    var decisions: [DecisionKind: Decision] = [:]
    for kind in kinds {
      guard file.required(kind.rawValue) != nil else { continue }
      let maps = items(file, kind.rawValue, Self.groundKeys.union(["is", "when"]))
      for (index, map) in maps.enumerated() where (map["when"] == nil) != (index == maps.count - 1) {
        faults.add(
          index == maps.count - 1
            ? "dead end: the last entry of “\(kind.rawValue)” has no condition, so that one always fits"
            : "only the last entry of “\(kind.rawValue)” has no condition", at: map.node)
      }
      decisions[kind] = Decision(
        kind: kind,
        entries: maps.map { map in
          Decision.Entry(
            value: map.text("is"), when: map["when"].map(conditions.condition),
            grounds: map.grounds(in: file))
        })
      for (index, map) in maps.enumerated() {
        places["\(kind.rawValue) \(map.text("is")) \(index)"] = map.node.place
      }
    }
    return decisions
  }

  mutating func incidentTypes(_ root: PackNode) -> [IncidentTypeRule] {
    guard let file = PackMap(root, faults, keys: ["asOf", "incidentTypes"]) else { return [] }
    return items(file, "incidentTypes", Self.groundKeys.union(["id", "name", "when"])).map { map in
      IncidentTypeRule(
        id: note(map.text("id"), map), when: when(map), label: map.words("name"),
        grounds: map.grounds(in: file))
    }
  }

  /// One rule for each type (`forTypes`), then those that are written out.
  mutating func guidance(_ root: PackNode, types: [IncidentTypeRule]) -> [GuidanceRule] {
    guard let file = PackMap(root, faults, keys: ["asOf", "forTypes", "guidance"]) else { return [] }
    var rules: [GuidanceRule] = []
    if let forTypes = PackMap(file["forTypes"], faults, keys: ["unless", "source"]) {
      let unless = PackMap(forTypes["unless"], faults, keys: Set(types.map(\.id)))
      for type in types {
        let exception = unless?[type.id].map(conditions.condition)
        let id = "first-aid.\(type.id)"
        places[id] = forTypes.node.place
        rules.append(
          GuidanceRule(
            id: id, when: exception.map { .all([type.when, .not(.known($0))]) } ?? type.when,
            grounds: type.grounds))
      }
    }
    for map in items(file, "guidance", Self.groundKeys.union(["id", "when"])) {
      rules.append(
        GuidanceRule(id: note(map.text("id"), map), when: when(map), grounds: map.grounds(in: file)))
    }
    return rules
  }

  mutating func referrals(_ root: PackNode) -> [ReferralRule] {
    guard let file = PackMap(root, faults, keys: ["asOf", "referrals"]) else { return [] }
    return items(file, "referrals", Self.groundKeys.union(["id", "destination", "audience", "when"])).map {
      map in
      ReferralRule(
        id: note(map.text("id"), map), destination: map.text("destination"), when: when(map),
        audience: map.optionalText("audience"), grounds: map.grounds(in: file))
    }
  }

  mutating func declines(_ root: PackNode) -> [DeclineRule] {
    guard let file = PackMap(root, faults, keys: ["declines"]) else { return [] }
    let place = conditions.vocabulary.place(of: "wish")
    return items(file, "declines", ["wish", "destinations", "text"]).compactMap { map in
      let wish = map.text("wish")
      guard let place,
        let value = conditions.vocabulary[place].kind.values.firstIndex(where: { $0.id == wish })
      else {
        faults.add("“\(wish)” is no value of wish", at: map.node)
        return nil
      }
      places["decline \(wish)"] = map.node.place
      return DeclineRule(
        wish: wish, when: .fact(place, .has(value)), destinations: map.texts("destinations"),
        text: map.words("text"))
    }
  }
}
