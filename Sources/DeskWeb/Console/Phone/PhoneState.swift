import DeskCore
import DeskService

/// What travels in the form while somebody telephones: the report as it grows, and what the call alone has.
///
/// Nothing is stored before the case is taken in or handed to the caller.
struct PhoneState: Sendable {
  /// Desk and form, what was told, the caller, the answers, and what a repeat is known by.
  var report: ReportState
  /// The language that the caller speaks: texts to read out are in it.
  var caller = Language.ja
  /// Whether whoever takes the call also takes the case.
  var isMine = true

  /// A call that begins.
  init(form: String, language: Language, pack: DeskPack) {
    report = ReportState(
      form: form, InterviewState(sheet: AnswerSheet(count: pack.rulebook.vocabulary.count)))
    report.repeatKey = PublicDesk.freshKey()
    caller = language
  }

  /// - Returns: nil where the form does not hold what we wrote into it.
  init?(_ body: FormBody, _ pack: DeskPack) {
    guard let form = body.one("form"), ReportForm.find(form, pack) != nil,
      var report = ReportState(body, form: form, pack), !report.repeatKey.isEmpty,
      let caller = body.one("caller").flatMap(Language.init(rawValue:)), Language.pages.contains(caller)
    else { return nil }
    report.interview.draft = ""
    report.interview.receipt = ""
    self.report = report
    self.caller = caller
    isMine = body.one("mine") == "yes"
  }

  /// Whether nothing was typed yet.
  var isEmpty: Bool {
    [report.narrative, report.subject, report.name, report.organisation, report.email, report.phone]
      .allSatisfy(\.isBlank) && report.interview.sheet.asked.isEmpty
  }

  private static let shown = [
    "form", "phone", "narrative", "subject", "name", "organisation", "email", "safe",
  ]

  /// What the form does not show.
  func hidden(_ pack: DeskPack) -> HTML {
    FormField.hidden(report.fields(pack).filter { !Self.shown.contains($0.name) })
  }

  /// All of it, for a page that shows none of it.
  func fields(_ pack: DeskPack) -> [FormField] {
    report.fields(pack) + [FormField(name: "caller", value: caller.rawValue)]
      + (isMine ? [FormField(name: "mine", value: "yes")] : [])
  }

  /// What has to be mended before the case is taken in.
  func problems(_ context: PageContext, isLenient: Bool = false) -> [FieldProblem] {
    let steps: [ReportStep] = [.tell, .contact]
    return steps.flatMap { report.problems($0, context, isLenient: isLenient) }
  }

  /// What the caller goes on with: on the first page where something is needed, else on that for checking.
  func draft(_ context: PageContext) -> Draft {
    var report = report
    report.repeatKey = ""
    let steps = ReportForm.definition(report.form, context.pack).map(ReportStep.all) ?? [.tell]
    return .report(report, steps.first { !report.problems($0, context).isEmpty } ?? .check)
  }
}

/// Which desks a call can be taken for.
enum PhoneDesks {
  /// The forms of the desks whose cases somebody sees, named by their desks.
  static func choices(_ context: ConsoleContext) -> [(value: String, label: String)] {
    context.pack.desks.filter { $0.email != nil && context.actor.maySee($0.id) }.flatMap { desk in
      let forms = ReportForm.all(of: desk.id, context.pack)
      return forms.map { form in
        let name = context(desk.name)
        if forms.count == 1 { return (form, name) }
        let which = context(ReportForm.name(form, context.pack))
        return (form, context.language == .en ? "\(name) (\(which))" : "\(name)（\(which)）")
      }
    }
  }

  /// The form that a call begins with: that of incidents, else the first; nil for whoever sees no cases.
  static func first(_ context: ConsoleContext) -> String? {
    let forms = choices(context).map(\.value)
    let usual = ReportForm.all(of: "consultation.incident", context.pack)
    return usual.first { forms.contains($0) } ?? forms.first
  }
}
