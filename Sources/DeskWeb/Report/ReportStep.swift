import DeskCore

/// The pages of a report.
enum ReportStep: RawRepresentable, Sendable, Hashable {
  case tell
  /// A page of the form's items, counted from 0.
  case details(Int)
  case contact, consents, check

  /// As it travels: `tell`, `details-1`, `contact`.
  init?(rawValue: String) {
    switch rawValue {
    case "tell": self = .tell
    case "contact": self = .contact
    case "consents": self = .consents
    case "check": self = .check
    default:
      guard rawValue.hasPrefix("details-"), let number = Int(rawValue.dropFirst(8)),
        (1...99).contains(number)
      else { return nil }
      self = .details(number - 1)
    }
  }

  var rawValue: String {
    switch self {
    case .tell: "tell"
    case .details(let page): "details-\(page + 1)"
    case .contact: "contact"
    case .consents: "consents"
    case .check: "check"
    }
  }

  /// The fields that its page shows; the items of a form stand in `FilledForm`.
  var fields: [String] {
    switch self {
    case .tell: ["subject", "narrative"]
    case .contact: ["name", "organisation", "email", "phone", "safe", "remind"]
    case .consents: ["publish", "share"]
    case .details, .check: []
    }
  }

  /// The pages of a form, in their order.
  static func all(of form: Form) -> [ReportStep] {
    [.tell] + form.pages.indices.map(ReportStep.details) + [.contact]
      + (form.asksConsents ? [.consents] : []) + [.check]
  }

  /// The page itself, or where a form does not have it (any more) the one that stands in its place.
  func fitted(to form: Form) -> ReportStep {
    switch self {
    case .details(let page) where page >= form.pages.count:
      form.pages.isEmpty ? .contact : .details(form.pages.count - 1)
    case .consents where !form.asksConsents: .check
    default: self
    }
  }

  /// From 1 on.
  func number(in form: Form) -> Int {
    (Self.all(of: form).firstIndex(of: fitted(to: form)) ?? 0) + 1
  }

  func next(in form: Form) -> ReportStep {
    let all = Self.all(of: form)
    return all[min(number(in: form), all.count - 1)]
  }

  /// The page before; nil for the first.
  func previous(in form: Form) -> ReportStep? {
    let number = number(in: form)
    return number > 1 ? Self.all(of: form)[number - 2] : nil
  }
}

extension Form {
  /// The most items that one page shows, unless one section alone has more.
  private static let mostOnPage = 8

  /// Its sections, page by page: few items stand on one page, many on several.
  var pages: [[FormSection]] {
    sections.reduce(into: []) { pages, section in
      let count = pages.last?.reduce(0) { $0 + $1.items.count } ?? 0
      if pages.isEmpty || count + section.items.count > Self.mostOnPage {
        pages.append([section])
      } else {
        pages[pages.count - 1].append(section)
      }
    }
  }

  /// The items of a page.
  func items(on page: Int) -> [FormItem] {
    pages.indices.contains(page) ? pages[page].flatMap(\.items) : []
  }
}

extension FormItem {
  /// Whether its options are too many to stand on the page all at once.
  var isList: Bool { kind == .choice && options.count > 8 && !options.contains(where: \.hasText) }
}

extension ReportState {
  /// What has to be mended on a page.
  ///
  /// - Parameter isLenient: where it is only saved: what is missing or unfinished may stay so.
  func problems(_ step: ReportStep, _ context: PageContext, isLenient: Bool = false) -> [FieldProblem] {
    guard let form = ReportForm.definition(form, context.pack) else { return [] }
    var problems: [FieldProblem] = []
    func add(_ field: String, _ words: Words) {
      problems.append(FieldProblem(field: "field-\(field)", message: context(words)))
    }
    func limit(_ field: String, _ label: Words, _ text: String, _ most: Int) {
      let count = text.unicodeScalars.count
      if count > most { add(field, ReportWords.tooLong(label, most, count)) }
    }
    switch step {
    case .tell:
      let label = form.tell?.label ?? ReportWords.narrative
      if narrative.isBlank, !isLenient {
        add("narrative", form.tell == nil ? ReportWords.nothingTold : DetailsWords.needed(label))
      }
      limit("narrative", label, narrative, Intake.mostText)
      limit("subject", ReportWords.subject, subject, Intake.mostSubject)
    case .details(let page):
      problems = filled.problems(form, page, context, isLenient: isLenient)
    case .contact:
      let isNeeded = form.contact?.isRequired == true && !isLenient
      limit("name", ReportWords.name, name, Intake.mostContact)
      if isNeeded, name.isBlank { add("name", DetailsWords.needed(ReportWords.name)) }
      limit("organisation", ReportWords.organisation, organisation, Intake.mostContact)
      let address = EmailAddress.folded(email)
      if address.unicodeScalars.count > 320 {
        limit("email", ReportWords.email, address, 320)
      } else if !isLenient, !address.isEmpty, !EmailAddress.isPlausible(address) {
        add("email", ReportWords.noAddress)
      } else if !isLenient, address.isEmpty, form.asksInterview, remind == "yes" {
        add("email", ContactWords.remindNeedsAddress)
      }
      if isNeeded, email.isBlank, phone.isBlank, !problems.contains(where: { $0.field == "field-email" }) {
        add("email", ReportWords.noWayToAnswer)
      }
      limit("phone", ReportWords.phone, phone, Intake.mostContact)
    case .consents, .check: break
    }
    return problems
  }
}
