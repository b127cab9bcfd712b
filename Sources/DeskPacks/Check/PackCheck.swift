import DeskCore

/// Proves a pack: faults, rules that never fire, dead ends, examples.
public struct PackCheck {
  let folder: PackFolder

  /// A check of the pack in a folder.
  public init(_ folder: PackFolder) {
    self.folder = folder
  }

  /// What the check found, line by line.
  public struct Report: Sendable {
    /// Lines to print: faults as `file:line: message`, then what is worth knowing.
    public internal(set) var lines: [String] = []
    /// Whether nothing is wrong.
    public internal(set) var isGood = true
  }

  /// Reads the pack and checks all of it.
  public func run() -> Report {
    var report = Report()
    do throws(PackFaults) {
      let (pack, places) = try folder.loadWithPlaces()
      let faults = FaultList()
      let rules = checkReach(pack, places, faults)
      let examples = Example.read(in: folder.url, pack, faults)
      let unreached = run(examples, of: rules, pack, faults)
      report.lines += faults.sorted.map(\.description)
      report.isGood = faults.faults.isEmpty
      report.lines.append(
        "\(pack.stamp): \(pack.rulebook.vocabulary.count) facts, \(pack.questions.count) questions, "
          + "\(pack.guidance.count) guidance texts, \(pack.forms.count) forms, \(examples.count) examples")
      report.lines.append(
        unreached.isEmpty
          ? "every rule is reached by an example"
          : "no example reaches: \(unreached.map(\.description).joined(separator: ", "))")
      report.lines.append(report.isGood ? "good" : "\(faults.faults.count) faults")
    } catch {
      report.isGood = false
      report.lines += error.faults.map(\.description)
      report.lines.append("\(error.faults.count) faults")
    }
    return report
  }

  /// Checks that every rule can fire; returns the rules.
  private func checkReach(
    _ pack: DeskPack, _ places: [String: PackNode.Place], _ faults: FaultList
  ) -> [RuleName] {
    func place(_ rule: RuleName) -> PackNode.Place {
      let file =
        switch rule.kind {
        case "harm": "rules/harm.yaml"
        case "contradiction": "rules/contradictions.yaml"
        case "decision": "rules/decisions.yaml"
        case "type": "rules/types.yaml"
        case "guidance": "rules/guidance.yaml"
        case "referral": "rules/referrals.yaml"
        case "decline": "declines.yaml"
        default: "rules/obligations.yaml"
        }
      let key = rule.kind == "decline" ? "decline \(rule.id)" : rule.id
      return places[key] ?? PackNode.Place(file: file, line: 1)
    }
    var rules: [RuleName] = []
    do throws(RuleFault) {
      for (rule, reach) in try pack.rulebook.reach() {
        rules.append(rule)
        switch reach {
        case .reachable: break
        case .never: faults.add("\(rule) can never fire", at: place(rule))
        case .undecided: faults.add("\(rule): no answers were found that make it fire", at: place(rule))
        }
      }
      for verdict in try pack.rulebook.deadEnds() {
        faults.add(
          "dead end: with the verdict “\(verdict)” a person may get neither guidance nor a referral",
          at: PackNode.Place(file: "rules/guidance.yaml", line: 1))
      }
    } catch {
      faults.add("\(error)", at: PackNode.Place(file: "rules/definitions.yaml", line: 1))
    }
    return rules
  }

  /// Runs the examples, and returns the rules that none of them reaches.
  private func run(
    _ examples: [Example], of rules: [RuleName], _ pack: DeskPack, _ faults: FaultList
  ) -> [RuleName] {
    var fired: Set<RuleName> = []
    for example in examples {
      let sheet = example.request.sheet
      let assessment = pack.rulebook.assess(sheet)
      fired.formUnion(pack.rulebook.fired(in: assessment, for: sheet))
      let text = assessment.json(pack: pack, sheet: sheet, language: example.request.language).text
      guard let actual = try? JSONReader.read([UInt8](text.utf8)).value else { continue }
      for difference in ExampleComparison(expected: example.expected, actual: actual).differences() {
        faults.add(difference, at: PackNode.Place(file: example.file, line: 1))
      }
    }
    return rules.filter { !fired.contains($0) }.sorted()
  }
}
