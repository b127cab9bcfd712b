import DeskCore

/// Checks that everything a pack names is there: desks, destinations, guidance, sources, audiences.
struct References {
  let pack: DeskPack
  let files: [String: PackNode]
  let faults: FaultList
  let places: [String: PackNode.Place]

  private var rules: RuleSet { pack.rulebook.rules }

  func check() {
    checkDecisions()
    checkRules()
    checkDesks()
    checkForms()
    DocumentCheck(pack: pack, files: files, faults: faults).check()
    checkSources()
  }

  private func place(_ owner: String, _ file: String) -> PackNode.Place {
    places[owner] ?? PackNode.Place(file: file, line: 1)
  }

  private func checkDecisions() {
    for (index, entry) in (rules.decisions[.desk]?.entries ?? []).enumerated()
    where pack.desk(entry.value) == nil {
      faults.add(
        "there is no desk “\(entry.value)”", at: place("desk \(entry.value) \(index)", "rules/decisions.yaml")
      )
    }
    let allowed: [DecisionKind: Set<String>] = [
      .verdict: ["confirmed", "suspected", "none", "undetermined"],
      .urgency: ["immediate", "today", "routine"],
      .targetedAttack: ["likely", "possible", "no-sign", "undetermined"],
    ]
    for (kind, values) in allowed {
      for (index, entry) in (rules.decisions[kind]?.entries ?? []).enumerated()
      where !values.contains(entry.value) {
        faults.add(
          "“\(entry.value)” is no \(kind.rawValue)",
          at: place("\(kind.rawValue) \(entry.value) \(index)", "rules/decisions.yaml"))
      }
    }
  }

  private func checkRules() {
    for rule in rules.guidance where pack.guidance[rule.id] == nil {
      faults.add("there is no guidance/\(rule.id).yaml", at: place(rule.id, "rules/guidance.yaml"))
    }
    let handedOut = Set(rules.guidance.map(\.id))
    for id in pack.guidance.keys.sorted() where !handedOut.contains(id) {
      faults.add("no rule hands this out", at: PackNode.Place(file: "guidance/\(id).yaml", line: 1))
    }
    for rule in rules.referrals {
      destination(rule.destination, place(rule.id, "rules/referrals.yaml"))
      audience(rule.audience, place(rule.id, "rules/referrals.yaml"))
    }
    for rule in rules.obligations {
      let place = place(rule.id, "rules/obligations.yaml")
      for id in [rule.destination] + rule.elsewhere.map(\.destination) { destination(id, place) }
      audience(rule.audience, place)
      if rule.rows.isEmpty { faults.add("the obligation has no row", at: place) }
    }
    for rule in rules.declines {
      for id in rule.destinations { destination(id, place("decline \(rule.wish)", "declines.yaml")) }
    }
  }

  private func destination(_ id: String, _ place: PackNode.Place) {
    if pack.destinations[id] == nil { faults.add("there is no destination “\(id)”", at: place) }
  }

  private func audience(_ name: String?, _ place: PackNode.Place) {
    guard let name, rules.definitions[name] == nil else { return }
    faults.add("nothing is defined as “\(name)”", at: place)
  }

  private func checkDesks() {
    let place = PackNode.Place(file: "desks.yaml", line: 1)
    for desk in pack.desks {
      for decline in desk.declines { decline.destinations.forEach { destination($0, place) } }
      if let other = desk.refersTo { destination(other, place) }
      if desk.email == nil, desk.refersTo == nil {
        faults.add("the desk “\(desk.id)” has neither an address nor a place to refer to", at: place)
      }
    }
  }

  /// Every form that a desk offers is there and goes to it, and every form goes to a desk.
  private func checkForms() {
    let entries = files["desks.yaml"]?["desks"].map { node -> [PackNode] in
      if case .list(let items) = node.content { items } else { [] }
    }
    for (entry, desk) in zip(entries ?? [], pack.desks) {
      guard case .list(let stamps)? = entry["forms"]?.content else { continue }
      for node in stamps {
        let stamp = node.scalar ?? ""
        guard let form = pack.form(stamp) else {
          faults.add("there is no forms/\(stamp).yaml", at: node)
          continue
        }
        if form.desk != desk.id {
          faults.add("the form “\(stamp)” goes to the desk “\(form.desk)”", at: node)
        }
      }
    }
    for form in pack.forms where pack.desk(form.desk)?.email == nil {
      faults.add(
        "there is no desk “\(form.desk)” that takes reports",
        at: PackNode.Place(file: "forms/\(form.stamp).yaml", line: 1))
    }
  }

  /// Every key under any `source:` has an entry in `sources.yaml`.
  private func checkSources() {
    for node in files.values { checkSources(node) }
  }

  private func checkSources(_ node: PackNode) {
    switch node.content {
    case .list(let items): items.forEach(checkSources)
    case .map(let entries):
      for (key, value) in entries {
        guard key == "source", case .list(let keys) = value.content else {
          checkSources(value)
          continue
        }
        for key in keys where pack.sources[key.scalar ?? ""] == nil {
          faults.add("the source “\(key.scalar ?? "")” is not in sources.yaml", at: key)
        }
      }
    default: break
    }
  }
}
