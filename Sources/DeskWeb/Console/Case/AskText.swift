import DeskCore

/// Questions about what is not known, as a text that somebody can answer in a message.
struct AskText {
  let opened: ConsoleCase
  let assessment: Assessment
  let pack: DeskPack
  /// The facts that are asked for; nil for all that could change the judgement.
  var only: Set<Int>?

  /// A frightened person answers a few questions, not thirty.
  private static let most = 6

  private var vocabulary: Vocabulary { pack.rulebook.vocabulary }
  private var language: Language { opened.reportersLanguage }

  /// The text in the reporter's language; nil where there is nothing to ask.
  var text: String? {
    let lines =
      opened.hasInterview || only != nil ? questions : (opened.form?.missing ?? []).map { $0[language] }
    guard !lines.isEmpty else { return nil }
    let numbered = lines.prefix(Self.most).enumerated().map { "\($0.offset + 1). \($0.element)" }
    return ([AskWords.lead[language]] + numbered).joined(separator: "\n\n")
  }

  /// What was never asked comes before what the person did not know.
  private var questions: [String] {
    let missing = Set(assessment.missing)
    let open = only.map(missing.intersection) ?? missing
    let asked = opened.sheet.asked
    let fresh = pack.questions.compactMap { question -> String? in
      text(question, question.facts.filter { open.contains($0) && !asked.contains($0) })
    }
    let again = pack.questions.compactMap { question -> String? in
      let facts = question.facts.filter { open.contains($0) }
      return facts.contains { !asked.contains($0) } ? nil : text(question, facts)
    }
    return fresh + again
  }

  /// A question with what can be answered.
  private func text(_ question: Question, _ facts: [Int]) -> String? {
    guard !facts.isEmpty else { return nil }
    let ids = Set(facts.map { vocabulary[$0].id })
    let rows: [Words] =
      switch question.kind {
      case .checklist, .fields: question.rows.filter { ids.contains($0.id) }.map(\.label)
      case .single, .multi: question.rows.map(\.label)
      }
    let isAlone = rows.count == 1 && question.kind == .fields
    let list = isAlone ? [] : rows.map { "   ・" + $0[language] }
    return ([question.ask[language]] + list).joined(separator: "\n")
  }
}

/// The words around the questions.
enum AskWords {
  static let lead = Words(
    ja: "次のことを教えてください。あてはまるものを、この画面のメッセージで返してください。分からないことは「分からない」でかまいません。調べるために、機器を操作し直す必要はありません。",
    en:
      "Please tell us the following, in a message on this page. “I do not know” is an answer too; you need not try anything on your devices to find out."
  )
}
