import DeskCore

/// Reads what fills a row.
struct DocumentsParts {
  let vocabulary: Vocabulary
  let particulars: Form?
  let faults: FaultList

  private static let kinds: Set<String> = [
    "fact", "facts", "statements", "checks", "particular", "particularChecks", "form", "case", "judgement",
    "duties", "text", "first",
  ]

  func part(_ node: PackNode) -> DocumentTemplate.Part? {
    switch node.scalar {
    case "told": return DocumentTemplate.Part(content: .told)
    case "changes": return DocumentTemplate.Part(content: .changes)
    case let word?:
      faults.add("“\(word)” fills no row: told, changes, or one of \(Self.list(Self.kinds))", at: node)
      return nil
    case nil: break
    }
    guard let map = PackMap(node, faults, keys: Self.kinds.union(["label", "show"])) else { return nil }
    let kinds = map.all.map(\.key).filter(Self.kinds.contains)
    guard kinds.count == 1, let value = map[kinds[0]] else {
      faults.add("one of these fills a row: \(Self.list(Self.kinds))", at: node)
      return nil
    }
    if let show = map["show"], kinds[0] != "duties" { faults.add("“show” stands beside “duties”", at: show) }
    guard let content = content(kinds[0], value, map) else { return nil }
    return DocumentTemplate.Part(label: map.optionalWords("label"), content: content)
  }

  private func content(_ kind: String, _ value: PackNode, _ map: PackMap) -> DocumentTemplate.Content? {
    switch kind {
    case "fact": return fact(value, map).map(DocumentTemplate.Content.fact)
    case "facts": return .facts(facts(value, map) { _ in true })
    case "statements":
      return .statements(facts(value, map) { if case .tri = $0.kind { true } else { false } })
    case "checks": return checks(value, map)
    case "particular": return item(value, map).map { .particular($0.id) }
    case "particularChecks":
      guard let item = item(value, map) else { return nil }
      if !item.kind.hasOptions, item.kind != .yesNo {
        faults.add("“\(item.id)” has nothing to mark: it is no choice", at: value)
      }
      return .particularChecks(item.id)
    case "form": return .form(map.scalar(value))
    case "case": return word(value, map, DocumentTemplate.Matter.self).map(DocumentTemplate.Content.matter)
    case "judgement":
      return word(value, map, DocumentTemplate.Judgement.self).map(DocumentTemplate.Content.judgement)
    case "duties":
      guard let show = map.required("show"), let part = word(show, map, DocumentTemplate.DutyPart.self) else {
        return nil
      }
      return .duties(destination: map.scalar(value), part)
    case "text": return .words(map.words("text"))
    default:
      let parts = map.items(value).compactMap(part)
      if parts.isEmpty { faults.add("“first” is a list of what may fill the row", at: value) }
      return .first(parts)
    }
  }

  private func word<Kind: RawRepresentable<String> & CaseIterable>(
    _ node: PackNode, _ map: PackMap, _ kind: Kind.Type
  ) -> Kind? {
    let word = map.scalar(node)
    if let known = Kind(rawValue: word) { return known }
    faults.add("“\(word)” is none of \(Kind.allCases.map(\.rawValue).joined(separator: ", "))", at: node)
    return nil
  }

  private func fact(_ node: PackNode, _ map: PackMap) -> Int? {
    let id = map.scalar(node)
    if let place = vocabulary.place(of: id) { return place }
    faults.add("unknown fact “\(id)”", at: node)
    return nil
  }

  /// Facts by their ids; `sign.*` stands for all of a group that fit.
  private func facts(_ list: PackNode, _ map: PackMap, _ fits: (Fact) -> Bool) -> [Int] {
    var places: [Int] = []
    func add(_ place: Int) { if !places.contains(place) { places.append(place) } }
    for node in map.items(list) {
      let id = map.scalar(node)
      if id.hasSuffix(".*") {
        let group = (0..<vocabulary.count).filter {
          vocabulary[$0].id.hasPrefix(id.dropLast()) && fits(vocabulary[$0])
        }
        if group.isEmpty { faults.add("no fact of “\(id)” can stand here", at: node) }
        group.forEach(add)
      } else if let place = fact(node, map) {
        if !fits(vocabulary[place]) { faults.add("“\(id)” is not a yes-or-no fact", at: node) }
        add(place)
      }
    }
    if map.items(list).isEmpty { faults.add("a list of facts is expected here", at: list) }
    return places
  }

  private func checks(_ node: PackNode, _ map: PackMap) -> DocumentTemplate.Content? {
    guard let place = fact(node, map) else { return nil }
    if case .tri = vocabulary[place].kind { return .factChecks(place) }
    if vocabulary[place].kind.values.isEmpty {
      faults.add("“\(vocabulary[place].id)” has nothing to mark: it is no choice", at: node)
    }
    return .factChecks(place)
  }

  private func item(_ node: PackNode, _ map: PackMap) -> FormItem? {
    let id = map.scalar(node)
    if let item = particulars?.item(id) { return item }
    faults.add("the particulars do not ask “\(id)”", at: node)
    return nil
  }

  private static func list(_ words: Set<String>) -> String { words.sorted().joined(separator: ", ") }
}
