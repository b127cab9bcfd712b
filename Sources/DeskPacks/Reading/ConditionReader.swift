import DeskCore

/// Reads conditions; the grammar stands in ARCHITECTURE.md, "How a pack says when".
struct ConditionReader {
  let vocabulary: Vocabulary
  let clocks: [Clock]
  /// Names that a definition gives; whether each is defined is checked when all files are read.
  let definitions: Set<String>
  let faults: FaultList

  private static let operators: Set<String> = [
    "all", "any", "not", "known", "atLeast", "first", "fact", "given", "answered", "clock", "moment",
    "verdict", "urgency", "targetedAttack", "desk",
  ]

  func condition(_ node: PackNode) -> Condition {
    switch node.content {
    case .scalar(let word): return word_(word, node)
    case .map(let entries):
      guard let key = entries.map(\.key).first(where: Self.operators.contains) else {
        faults.add("none of these words says when: \(entries.map(\.key).joined(separator: ", "))", at: node)
        return .constant(false)
      }
      // `atLeast` stands beside `fact` as a comparison, and alone as a count.
      let comparison = entries.contains { $0.key == "fact" }
      return comparison ? fact(node) : compound(key, node)
    default:
      faults.add("a condition is expected here", at: node)
      return .constant(false)
    }
  }

  private func word_(_ word: String, _ node: PackNode) -> Condition {
    switch word {
    case "true": return .constant(true)
    case "false": return .constant(false)
    case "open": return .open
    default: break
    }
    if let place = vocabulary.place(of: word) {
      guard case .tri = vocabulary[place].kind else {
        faults.add("“\(word)” is not a yes-or-no fact: say which value, {fact: \(word), is: …}", at: node)
        return .constant(false)
      }
      return .fact(place, .yes)
    }
    if !definitions.contains(word) {
      faults.add("“\(word)” is neither a fact nor a definition", at: node)
      return .constant(false)
    }
    return .named(word)
  }

  private func compound(_ key: String, _ node: PackNode) -> Condition {
    let allowed: [String: Set<String>] = [
      "atLeast": ["atLeast", "of"], "clock": ["clock", "before"], "moment": ["moment", "before"],
      "given": ["given", "is"],
    ]
    guard let map = PackMap(node, faults, keys: allowed[key] ?? [key]), let value = map[key] else {
      return .constant(false)
    }
    switch key {
    case "all": return .all(map.items(value).map(condition))
    case "any": return .any(map.items(value).map(condition))
    case "not": return .not(condition(value))
    case "known": return .known(condition(value))
    case "answered": return place(value, map).map(Condition.answered) ?? .constant(false)
    case "atLeast": return .atLeast(map.number("atLeast") ?? 1, map.list("of").map(condition))
    case "first": return first(map.items(value), value)
    case "given":
      guard let place = place(value, map), let test = value_(map, place, "is") else {
        return .constant(false)
      }
      return given(place, test)
    case "clock":
      let name = map.scalar(value)
      guard let clock = clocks.firstIndex(where: { $0.id == name }) else {
        faults.add("there is no clock “\(name)”", at: value)
        return .constant(false)
      }
      return .clockBefore(clock: clock, map.date("before") ?? CalendarDate(dayNumber: 0))
    case "moment":
      guard let earlier = place(value, map), let node = map.required("before"), let later = place(node, map)
      else { return .constant(false) }
      return .momentBefore(earlier, later)
    default: return .decided(DecisionKind(rawValue: key)!, oneOrMany(value, map))
    }
  }

  private func given(_ place: Int, _ test: (Condition.Test, negated: Bool)) -> Condition {
    .given(place, test.negated ? .no : test.0)
  }

  private func first(_ items: [PackNode], _ node: PackNode) -> Condition {
    var branches: [Condition.Branch] = []
    var otherwise: Condition?
    for item in items {
      guard let map = PackMap(item, faults, keys: ["when", "then", "otherwise"]) else { continue }
      if let last = map["otherwise"] {
        otherwise = condition(last)
      } else if let when = map.required("when"), let then = map.required("then") {
        branches.append(Condition.Branch(when: condition(when), then: condition(then)))
      }
    }
    guard let otherwise else {
      faults.add("a list of cases ends in “otherwise”", at: node)
      return .constant(false)
    }
    return .first(branches, otherwise: otherwise)
  }

  private func fact(_ node: PackNode) -> Condition {
    let keys: Set<String> = ["fact", "is", "in", "over", "atLeast", "atMost", "has", "hasAny", "only"]
    guard let map = PackMap(node, faults, keys: keys), let name = map["fact"], let place = place(name, map)
    else { return .constant(false) }
    guard let test = map.all.first(where: { $0.key != "fact" }), map.all.count == 2 else {
      faults.add("one comparison is expected beside “fact”", at: node)
      return .constant(false)
    }
    switch test.key {
    case "is":
      guard let (test, negated) = value_(map, place, "is") else { return .constant(false) }
      return negated ? .not(.fact(place, test)) : .fact(place, test)
    case "in": return .fact(place, .among(mask(test.value, place, map)))
    case "over": return .fact(place, .over(map.number("over") ?? 0))
    case "atLeast": return .fact(place, .atLeast(map.number("atLeast") ?? 0))
    case "atMost": return .fact(place, .atMost(map.number("atMost") ?? 0))
    case "has": return index(test.value, place, map).map { .fact(place, .has($0)) } ?? .constant(false)
    case "hasAny":
      return .any(map.items(test.value).compactMap { index($0, place, map) }.map { .fact(place, .has($0)) })
    default: return .fact(place, .only(mask(test.value, place, map)))
    }
  }

  /// The test of `is: VALUE`; for a tri, `no` is the negation of yes.
  private func value_(_ map: PackMap, _ place: Int, _ key: String) -> (Condition.Test, negated: Bool)? {
    guard let node = map.required(key) else { return nil }
    if case .tri = vocabulary[place].kind {
      switch node.scalar {
      case "yes": return (.yes, false)
      case "no": return (.yes, true)
      default:
        faults.add("yes or no is expected here", at: node)
        return nil
      }
    }
    guard let index = index(node, place, map) else { return nil }
    return (.among(1 << UInt64(index)), false)
  }

  private func place(_ node: PackNode, _ map: PackMap) -> Int? {
    let id = map.scalar(node)
    if let place = vocabulary.place(of: id) { return place }
    faults.add("unknown fact “\(id)”", at: node)
    return nil
  }

  private func index(_ node: PackNode, _ place: Int, _ map: PackMap) -> Int? {
    let fact = vocabulary[place]
    let id = map.scalar(node)
    if let index = fact.kind.values.firstIndex(where: { $0.id == id }) { return index }
    faults.add("“\(id)” is no value of \(fact.id)", at: node)
    return nil
  }

  private func mask(_ node: PackNode, _ place: Int, _ map: PackMap) -> UInt64 {
    map.items(node).compactMap { index($0, place, map) }.reduce(0) { $0 | 1 << UInt64($1) }
  }

  private func oneOrMany(_ node: PackNode, _ map: PackMap) -> [String] {
    if let one = node.scalar { return [one] }
    return map.items(node).map(map.scalar)
  }
}
