import DeskCore

/// Reads `hints.yaml`: which words of a text speak for which answer. A pack may be without it.
struct HintsReader {
  let vocabulary: Vocabulary
  let faults: FaultList

  static let file = "hints.yaml"

  func hints(_ files: [String: PackNode]) -> FactHints {
    guard let root = files[Self.file], let map = PackMap(root, faults, keys: ["doubts", "hints"]) else {
      return FactHints()
    }
    let doubts = doubts(map.required("doubts"))
    let facts = PackMap(map.required("hints"), faults, keys: nil)
    return FactHints((facts?.all ?? []).flatMap { hints(of: $0.key, $0.value) }, doubts: doubts)
  }

  private func doubts(_ node: PackNode?) -> HintDoubts {
    guard let map = PackMap(node, faults, keys: ["before", "after", "bridges", "questions"]) else {
      return HintDoubts()
    }
    return HintDoubts(
      before: map.texts("before"), after: map.texts("after"), bridges: map.texts("bridges"),
      questions: map.texts("questions"))
  }

  private func hints(of id: String, _ node: PackNode) -> [FactHint] {
    guard let place = vocabulary.place(of: id) else {
      faults.add("unknown fact “\(id)”", at: node)
      return []
    }
    guard let map = PackMap(node, faults, keys: nil) else { return [] }
    return map.all.flatMap { value, node in
      guard let evidence = evidence(value, of: vocabulary[place]) else {
        let known = Self.values(vocabulary[place]).joined(separator: ", ")
        faults.add("“\(value)” is no value of \(id) (known: \(known))", at: node)
        return [FactHint]()
      }
      return hints(place, evidence, node)
    }
  }

  /// What may stand under a fact.
  private static func values(_ fact: Fact) -> [String] {
    switch fact.kind {
    case .tri: ["yes", "no"]
    case .choice(let values), .multi(let values), .text(let values): values.map(\.id)
    case .number: ["number"]
    case .when: ["date"]
    }
  }

  private func evidence(_ value: String, of fact: Fact) -> FactHint.Evidence? {
    guard let index = Self.values(fact).firstIndex(of: value) else { return nil }
    return switch fact.kind {
    case .tri: .answer(index == 0 ? .yes : .no)
    case .choice: .answer(.choice(index))
    case .multi: .answer(.multi(1 << UInt64(index)))
    case .text: .answer(.text(value))
    case .number: .number
    case .when: .date
    }
  }

  private func hints(_ place: Int, _ evidence: FactHint.Evidence, _ node: PackNode) -> [FactHint] {
    guard let map = PackMap(node, faults, keys: ["ja", "en", "asked"]) else { return [] }
    let isAsked = map.flag("asked") ?? false
    return ["ja", "en"].flatMap { language -> [FactHint] in
      let nodes = map.list(language)
      if nodes.isEmpty { faults.add("no words in “\(language)” are given here", at: map[language] ?? node) }
      return nodes.compactMap { node in
        pattern(node, evidence).map {
          FactHint(place: place, evidence: evidence, pattern: $0, isAsked: isAsked)
        }
      }
    }
  }

  private func pattern(_ node: PackNode, _ evidence: FactHint.Evidence) -> HintPattern? {
    let text = node.scalar ?? ""
    do throws(HintPattern.Fault) {
      let pattern = try HintPattern(text)
      let isFit =
        switch evidence {
        case .answer: !pattern.hasDate
        case .number: pattern.hasNumber
        case .date: pattern.hasDate
        }
      if isFit { return pattern }
      faults.add("“\(text)” wants {n} for a number, and {date} for a date and nothing else", at: node)
    } catch {
      faults.add("“\(text)” \(Self.words(error))", at: node)
    }
    return nil
  }

  private static func words(_ fault: HintPattern.Fault) -> String {
    switch fault {
    case .tooBroad: "fits anywhere: begin with words, and give at least two characters"
    case .unbalanced: "has a bracket without its partner"
    case .tooMany: "begins in more than 200 ways"
    case .placeholder: "knows {n} and {date} alone"
    }
  }
}
