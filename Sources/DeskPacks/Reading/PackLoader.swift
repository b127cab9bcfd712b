import DeskCore

/// Makes a pack of the YAML files in a folder.
struct PackLoader {
  /// The files of the pack, by their path from its folder on.
  let files: [String: PackNode]
  let faults: FaultList
  let extent: PackExtent

  /// Where every rule stands.
  private(set) var places: [String: PackNode.Place] = [:]

  init(files: [String: PackNode], faults: FaultList, extent: PackExtent = .whole) {
    self.files = files
    self.faults = faults
    self.extent = extent
  }

  private func file(_ path: String) -> PackNode {
    if let node = files[path] { return node }
    let place = PackNode.Place(file: path, line: 1)
    faults.add("the file is missing", at: place)
    return PackNode(content: .map([]), place: place)
  }

  /// The pack; nil where a fault keeps its rules from compiling.
  mutating func pack() -> DeskPack? {
    let vocabulary = FactsReader.vocabulary(file("facts.yaml"), faults)
    var rules = RuleSet(vocabulary: vocabulary)
    (rules.closedDays, rules.zoneOffset) = HolidaysReader.closedDays(file("holidays.yaml"), faults)
    let conditions = definitions(&rules)
    readRules(&rules, conditions)
    let questions = QuestionsReader(vocabulary: vocabulary, faults: faults).questions(file("questions.yaml"))
    rules.order = questions.flatMap(\.facts)
    let desk = DeskReader(faults: faults)
    let destinations = desk.destinations(file("destinations.yaml"))
    for destination in destinations {
      guard let value = destination.told else { continue }
      guard let told = told(value, vocabulary) else {
        faults.add("“\(value)” is no value of done.told", at: file("destinations.yaml"))
        continue
      }
      rules.told[destination.id] = told
    }
    guard let rulebook = compile(rules) else { return nil }
    guard var pack = assemble(rulebook, questions, destinations, desk) else { return nil }
    guard extent == .whole else { return pack }
    let guidance = files.keys.filter { $0.hasPrefix("guidance/") }.sorted().compactMap {
      GuidanceReader.guidance(file($0), faults)
    }
    pack.guidance = Dictionary(guidance.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    pack.mail = MailReader(faults: faults).templates(files)
    pack.forms = FormsReader(faults: faults).forms(
      files.keys.filter { $0.hasPrefix("forms/") }.sorted().map(file))
    pack.documents = DocumentsReader(conditions: conditions, faults: faults).documents(files)
    pack.directory = DirectoryReader(conditions: conditions, faults: faults).lists(files)
    pack.hints = HintsReader(vocabulary: vocabulary, faults: faults).hints(files)
    pack.guides = GuidesReader(faults: faults).guides(files)
    return pack
  }

  private func told(_ value: String, _ vocabulary: Vocabulary) -> Condition? {
    guard let place = vocabulary.place(of: "done.told"),
      let index = vocabulary[place].kind.values.firstIndex(where: { $0.id == value })
    else { return nil }
    return .fact(place, .has(index))
  }

  private func compile(_ rules: RuleSet) -> Rulebook? {
    do throws(RuleFault) {
      return try Rulebook(rules)
    } catch {
      let place = places[error.owner] ?? PackNode.Place(file: "rules/definitions.yaml", line: 1)
      faults.add("\(error)", at: place)
      return nil
    }
  }

  /// Reads clocks, implications and definitions; the reader that it returns knows their names.
  private func definitions(_ rules: inout RuleSet) -> ConditionReader {
    let vocabulary = rules.vocabulary
    let nothing = ConditionReader(vocabulary: vocabulary, clocks: [], definitions: [], faults: faults)
    let keys: Set<String> = ["asOf", "clocks", "implications", "definitions"]
    guard let map = PackMap(file("rules/definitions.yaml"), faults, keys: keys) else { return nothing }
    func place(_ node: PackNode) -> Int? {
      if let place = node.scalar.flatMap(vocabulary.place) { return place }
      faults.add("unknown fact “\(node.scalar ?? "")”", at: node)
      return nil
    }
    if let clocks = PackMap(map["clocks"], faults, keys: nil) {
      rules.clocks = clocks.all.map { Clock(id: $0.key, facts: clocks.items($0.value).compactMap(place)) }
    }
    for node in map.list("implications") {
      let pair = map.items(node).compactMap(place)
      if pair.count == 2 { rules.implications.append(Implication(from: pair[0], to: pair[1])) }
    }
    let definitions = PackMap(map["definitions"], faults, keys: nil)
    let reader = ConditionReader(
      vocabulary: vocabulary, clocks: rules.clocks, definitions: Set(definitions?.all.map(\.key) ?? []),
      faults: faults)
    for (name, node) in definitions?.all ?? [] { rules.definitions[name] = reader.condition(node) }
    return reader
  }

  private mutating func readRules(_ rules: inout RuleSet, _ conditions: ConditionReader) {
    var reader = RulesReader(conditions: conditions)
    rules.harm = reader.harm(file("rules/harm.yaml"))
    rules.contradictions = reader.contradictions(file("rules/contradictions.yaml"))
    rules.decisions = reader.decisions(file("rules/decisions.yaml"))
    rules.incidentTypes = reader.incidentTypes(file("rules/types.yaml"))
    rules.guidance = reader.guidance(file("rules/guidance.yaml"), types: rules.incidentTypes)
    rules.referrals = reader.referrals(file("rules/referrals.yaml"))
    rules.declines = reader.declines(file("declines.yaml"))
    var obligations = ObligationsReader(conditions: conditions)
    rules.obligations = obligations.obligations(file("rules/obligations.yaml"))
    places = reader.places.merging(obligations.places) { first, _ in first }
  }

  private func assemble(
    _ rulebook: Rulebook, _ questions: [Question], _ destinations: [Destination], _ desk: DeskReader
  ) -> DeskPack? {
    let keys: Set<String> = [
      "id", "version", "languages", "easyLanguage", "name", "notice", "about", "common", "privacy",
      "accessibility",
    ]
    guard let map = PackMap(file("pack.yaml"), faults, keys: keys) else { return nil }
    return DeskPack(
      id: map.text("id"), version: map.number("version") ?? 0, name: map.words("name"),
      notice: map.optionalWords("notice"), about: map.words("about"), common: desk.common(map),
      privacy: desk.sections(map, "privacy"), accessibility: desk.sections(map, "accessibility"),
      desks: desk.desks(file("desks.yaml")), revisions: desk.revisions(file("revisions.yaml")),
      destinations: Dictionary(destinations.map { ($0.id, $0) }, uniquingKeysWith: { $1 }),
      sources: desk.sources(file("sources.yaml")),
      questions: questions, rulebook: rulebook)
  }
}
