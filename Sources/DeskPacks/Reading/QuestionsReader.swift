import DeskCore

/// Reads `questions.yaml`: the interview.
struct QuestionsReader {
  let vocabulary: Vocabulary
  let faults: FaultList

  private static let keys: Set<String> = ["id", "kind", "ask", "hint", "why", "fact", "rows", "fields"]

  func questions(_ root: PackNode) -> [Question] {
    guard let file = PackMap(root, faults, keys: ["questions"]) else { return [] }
    let nodes = file.list("questions")
    let questions = nodes.compactMap(question)
    var asked: [Int: String] = [:]
    for (node, question) in zip(nodes, questions) {
      for place in question.facts {
        if let other = asked.updateValue(question.id, forKey: place) {
          faults.add("\(vocabulary[place].id) is asked already in “\(other)”", at: node)
        }
      }
    }
    for place in 0..<vocabulary.count where asked[place] == nil {
      faults.add("no question asks for the fact \(vocabulary[place].id)", at: root)
    }
    return questions
  }

  private func question(_ node: PackNode) -> Question? {
    guard let map = PackMap(node, faults, keys: Self.keys) else { return nil }
    guard let kind = Question.Kind(rawValue: map.text("kind")) else {
      faults.add("the kind is one of checklist, single, multi, fields", at: map["kind"] ?? node)
      return nil
    }
    let rows = rows(map, kind)
    let facts: [Int] =
      switch kind {
      case .checklist, .fields: rows.compactMap { vocabulary.place(of: $0.id) }
      case .single, .multi: map["fact"].flatMap { place($0) }.map { [$0] } ?? []
      }
    if facts.isEmpty { faults.add("the question settles no fact", at: node) }
    check(kind, rows, facts, map)
    return Question(
      id: map.text("id"), kind: kind, ask: map.words("ask"), hint: map.optionalWords("hint"),
      why: map.words("why"), rows: rows, facts: facts)
  }

  private func rows(_ map: PackMap, _ kind: Question.Kind) -> [Question.Row] {
    let key = kind == .fields ? "fields" : "rows"
    guard let rows = PackMap(map.required(key), faults, keys: nil) else { return [] }
    return rows.all.map { entry in
      guard kind == .fields else {
        return Question.Row(id: entry.key, label: PackMap.words(entry.value, faults), hint: nil)
      }
      let field = PackMap(entry.value, faults, keys: ["label", "hint"])
      return Question.Row(
        id: entry.key, label: field?.words("label") ?? Words(ja: "", en: ""),
        hint: field?.optionalWords("hint"))
    }
  }

  private func place(_ node: PackNode) -> Int? {
    guard let id = node.scalar, let place = vocabulary.place(of: id) else {
      faults.add("unknown fact “\(node.scalar ?? "")”", at: node)
      return nil
    }
    return place
  }

  private func check(_ kind: Question.Kind, _ rows: [Question.Row], _ facts: [Int], _ map: PackMap) {
    switch kind {
    case .checklist, .fields:
      for row in rows {
        guard let place = vocabulary.place(of: row.id) else {
          faults.add("unknown fact “\(row.id)”", at: map.node)
          continue
        }
        if kind == .checklist, case .tri = vocabulary[place].kind { continue }
        if kind == .checklist { faults.add("\(row.id) is not a yes-or-no fact", at: map.node) }
      }
    case .single, .multi:
      guard let place = facts.first else { return }
      let known = Set(vocabulary[place].kind.values.map(\.id))
      let expected: Set<String> = if case .tri = vocabulary[place].kind { ["yes", "no"] } else { known }
      for id in expected.subtracting(rows.map(\.id)).sorted() {
        faults.add("no row for the value “\(id)” of \(vocabulary[place].id)", at: map.node)
      }
      for row in rows where !expected.contains(row.id) {
        faults.add("“\(row.id)” is no value of \(vocabulary[place].id)", at: map.node)
      }
    }
  }
}
