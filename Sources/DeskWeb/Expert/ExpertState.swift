import DeskCore

/// What travels in the form of the expert page: everything is on it, so that nothing has to be kept anywhere.
struct ExpertState: Sendable {
  /// The form that it is to be sent on, as `virus-report`; empty where the rules propose the desk.
  var form = ""
  var subject = ""
  var narrative = ""
  var entries = ExpertEntries()
  /// Proposals that were ticked, as `sign.malware=executed`.
  var taken: [String] = []

  /// An empty page.
  init() {}

  /// - Returns: nil where the form does not hold what we wrote into it.
  init?(_ body: FormBody, _ pack: DeskPack) {
    guard !["form", "subject", "narrative", "go", "view"].contains(where: body.isDoubled),
      let entries = ExpertEntries(body, pack.rulebook.vocabulary)
    else { return nil }
    form = body.one("form") ?? ""
    subject = body.typed("subject")
    narrative = body.typed("narrative")
    self.entries = entries
    taken = body.all("take")
    guard form.isEmpty || ReportForm.find(form, pack) != nil else { return nil }
  }

  /// A proposal as it travels: the answer as the interview writes it.
  static func line(_ place: Int, _ answer: Answer, _ vocabulary: Vocabulary) -> String {
    var sheet = AnswerSheet(count: vocabulary.count)
    sheet[place] = answer
    return SheetText.text(sheet, vocabulary)
  }

  /// Takes the ticked proposals over into the entries.
  ///
  /// - Returns: the facts of which two different answers are ticked, where nothing is taken over.
  mutating func take(_ pack: DeskPack) -> [Int] {
    let vocabulary = pack.rulebook.vocabulary
    var answers: [Int: [Answer]] = [:]
    for line in taken {
      guard let sheet = SheetText.sheet(line, vocabulary), let place = sheet.asked.places.first else {
        continue
      }
      answers[place, default: []].append(sheet[place])
    }
    let doubled = answers.filter { place, answers in
      if case .multi = vocabulary[place].kind { return false }
      return Set(answers).count > 1
    }.map(\.key).sorted()
    guard doubled.isEmpty else { return doubled }
    for (place, answers) in answers {
      for answer in answers {
        entries.take(place, answer, of: vocabulary[place], offset: pack.rulebook.rules.zoneOffset)
      }
    }
    taken = []
    return []
  }

  /// The same as a report on a form.
  func report(on form: String, _ sheet: AnswerSheet) -> ReportState {
    var state = ReportState(form: form, InterviewState(sheet: sheet))
    state.subject = subject
    state.narrative = narrative
    return state
  }

  /// The same for the interview, which carries subject and narrative along to whichever form follows.
  func interview(_ sheet: AnswerSheet) -> InterviewState {
    if !form.isEmpty { return report(on: form, sheet).carrying }
    var state = InterviewState(sheet: sheet)
    state.carried = [
      FormField(name: "subject", value: subject), FormField(name: "narrative", value: narrative),
    ]
    .filter { !$0.value.isEmpty }
    return state
  }
}
