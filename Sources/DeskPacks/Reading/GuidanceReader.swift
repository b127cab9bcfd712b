import DeskCore

/// Reads the files under `guidance/`.
enum GuidanceReader {
  static func guidance(_ root: PackNode, _ faults: FaultList) -> Guidance? {
    guard let map = PackMap(root, faults, keys: ["id", "asOf", "title", "lead", "steps"]) else { return nil }
    let id = map.text("id")
    if root.place.file != "guidance/\(id).yaml" {
      faults.add("the file of “\(id)” is named guidance/\(id).yaml", at: root)
    }
    let steps = map.list("steps").compactMap { step($0, faults) }
    if steps.isEmpty { faults.add("there is no step to take", at: root) }
    if map.required("asOf") == nil { return nil }
    return Guidance(
      id: id, title: map.words("title", easy: true), lead: map.words("lead", easy: true), steps: steps,
      asOf: map.date("asOf") ?? CalendarDate(dayNumber: 0))
  }

  private static func step(_ node: PackNode, _ faults: FaultList) -> GuidanceStep? {
    let keys: Set<String> = ["do", "avoid", "why", "who", "time", "source", "verified"]
    guard let map = PackMap(node, faults, keys: keys) else { return nil }
    guard (map["do"] == nil) != (map["avoid"] == nil) else {
      faults.add("a step is either “do” or “avoid”", at: node)
      return nil
    }
    let sources = map.texts("source")
    let verified = map.flag("verified") ?? false
    if verified, sources.isEmpty { faults.add("a step that counts as verified names its source", at: node) }
    return GuidanceStep(
      isAvoid: map["avoid"] != nil, text: map.words(map["do"] == nil ? "avoid" : "do", easy: true),
      why: map.words("why", easy: true), who: map.words("who"), time: map.words("time"), sources: sources,
      verified: verified)
  }
}
