import DeskCore

/// What travels in the form from page to page while somebody writes to a desk.
struct ReportState: Sendable {
  /// The answers of the interview, and the code under which this is saved.
  var interview: InterviewState
  /// The form, as `virus-report`.
  let form: String
  var subject = ""
  var narrative = ""
  var name = ""
  var organisation = ""
  var email = ""
  var phone = ""
  /// Whether the address is out of the attacker's reach: `yes`, `no`, `unknown`, or nothing.
  var safe = ""
  /// Whether the case may be published without names: `yes`, `no`, or nothing, which is no.
  var publish = ""
  /// Ids of the destinations that it may be passed on to.
  var share: [String] = []
  /// Whether mail is wanted when a deadline comes near: `yes` or nothing.
  var remind = ""
  /// The items of the form.
  var filled = FilledForm()
  /// What a repeat of the same sending is known by; set before the page from which it is sent.
  var repeatKey = ""

  /// The fields that stand once.
  static let texts = [
    "form", "subject", "narrative", "name", "organisation", "email", "phone", "safe", "remind", "publish",
    "repeat", "fields",
  ]

  /// A report without a word.
  init(form: String, _ interview: InterviewState) {
    self.form = form
    self.interview = interview
    self.interview.carried = []
  }

  /// - Returns: nil where the form does not hold what we wrote into it.
  init?(_ body: FormBody, form: String, _ pack: DeskPack) {
    guard let interview = InterviewState(body, pack), let definition = ReportForm.definition(form, pack)
    else {
      return nil
    }
    self.init(form: form, interview)
    // A page that shows none of them, such as the one with the code of a draft, has the same step.
    let page: Int? =
      if case .details(let page)? = body.one("asked").flatMap(ReportStep.init(rawValue:)) { page } else {
        nil
      }
    guard let filled = FilledForm(body, definition, page: page) else { return nil }
    self.filled = filled
    subject = body.typed("subject")
    narrative = body.typed("narrative")
    name = body.typed("name")
    organisation = body.typed("organisation")
    email = body.typed("email")
    phone = body.typed("phone")
    safe = body.one("safe") ?? ""
    remind = body.one("remind") ?? ""
    publish = body.one("publish") ?? ""
    repeatKey = body.one("repeat") ?? ""
    var seen: Set<String> = []
    share = body.all("share").filter { seen.insert($0).inserted }
    guard ["", "yes", "no", "unknown"].contains(safe), ["", "yes", "no"].contains(publish),
      ["", "yes"].contains(remind), repeatKey.utf8.count <= 200,
      share.allSatisfy({ pack.destinations[$0] != nil })
    else { return nil }
  }

  /// The fields of a report that a posted form of the interview carries along.
  static func fields(of body: FormBody) -> [FormField] {
    let single = texts.map { FormField(name: $0, value: body.typed($0)) }
    return (single + body.all("share").map { FormField(name: "share", value: $0) }).filter {
      !$0.value.isEmpty
    }
  }

  /// Its own fields, those of the interview apart; what is empty need not travel.
  private var own: [FormField] {
    let values = [
      form, subject, narrative, name, organisation, email, phone, safe, remind, publish, repeatKey,
      filled.line(),
    ]
    return
      (zip(Self.texts, values).map { FormField(name: $0, value: $1) }
      + share.map { FormField(name: "share", value: $0) }).filter { !$0.value.isEmpty }
  }

  /// All fields.
  func fields(_ pack: DeskPack) -> [FormField] {
    interview.fields(pack) + own
  }

  /// The hidden fields of a page: all but those that it shows.
  func hidden(_ pack: DeskPack, _ step: ReportStep, isFromCheck: Bool = false) -> HTML {
    var hidden = fields(pack).filter { !step.fields.contains($0.name) }
    if case .details(let page) = step, let form = ReportForm.definition(form, pack) {
      let line = filled.line(without: form.items(on: page))
      hidden.removeAll { $0.name == "fields" }
      if !line.isEmpty { hidden.append(FormField(name: "fields", value: line)) }
      hidden.append(FormField(name: "asked", value: step.rawValue))
    }
    let origin = isFromCheck ? [FormField(name: "origin", value: "check")] : []
    return FormField.hidden(hidden + [FormField(name: "step", value: step.rawValue)] + origin)
  }

  /// The same for the interview, which carries the report along.
  var carrying: InterviewState {
    var state = interview
    state.carried = own
    return state
  }

  /// What a desk is told.
  ///
  /// An entry of blanks alone is none. Blanks around the address go: telephones put one behind it.
  func intake(pack: DeskPack, language: Language) -> Intake? {
    guard let (desk, stamp) = ReportForm.find(form, pack), let definition = pack.form(stamp) else {
      return nil
    }
    // Dates are fixed by now, so that any day serves as today.
    let context = PageContext(pack: pack, language: language, today: CalendarDate(dayNumber: 0))
    func entry(_ text: String) -> String? { text.isBlank ? nil : text }
    let contact = Contact(
      name: entry(name), email: entry(email).map(EmailAddress.folded), phone: entry(phone),
      organisation: entry(organisation), isSafe: safe == "yes" ? true : safe == "no" ? false : nil,
      isReminded: remind == "yes" && definition.asksInterview ? true : nil)
    // Whoever changes from one form to another is held to nothing that this one does not show.
    let consents =
      definition.asksConsents ? Consents(publishCase: publish == "yes", shareWith: share) : Consents()
    return Intake(
      desk: desk.id, sheet: interview.sheet, subject: subject.isBlank ? "" : subject, narrative: narrative,
      contact: contact, consents: consents, form: stamp,
      fields: filled.read(definition, context).values.json, language: language)
  }
}

extension String {
  /// Whether nothing but blanks is in it.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }

  /// Without blanks around it.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
