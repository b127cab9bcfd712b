import DeskCore

/// What travels in the form from page to page: the answers, and the way that led here.
struct InterviewState: Sendable {
  var sheet: AnswerSheet
  /// Ids of the questions answered, in order.
  var path: [String] = []

  init(sheet: AnswerSheet) {
    self.sheet = sheet
  }

  /// - Returns: nil where the form does not hold what we wrote into it.
  init?(_ form: FormBody, _ pack: DeskPack) {
    guard !["answers", "path", "question", "shown", "view", "go"].contains(where: form.isDoubled),
      let sheet = SheetText.sheet(form.one("answers") ?? "", pack.rulebook.vocabulary)
    else { return nil }
    self.sheet = sheet
    path = (form.one("path") ?? "").split(separator: ",").map(String.init)
    let known = Set(pack.questions.map(\.id))
    guard path.allSatisfy(known.contains), Set(path).count == path.count else { return nil }
  }

  mutating func answer(_ question: Question, _ answers: [(place: Int, answer: Answer)]) {
    for (place, answer) in answers { sheet[place] = answer }
    path.removeAll { $0 == question.id }
    path.append(question.id)
  }

  /// The hidden fields that every page of the interview carries.
  func hidden(_ pack: DeskPack, view: String) -> HTML {
    """
    <input type="hidden" name="answers" value="\(SheetText.text(sheet, pack.rulebook.vocabulary))">
    <input type="hidden" name="path" value="\(path.joined(separator: ","))">
    <input type="hidden" name="view" value="\(view)">

    """
  }
}
