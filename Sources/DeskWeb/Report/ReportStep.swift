import DeskCore

/// The pages of a report, in their order.
enum ReportStep: String, Sendable, CaseIterable {
  case tell, contact, consents, check

  /// The fields that its page shows.
  var fields: [String] {
    switch self {
    case .tell: ["subject", "narrative"]
    case .contact: ["name", "organisation", "email", "phone", "safe"]
    case .consents: ["publish", "share"]
    case .check: []
    }
  }

  /// 1 to 4
  var number: Int { Self.allCases.firstIndex(of: self)! + 1 }
  var next: ReportStep { Self.allCases[min(number, Self.allCases.count - 1)] }
  /// The page before; nil for the first.
  var previous: ReportStep? { number > 1 ? Self.allCases[number - 2] : nil }
}

extension ReportState {
  /// What has to be mended on a page.
  ///
  /// - Parameter isLenient: where it is only saved: what is missing or unfinished may stay so.
  func problems(_ step: ReportStep, _ context: PageContext, isLenient: Bool = false) -> [FieldProblem] {
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
      if narrative.isBlank, !isLenient { add("narrative", ReportWords.nothingTold) }
      limit("narrative", ReportWords.narrative, narrative, Intake.mostText)
      limit("subject", ReportWords.subject, subject, Intake.mostSubject)
    case .contact:
      limit("name", ReportWords.name, name, Intake.mostContact)
      limit("organisation", ReportWords.organisation, organisation, Intake.mostContact)
      let address = email.trimmed
      if address.unicodeScalars.count > 320 {
        limit("email", ReportWords.email, address, 320)
      } else if !isLenient, !address.isEmpty, !EmailAddress.isPlausible(address) {
        add("email", ReportWords.noAddress)
      }
      limit("phone", ReportWords.phone, phone, Intake.mostContact)
    case .consents, .check: break
    }
    return problems
  }
}
