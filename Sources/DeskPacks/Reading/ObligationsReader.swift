import DeskCore

/// Reads `rules/obligations.yaml`.
struct ObligationsReader {
  let conditions: ConditionReader
  let faults: FaultList
  private(set) var places: [String: PackNode.Place] = [:]
  private var notes: [String: ObligationRule.Note] = [:]

  private static let keys: Set<String> = [
    "id", "when", "audience", "destination", "elsewhere", "force", "clock", "hourClock", "rows", "notes",
    "why", "basis", "otherBasis", "source", "asOf", "verified",
  ]

  init(conditions: ConditionReader) {
    self.conditions = conditions
    faults = conditions.faults
  }

  mutating func obligations(_ root: PackNode) -> [ObligationRule] {
    guard let file = PackMap(root, faults, keys: ["asOf", "notes", "obligations"]) else { return [] }
    if let notes = PackMap(file["notes"], faults, keys: nil) {
      for (name, node) in notes.all {
        guard let map = PackMap(node, faults, keys: ["when", "text"]) else { continue }
        self.notes[name] = ObligationRule.Note(
          when: map.required("when").map(conditions.condition) ?? .constant(false), text: map.words("text"))
      }
    }
    var rules: [ObligationRule] = []
    for node in file.list("obligations") {
      guard let map = PackMap(node, faults, keys: Self.keys) else { continue }
      rules.append(rule(map, file))
    }
    return rules
  }

  private mutating func rule(_ map: PackMap, _ file: PackMap) -> ObligationRule {
    let id = map.text("id")
    if places[id] != nil { faults.add("a rule “\(id)” stands here already", at: map.node) }
    places[id] = map.node.place
    let name = map.text("clock")
    let clock = conditions.clocks.firstIndex { $0.id == name }
    if clock == nil { faults.add("there is no clock “\(name)”", at: map["clock"] ?? map.node) }
    let force = ObligationRule.Force(rawValue: map.text("force"))
    if force == nil {
      faults.add("the force is one of statute, guideline, contract, voluntary", at: map["force"] ?? map.node)
    }
    if map["verified"] == nil { faults.add("“verified” is missing here: true or false", at: map.node) }
    return rule(map, id, force, clock, map.grounds(in: file))
  }

  private func rule(
    _ map: PackMap, _ id: String, _ force: ObligationRule.Force?, _ clock: Int?, _ grounds: Grounds
  ) -> ObligationRule {
    ObligationRule(
      id: id, when: map.required("when").map(conditions.condition) ?? .constant(false),
      audience: map.optionalText("audience"), destination: map.text("destination"), elsewhere: elsewhere(map),
      force: force ?? .voluntary, clock: clock ?? 0, isHourClock: map.flag("hourClock") ?? false,
      rows: map.list("rows").compactMap(row),
      notes: map.list("notes").compactMap { node in
        if let note = notes[map.scalar(node)] { return note }
        faults.add("there is no note “\(node.scalar ?? "")”", at: node)
        return nil
      },
      otherBasis: map.list("otherBasis").compactMap { PackMap($0, faults, keys: ["when", "text"]) }.map {
        other in
        ObligationRule.Note(
          when: other.required("when").map(conditions.condition) ?? .constant(false),
          text: other.words("text"))
      }, grounds: grounds)
  }

  private func elsewhere(_ map: PackMap) -> [(when: Condition, destination: String)] {
    map.list("elsewhere").compactMap { node in
      guard let other = PackMap(node, faults, keys: ["when", "destination"]) else { return nil }
      return (
        other.required("when").map(conditions.condition) ?? .constant(false), other.text("destination")
      )
    }
  }

  private func row(_ node: PackNode) -> ObligationRule.Row? {
    let keys: Set<String> = ["stage", "promptly", "band", "day", "rolls", "instead", "hours"]
    guard let map = PackMap(node, faults, keys: keys) else { return nil }
    guard let stage = ObligationRule.Stage(rawValue: map.text("stage")) else {
      faults.add("the stage is one of preliminary, final, notice, report", at: node)
      return nil
    }
    return ObligationRule.Row(stage: stage, term: term(map))
  }

  private func term(_ map: PackMap) -> ObligationRule.Term {
    if map.flag("promptly") == true { return .promptly }
    if let hours = map.number("hours") { return .hours(hours) }
    if map["band"] != nil {
      let days = map.texts("band").compactMap(Int.init)
      guard days.count == 2, days[0] <= days[1] else {
        faults.add("a band is two numbers of days, such as [3, 5]", at: map.node)
        return .none
      }
      return .band(earliest: days[0], latest: days[1])
    }
    guard let day = map.number("day") else { return .none }
    var instead: ObligationRule.Instead?
    if let other = PackMap(map["instead"], faults, keys: ["when", "day"]), let when = other.required("when") {
      instead = ObligationRule.Instead(when: conditions.condition(when), day: other.number("day") ?? day)
    }
    return .day(day, rolls: map.flag("rolls") ?? false, instead: instead)
  }
}
