import DeskCore

/// Whom at which step, as a form names it: `ppc.preliminary`.
struct DutyStep: Sendable, Hashable {
  let destination: String
  let stage: ObligationRule.Stage

  init(destination: String, stage: ObligationRule.Stage) {
    self.destination = destination
    self.stage = stage
  }

  init(_ duty: Duty) { self.init(destination: duty.destination, stage: duty.stage) }

  init(_ row: Assessment.Obligation) { self.init(destination: row.destination, stage: row.stage) }

  init(_ done: DutyDone) { self.init(destination: done.destination, stage: done.stage) }

  /// - Returns: nil for what names no step.
  init?(_ text: String) {
    guard let dot = text.lastIndex(of: "."), dot > text.startIndex, text.utf8.count <= 200,
      let stage = ObligationRule.Stage(rawValue: String(text[text.index(after: dot)...]))
    else { return nil }
    self.init(destination: String(text[..<dot]), stage: stage)
  }

  var text: String { "\(destination).\(stage.rawValue)" }

  /// 「個人情報保護委員会（速報）」
  func words(_ context: PageContext) -> String {
    let name = context.pack.destinations[destination].map { context($0.name) } ?? destination
    let step = context(ResultWords.stages[stage]!)
    return context.language == .en ? "\(name) (\(step))" : "\(name)（\(step)）"
  }
}

/// That somebody was told, as it was typed.
struct DutyEntry: Sendable {
  /// `ppc.preliminary`, or `other` where the step was chosen from a list.
  let form: String
  /// The step that was chosen from the list, as it came.
  var place = ""
  /// The day as it was typed.
  var on: String
  /// The number as it was typed.
  var number = ""

  /// The form whose step is chosen from a list.
  static let other = "other"

  /// An entry that nobody has typed anything into: today, in digits.
  static func fresh(_ form: String, _ context: PageContext) -> DutyEntry {
    DutyEntry(
      form: form,
      on: AnswerWords.typed(.day(context.today), offset: context.pack.rulebook.rules.zoneOffset))
  }

  /// Reads it from a posted form.
  init(_ body: FormBody, form: String) {
    self.init(
      form: form, place: body.one("place") ?? "", on: body.typed("on.\(form)"),
      number: body.typed("number.\(form)"))
  }

  init(form: String, place: String = "", on: String, number: String = "") {
    self.form = form
    self.place = place
    self.on = on
    self.number = number
  }

  /// The same in the form whose step is chosen from a list.
  var chosen: DutyEntry { DutyEntry(form: Self.other, place: form, on: on, number: number) }

  /// A fault of an entry, at the fields of that form.
  static func chosen(_ problem: FieldProblem, from entry: DutyEntry?) -> FieldProblem {
    FieldProblem(
      field: problem.field.replacing(".\(entry?.form ?? "")", with: ".\(other)"), message: problem.message)
  }

  /// What travels where it could not be stored.
  var fields: [FormField] {
    [
      FormField(name: "duty", value: form), FormField(name: "place", value: place),
      FormField(name: "on.\(form)", value: on), FormField(name: "number.\(form)", value: number),
    ]
  }

  /// The note that it stands for, or what has to be mended.
  func read(_ context: PageContext) -> (done: DutyDone?, problems: [FieldProblem]) {
    var problems: [FieldProblem] = []
    func add(_ field: String, _ words: Words) {
      problems.append(FieldProblem(field: "field-\(field)", message: context(words)))
    }
    let offset = context.pack.rulebook.rules.zoneOffset
    let step = DutyStep(form == Self.other ? place : form)
    let isKnown = step.map { context.pack.destinations[$0.destination] != nil } ?? false
    if !isKnown { add("place", DutyWords.noPlace) }
    let day = DateText.moment(on, today: context.today, offset: offset)?.day(offset: offset)
    if on.isBlank {
      add("on.\(form)", DutyWords.noDate)
    } else if let day {
      if day > context.today { add("on.\(form)", InterviewWords.inTheFuture) }
    } else {
      add("on.\(form)", InterviewWords.notADate)
    }
    if number.unicodeScalars.count > DutyDone.mostNumber { add("number.\(form)", DutyWords.longNumber) }
    guard problems.isEmpty, let step, let day else { return (nil, problems) }
    let plain = number.isBlank ? "" : number.split(whereSeparator: \.isNewline).joined(separator: " ")
    return (DutyDone(destination: step.destination, stage: step.stage, on: day, number: plain), [])
  }
}
