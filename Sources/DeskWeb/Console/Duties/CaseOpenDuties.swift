import DeskCore

/// Duties that are not certain yet: what would settle each, and the way to ask the reporter for it.
struct CaseOpenDuties {
  let opened: ConsoleCase
  let assessment: Assessment
  let place: CasePlace
  let context: ConsoleContext

  private var vocabulary: Vocabulary { context.pack.rulebook.vocabulary }

  /// The open rows, those of one rule together.
  static func groups(_ assessment: Assessment) -> [[Assessment.Obligation]] {
    assessment.obligations.filter { !$0.isCertain }.reduce(into: []) { groups, row in
      if groups.last?[0].rule.id == row.rule.id {
        groups[groups.count - 1].append(row)
      } else {
        groups.append([row])
      }
    }
  }

  var html: HTML {
    let groups = Self.groups(assessment)
    let plain = groups.filter { !hangsOnOrganisation($0[0]) }
    let folded = groups.filter { hangsOnOrganisation($0[0]) }
    let id = "open-duties"
    return """
      <section aria-labelledby="\(id)"><h2 id="\(id)">\(context(ResultWords.open))\
      \(context.bracketed("\(groups.count)"))</h2>
      \(groups.isEmpty ? "<p>\(context(CaseDutyWords.noOpen))</p>\n" as HTML : "<p class=\"hint\">\(context(ResultWords.openHint))</p>\n")\
      <ul class="open-duties">\(plain.html(row))\(folded.isEmpty ? nil : organisation(folded))</ul></section>

      """
  }

  private func row(_ rows: [Assessment.Obligation]) -> HTML {
    let first = rows[0]
    let view = DutyView(context: context.page)
    let stages = rows.map { row in
      view.stage(row) + (view.term(row).map { ": " + $0 } ?? "")
    }.joined(separator: " · ")
    let basis: HTML? = first.basis.map { " <span class=\"basis\">\(context($0))</span>" }
    let unverified: HTML? =
      rows.allSatisfy(\.isVerified)
      ? nil : " <span class=\"careful\">\(context(ResultWords.unverified))</span>"
    return """
      <li><b>\(name(first.destination))</b>\(context.bracketed("\(stages)"))\(unverified)<br>\
      \(context.plain(first.rule.grounds.text))\(basis) \
      <span class="hint">\(first.notes.html { "\(context($0)) " })</span>\
      \(settles(first.hangsOn, about: first.rule.id))</li>

      """
  }

  /// Those that hang on who the organisation is: one line, or they would be most of the list.
  private func organisation(_ groups: [[Assessment.Obligation]]) -> HTML {
    var seen: Set<String> = []
    let names = groups.map { $0[0].destination }.filter { seen.insert($0).inserted }.map(name)
    var places: Set<Int> = []
    let facts = groups.flatMap { $0[0].hangsOn }.filter {
      vocabulary[$0].id.hasPrefix(Self.organisation) && places.insert($0).inserted
    }
    return """
      <li><b>\(context(ResultWords.openByOrganisation))</b>\(context.language == .en ? ":" : "：") \
      \(names.joined(separator: context.comma))\(settles(facts, about: Self.aboutOrganisation))</li>

      """
  }

  private static let organisation = "organisation."
  /// What the draft of questions is asked for about all of these.
  static let aboutOrganisation = "organisation"

  /// The facts that the draft of questions is about.
  static func facts(about: String, _ assessment: Assessment, _ pack: DeskPack) -> Set<Int> {
    let vocabulary = pack.rulebook.vocabulary
    guard about == aboutOrganisation else {
      return Set(assessment.obligations.filter { $0.rule.id == about }.flatMap(\.hangsOn))
    }
    let all = assessment.obligations.filter { !$0.isCertain }.flatMap(\.hangsOn)
    return Set(all.filter { vocabulary[$0].id.hasPrefix(organisation) })
  }

  private func hangsOnOrganisation(_ row: Assessment.Obligation) -> Bool {
    row.hangsOn.contains { vocabulary[$0].id.hasPrefix(Self.organisation) }
  }

  private func name(_ id: String) -> String { context.pack.destinations[id].map { context($0.name) } ?? id }

  /// The facts, each leading to the question that records it, and the way to ask for them.
  private func settles(_ facts: [Int], about: String) -> HTML? {
    guard !facts.isEmpty else { return nil }
    let shown = facts.prefix(Self.mostFacts).enumerated().html { index, fact in
      "\(index == 0 ? "" : context.comma)\(FactLink.html(fact, place, context))"
    }
    let more = facts.count > Self.mostFacts ? " +\(facts.count - Self.mostFacts)" : ""
    let asked = AskText(
      opened: opened, assessment: assessment, pack: context.pack,
      only: Self.facts(about: about, assessment, context.pack))
    let ask: HTML? =
      asked.text == nil
      ? nil
      : """
       · <a href="\(place.path(nil, [("ask", "1"), ("about", about)], at: "reply-heading"))">\
      \(context(CaseDutyWords.askReporter))</a>
      """
    return """
      <br><span class="hint">\(context(CaseDutyWords.settles)):</span> \(shown)\(more)\(ask)
      """
  }

  private static let mostFacts = 6
}

/// The name of a fact, leading to the question by which staff record it.
enum FactLink {
  static func html(_ fact: Int, _ place: CasePlace, _ context: ConsoleContext) -> HTML {
    let label = context(context.pack.rulebook.vocabulary[fact].label)
    guard let question = context.pack.questions.first(where: { $0.facts.contains(fact) }) else {
      return "\(label)"
    }
    return """
      <a href="\(place.path(.assessments, [("question", question.id)], at: "q-\(question.id)"))">\(label)</a>
      """
  }
}
