import DeskCore

/// What travels in the form from page to page: the answers, and the way that led here.
struct InterviewState: Sendable {
  var sheet: AnswerSheet
  /// Ids of the questions answered, in order.
  var path: [String] = []
  /// The code under which this is saved at every step; empty where nobody asked for that.
  var draft = ""
  /// The receipt of the case whose answers are being changed; empty where nothing was sent yet.
  var receipt = ""
  /// How often that case's answers had been stored when they were shown; empty where nothing was sent yet.
  var version = ""
  /// The fields of a report that was begun: the interview carries them along unread.
  var carried: [FormField] = []

  init(sheet: AnswerSheet) {
    self.sheet = sheet
  }

  /// - Returns: nil where the form does not hold what we wrote into it.
  init?(_ form: FormBody, _ pack: DeskPack) {
    let single = ["answers", "path", "question", "shown", "view", "go", "draft", "receipt", "version"]
    guard !(single + ReportState.texts).contains(where: form.isDoubled),
      let sheet = SheetText.sheet(form.one("answers") ?? "", pack.rulebook.vocabulary)
    else { return nil }
    self.sheet = sheet
    path = (form.one("path") ?? "").split(separator: ",").map(String.init)
    draft = form.one("draft") ?? ""
    receipt = form.one("receipt") ?? ""
    version = form.one("version") ?? ""
    carried = ReportState.fields(of: form)
    let known = Set(pack.questions.map(\.id))
    guard path.allSatisfy(known.contains), Set(path).count == path.count, draft.utf8.count <= 512,
      receipt.utf8.count <= 512, reportForm.map({ ReportForm.find($0, pack) != nil }) ?? true
    else { return nil }
  }

  mutating func answer(_ question: Question, _ answers: [(place: Int, answer: Answer)]) {
    for (place, answer) in answers { sheet[place] = answer }
    path.removeAll { $0 == question.id }
    path.append(question.id)
  }

  /// The form of the report that was begun.
  var reportForm: String? { carried.first { $0.name == "form" }?.value }

  /// What every page carries; what is empty need not.
  func fields(_ pack: DeskPack) -> [FormField] {
    let codes = [
      FormField(name: "draft", value: draft), FormField(name: "receipt", value: receipt),
      FormField(name: "version", value: version),
    ]
    return [
      FormField(name: "answers", value: SheetText.text(sheet, pack.rulebook.vocabulary)),
      FormField(name: "path", value: path.joined(separator: ",")),
    ] + (codes + carried).filter { !$0.value.isEmpty }
  }

  /// The hidden fields that every page of the interview carries.
  func hidden(_ pack: DeskPack, view: String) -> HTML {
    FormField.hidden(fields(pack) + [FormField(name: "view", value: view)])
  }
}
