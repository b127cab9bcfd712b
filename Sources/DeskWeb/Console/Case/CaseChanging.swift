import DeskCore
import DeskService
import HTTPTypes
import Hummingbird

/// The acts that change what a case is to the desk: who works on it, its labels, its verdict, its answers.
extension CaseVisit {
  func assign(_ form: FormBody, _ opened: ConsoleCase, _ place: CasePlace) async throws(DeskError) -> Response
  {
    func refused(_ words: Words, _ status: HTTPResponse.Status) -> Response {
      // Only who may give a case to others has the field.
      let field = context.actor.mayAssign(opened.desk, to: " ") ? "field-assignee" : "main"
      return refuse(.assignment, form, opened, place, field, words, status: status)
    }
    let assignee: String?
    switch form.one("go") {
    case "me": assignee = context.actor.name
    case "nobody": assignee = nil
    default:
      guard let typed = Accounts.known(form.typed("assignee")) else {
        return refused(CaseWords.wrongAddress, .unprocessableContent)
      }
      assignee = typed
    }
    guard form.one("before") == opened.assignee ?? "" else {
      // What was wanted is so already.
      return opened.assignee == assignee
        ? done(.assigned, place) : refused(CaseWords.assignedMeanwhile, .conflict)
    }
    guard context.actor.mayAssign(opened.desk, to: assignee) else {
      return refused(CaseWords.leadsOnly, .forbidden)
    }
    if let assignee, assignee != context.actor.name {
      let people = try await site.accounts.colleagues(of: opened.desk)
      guard people.contains(assignee) else {
        return refused(CaseWords.notAColleague(people), .unprocessableContent)
      }
    }
    _ = try await desk.assign(opened.reference, to: assignee, as: context.actor)
    return done(.assigned, place)
  }

  func label(_ form: FormBody, _ opened: ConsoleCase, _ place: CasePlace) async throws(DeskError) -> Response
  {
    var seen: Set<String> = []
    let labels = form.typed("labels").split(whereSeparator: { ",、，\n".contains($0) })
      .map { String($0).trimmed }.filter { !$0.isEmpty && seen.insert($0).inserted }
    let isTaken =
      labels.count <= 50
      && labels.allSatisfy { label in
        label.unicodeScalars.count <= 100 && label.unicodeScalars.allSatisfy { $0.value >= 0x20 }
      }
    guard isTaken else {
      return refuse(.labels, form, opened, place, "field-labels", CaseWords.tooManyLabels)
    }
    guard form.one("before") == opened.labels.joined(separator: ", ") else {
      return refuse(
        .labels, form, opened, place, "field-labels", CaseWords.labelledMeanwhile, status: .conflict)
    }
    _ = try await desk.label(opened.reference, labels, as: context.actor)
    return done(.labelled, place)
  }

  func overrule(_ form: FormBody, _ opened: ConsoleCase, _ place: CasePlace) async throws(DeskError)
    -> Response
  {
    let (verdict, reason) = (form.one("verdict") ?? "", form.typed("reason"))
    guard CaseVerdictWords.all.contains(verdict) else {
      return refuse(.assessments, form, opened, place, "field-verdict", CaseVerdictWords.chooseOne)
    }
    if let words = fault(of: reason, empty: CaseVerdictWords.needsReason) {
      return refuse(.assessments, form, opened, place, "field-reason", words)
    }
    guard form.one("version") == String(opened.answersVersion) else {
      return refuse(
        .assessments, form, opened, place, "field-verdict", FactsWords.changedMeanwhile, status: .conflict)
    }
    _ = try await desk.overrule(verdict, because: reason, on: opened.reference, as: context.actor)
    return done(.overruled, place)
  }

  func answer(_ form: FormBody, _ opened: ConsoleCase, _ place: CasePlace) async throws(DeskError) -> Response
  {
    let sheet: AnswerSheet
    switch FactReader(form: form, opened: opened, context: context).read() {
    case .sheet(let read): sheet = read
    case .problems(let problems):
      return show(
        .assessments, opened, place,
        attempt: CaseAttempt(act: .assessments, form: form, problems: problems), status: .unprocessableContent
      )
    case .unreadable:
      return ConsoleResponses.show(
        ConsoleErrorPage(kind: .unreadable), context, status: ConsoleErrorPage.Kind.unreadable.status)
    }
    guard form.one("version") == String(opened.answersVersion) else {
      let field = "q-\(form.one("question") ?? "")"
      return refuse(.assessments, form, opened, place, field, FactsWords.changedMeanwhile, status: .conflict)
    }
    _ = try await desk.merge(sheet, into: opened.reference, as: context.actor)
    return ConsoleResponses.redirect(to: place.path(.assessments, [("done", CaseFlash.answered.rawValue)]))
  }
}
