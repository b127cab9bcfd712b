import DeskCore
import DeskPacks
import Testing

/// What holds for any answers whatever, over many thousand sheets drawn from fixed seeds.
@Suite struct PropertyTests {
  private let rulebook = builtIn.rulebook

  @Test func `there is always a desk, a verdict and a next step`() {
    var sheets = RandomSheets(rulebook, seed: 1)
    for _ in 0..<20_000 {
      let assessment = rulebook.assess(sheets.next(), withMissing: false)
      #expect(builtIn.desk(assessment.desk) != nil)
      #expect(["confirmed", "suspected", "none", "undetermined"].contains(assessment.verdict))
      #expect(["immediate", "today", "routine"].contains(assessment.urgency))
      #expect(!assessment.guidance.isEmpty)
      #expect(assessment.guidance.allSatisfy { builtIn.guidance[$0.id] != nil })
    }
  }

  @Test func `a certain row rests on a fact: without it the row is no longer certain`() {
    var sheets = RandomSheets(rulebook, seed: 2)
    var seen = 0
    for _ in 0..<3_000 {
      let sheet = sheets.next()
      for row in rulebook.assess(sheet, withMissing: false).obligations where row.isCertain {
        seen += 1
        #expect(hasGround(row, sheet), "\(row.rule.id)")
      }
    }
    #expect(seen > 1_000)
  }

  /// Whether taking answers back one after another ends the row's certainty.
  private func hasGround(_ row: Assessment.Obligation, _ sheet: AnswerSheet) -> Bool {
    var rest = sheet
    for place in sheet.asked.places {
      rest.clear(place)
      let now = rulebook.assess(rest, withMissing: false).obligations.first {
        $0.rule.id == row.rule.id && $0.stage == row.stage
      }
      if now?.isCertain != true { return true }
    }
    return false
  }

  @Test func `asking only what is next gives the same as knowing everything at once`() {
    var sheets = RandomSheets(rulebook, seed: 3)
    var questions = 0
    var rounds = 0
    while rounds < 2_000 {
      let everything = sheets.next()
      guard everything.asked.places.count == rulebook.vocabulary.count else { continue }
      // Two answers of which one overrules the other are another story: the second may never be asked.
      if rulebook.assess(everything, withMissing: false).because.contains(where: isImplied) { continue }
      rounds += 1
      var sheet = AnswerSheet(count: rulebook.vocabulary.count)
      var assessment = rulebook.assess(sheet)
      while let next = builtIn.next(after: sheet, missing: assessment.missing) {
        questions += 1
        for place in next.facts { sheet[place] = everything[place] }
        assessment = rulebook.assess(sheet)
      }
      #expect(judgement(assessment) == judgement(rulebook.assess(everything, withMissing: false)))
    }
    print("questions asked on average: \(Double(questions) / Double(rounds))")
  }

  private func isImplied(_ reason: Assessment.Reason) -> Bool {
    reason.rule == "facts.contradiction"
      && ["data.personal", "data.my_number", "data.financial"].contains(
        rulebook.vocabulary[reason.facts[0]].id)
  }

  @Test func `what is not missing changes nothing`() {
    var sheets = RandomSheets(rulebook, seed: 4)
    var tried = 0
    for _ in 0..<4_000 {
      let sheet = sheets.next()
      let other = sheets.next()
      let assessment = rulebook.assess(sheet)
      let before = judgement(assessment)
      let missing = Set(assessment.missing)
      for place in 0..<rulebook.vocabulary.count
      where !sheet[place].isKnown && !missing.contains(place) && other[place].isKnown
        && !isAnswered(place, by: sheet)
      {
        var changed = sheet
        changed[place] = other[place]
        tried += 1
        let after = judgement(rulebook.assess(changed, withMissing: false))
        #expect(after == before, "\(rulebook.vocabulary[place].id)")
      }
    }
    #expect(tried > 10_000)
  }

  /// Whether an implication answers the fact, so that it is not missing although it was not asked.
  private func isAnswered(_ place: Int, by sheet: AnswerSheet) -> Bool {
    rulebook.rules.implications.contains { $0.from == place || $0.to == place }
  }

  @Test func `the same answers give the same answer, whatever was asked before`() {
    var sheets = RandomSheets(rulebook, seed: 5)
    for _ in 0..<2_000 {
      let sheet = sheets.next()
      #expect(judgement(rulebook.assess(sheet)) == judgement(rulebook.assess(sheet)))
      var marked = sheet
      for place in 0..<rulebook.vocabulary.count where !sheet.asked.contains(place) {
        marked[place] = .unknown
      }
      #expect(judgement(rulebook.assess(marked)) == judgement(rulebook.assess(sheet)))
      #expect(rulebook.assess(marked).missing == rulebook.assess(sheet).missing)
    }
  }
}
