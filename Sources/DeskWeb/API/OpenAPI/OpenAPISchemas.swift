import DeskCore

extension OpenAPI {
  /// The languages of pages and texts.
  var languages: [String] { Language.pages.map(\.rawValue) }

  /// Every form that is taken, by its stamp.
  var formIDs: [String] { forms.map(\.stamp) }

  /// The schemas that the document names.
  var schemas: [(String, JSONSchema)] {
    values + [
      ("Facts", facts), ("Tri", Self.tri), ("Count", Self.count), ("When", Self.when),
      ("Contact", Self.contact), ("Consents", Self.consents), ("Fields", fields),
      ("KeptFields", Self.keptFields), ("Report", report),
      ("Assessment", assessment), ("Obligation", Self.obligation), ("Due", Self.due),
      ("Particulars", particulars), ("KeptParticulars", Self.keptParticulars),
    ] + fieldsOfForms + answers + papers + [("Problem", Self.problem)]
  }

  /// Ids and other values to choose from.
  private var values: [(String, JSONSchema)] {
    let rules = pack.rulebook.rules
    let timeline = EventKind.allCases.filter(\.isInTimeline).map(\.rawValue)
    return [
      ("DeskID", .one(of: pack.desks.map(\.id))),
      ("FormID", .one(of: formIDs).said("A form and its version.")),
      ("FactID", .one(of: rules.vocabulary.facts.map(\.id))),
      ("DestinationID", .one(of: pack.destinations.keys.sorted()).said("A body outside.")),
      ("GuidanceID", .one(of: pack.guidance.keys.sorted()).said("First aid or a guide.")),
      ("IncidentType", .one(of: rules.incidentTypes.map(\.id))),
      (
        "Verdict",
        .one(of: ["confirmed", "suspected", "none", "undetermined"]).said("Whether harm was done.")
      ),
      ("Urgency", .one(of: ["immediate", "today", "routine"])),
      (
        "Stage",
        .one(of: ObligationRule.Stage.allCases.map(\.rawValue)).said("Which step of telling somebody.")
      ),
      (
        "CaseState",
        .one(of: CaseState.allCases.map(\.rawValue)).said(
          """
          `new`: nobody of the desk has touched it. `open`: the desk has the next step. `waiting`: the reporter has \
          the next step. `closed`: it has ended.
          """)
      ),
      (
        "ClosureOutcome",
        .one(of: ClosureOutcome.allCases.map(\.rawValue)).said("How a case ended.")
      ),
      ("EventKind", .one(of: timeline).said("What happened to a case, as its timeline shows it.")),
      ("Time", .text(format: "date-time").said("RFC 3339, in UTC.")),
      (
        "Reference",
        .text().said("Names a case in mail and speech; opens nothing.").with(
          "examples", .strings(["C26-7K3F-9QX"]))
      ),
    ]
  }

  /// A mail address as it is taken: one @, no blank on either side of it, no mark that parts addresses.
  static let mailAddress: JSONSchema = {
    let marks = #"\u0000-\u0020\u007f-\u00a0<>()\[\],;:\\"\u3000@"#
    return .text(
      pattern: "^[^\(marks)]{1,64}@[^.\(marks)](?:[^\(marks)]{0,253}[^.\(marks)])?$"
    ).with("maxLength", .number(320))
  }()

  private static let contact = JSONSchema.request([
    ("name", .text(most: Intake.mostContact).orNull),
    (
      "email",
      .any(of: [mailAddress, .text(most: 0), .plain("null")]).said(
        "Empty and null count as none. Signs that were typed full width are kept as ASCII.")
    ),
    ("phone", .text(most: Intake.mostContact).orNull),
    ("organisation", .text(most: Intake.mostContact).orNull),
    (
      "safe",
      .plain("boolean").orNull.said(
        "Whether the address is out of the attacker's reach. Mail carries a case's content only where this is true."
      )
    ),
    ("remind", .plain("boolean").orNull.said("Whether to send mail when a deadline comes near.")),
  ]).said("How to reach the person. Nothing of it is needed.")

  private static let consents = JSONSchema.request([
    (
      "publishCase",
      .plain("boolean").orNull.said("Whether the case may be published in a form that identifies nobody.")
    ),
    (
      "shareWith",
      .array(of: .text(most: 200), most: 100).orNull.said("Ids of destinations that may be told.")
    ),
  ]).said("What the person allows; without a word nothing.")
}
