import DeskCore
import DeskPacks
import Testing

/// How many questions a person is asked before they know what matters.
@Suite struct InterviewTests {
  private let rulebook = builtIn.rulebook

  /// Answers each question from `known`; what is not in it is `rest`. Returns the sheets after each question.
  private func walk(_ known: AnswerSheet, rest: Answer = .no) -> [AnswerSheet] {
    var sheet = AnswerSheet(count: rulebook.vocabulary.count)
    var sheets: [AnswerSheet] = []
    while let next = builtIn.next(after: sheet, missing: rulebook.assess(sheet).missing) {
      for place in next.facts {
        let isTri = if case .tri = rulebook.vocabulary[place].kind { true } else { false }
        sheet[place] = known.asked.contains(place) ? known[place] : isTri ? rest : .unknown
      }
      sheets.append(sheet)
    }
    return sheets
  }

  private func certain(_ sheet: AnswerSheet) -> Set<String> {
    Set(
      rulebook.assess(sheet).obligations.filter(\.isCertain).map {
        "\($0.rule.id) \($0.stage) \($0.due as Any)"
      })
  }

  static let victims: [(String, String)] = [
    (
      "a clinic",
      "\"organisation.sector\": \"medical\", \"impact.care_affected\": \"yes\", \"data.sensitive\": \"yes\""
    ),
    (
      "a shop",
      "\"organisation.sector\": \"wholesale-retail\", \"organisation.card_merchant\": \"yes\", \"data.card_numbers\": \"yes\""
    ),
    (
      "a contractor",
      "\"organisation.sector\": \"services\", \"organisation.holds_data_as_contractor\": \"yes\""
    ),
    (
      "a town",
      "\"organisation.kind\": \"local-government\", \"organisation.sector\": \"government\", \"data.my_number\": \"yes\""
    ),
  ]

  @Test(arguments: victims)
  func `a ransomware victim has first aid within 3 questions and all certain duties within 15`(
    _ name: String, _ more: String
  ) throws {
    let basics = """
      "sign.files_encrypted": "yes", "sign.ransom_note": "yes", "data.personal": "yes", "data.persons": 1200,
      "data.exposure": "possible", "time.known_at": "2026-11-23", "reporter.role": "organisation",
      "sign.malware": "none", "sign.suspicious_mail": "none"
      """
    let kind = more.contains("organisation.kind") ? "" : ", \"organisation.kind\": \"private\""
    let sheets = walk(try sheet("\(basics)\(kind), \(more)"))
    let firstAid = sheets.firstIndex {
      rulebook.assess($0).guidance.contains { $0.id == "first-aid.ransomware" }
    }
    #expect((firstAid ?? 99) + 1 <= 3)
    let all = certain(sheets.last!)
    #expect(all.count >= 3)
    let duties = sheets.firstIndex { certain($0).isSuperset(of: all) }
    #expect((duties ?? 99) + 1 <= 15, "\(name): \(duties ?? 99)")
    print(
      "\(name): first aid after \((firstAid ?? 98) + 1), all certain duties after \((duties ?? 98) + 1) questions"
    )
  }

  @Test func `nobody is asked the same twice, and the interview ends whatever is answered`() {
    var draws = RandomSheets(rulebook, seed: 7)
    for _ in 0..<300 {
      let answers = draws.next()
      var sheet = AnswerSheet(count: rulebook.vocabulary.count)
      var count = 0
      while let next = builtIn.next(after: sheet, missing: rulebook.assess(sheet).missing) {
        count += 1
        for place in next.facts {
          #expect(!sheet.asked.contains(place))
          sheet[place] = answers[place]
        }
      }
      #expect(count <= builtIn.questions.count + 3)
    }
  }

  @Test func `every fact that rules read has a question, and わからない everywhere ends in a result`() {
    let sheets = walk(AnswerSheet(count: rulebook.vocabulary.count), rest: .unknown)
    let last = rulebook.assess(sheets.last!)
    #expect(last.verdict == "undetermined")
    #expect(last.desk == "consultation.incident")
    #expect(last.guidance.map(\.id) == ["first-aid.undetermined", "first-aid.preserve"])
    #expect(builtIn.next(after: sheets.last!, missing: last.missing) == nil)
  }
}
