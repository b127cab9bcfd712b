import DeskCore

extension OpenAPI {
  /// The answer of `POST /assessments`; also inside a case.
  var assessment: JSONSchema {
    .answer(
      [
        ("pack", .text().said("The pack that made it, and its version.")),
        ("verdict", .ref("Verdict")),
        (
          "because",
          .array(
            of: .answer([("rule", .text()), ("facts", .array(of: .ref("FactID"))), ("text", .text())])
          ).said("The rules that hold, and the facts that they rest on.")
        ),
        ("incidentTypes", .array(of: .ref("IncidentType"))),
        ("urgency", .ref("Urgency")),
        ("targetedAttack", .one(of: ["likely", "possible", "no-sign", "undetermined"])),
        ("desk", .ref("DeskID")),
        (
          "declined",
          .array(
            of: .answer([
              ("wish", .text()), ("destinations", .array(of: .ref("DestinationID"))), ("text", .text()),
            ])
          ).said("Wishes that no desk here can meet, and who may.")
        ),
        ("guidance", .array(of: .ref("GuidanceID"))),
        (
          "referrals",
          .array(
            of: .answer([
              ("destination", .ref("DestinationID")), ("rule", .text()), ("told", Self.told),
              ("text", .text()),
            ])
          ).said("Who else is worth consulting, without a duty.")
        ),
        ("obligations", .array(of: .ref("Obligation")).said("Who must or may be told, and by when.")),
        (
          "missing",
          .array(of: .ref("FactID")).said(
            "Facts that could still change something, the most useful first; empty where nothing is left to ask."
          )
        ),
        (
          "next",
          .answer([("question", .text()), ("facts", .array(of: .ref("FactID")))]).said(
            "What to ask next, and the facts that it settles; absent where none of the missing ones is left.")
        ),
      ], optional: ["next"])
  }

  private static let told = JSONSchema.plain("boolean").said("Whether they are known to have been told.")

  /// One row of whom to tell.
  static let obligation = JSONSchema.answer(
    [
      ("rule", .text()),
      ("destination", .ref("DestinationID")),
      ("force", .one(of: ObligationRule.Force.allCases.map(\.rawValue)).said("How binding it is.")),
      ("stage", .ref("Stage")),
      (
        "clockStart",
        .any(of: [.text(format: "date"), .text(format: "date-time")]).said(
          "When the term began: a date for terms of days, an instant for terms of hours.")
      ),
      ("due", .ref("Due")),
      (
        "certain",
        .plain("boolean").said(
          "False where it is possible only, since a fact is unknown; the text says which.")
      ),
      ("verified", .plain("boolean").said("Whether the rule was checked against its source.")),
      ("told", told),
      ("hangsOn", .array(of: .ref("FactID")).said("The facts that it hangs on, where it is not certain.")),
      ("basis", .text().said("The provision.")),
      ("source", .text().said("Where the provision is to be read; several are parted by a blank.")),
      ("text", .text()),
    ], optional: ["clockStart", "due", "hangsOn", "basis"])

  /// By when: one of four shapes.
  static let due = JSONSchema.one(of: [
    .request(
      [("earliest", .text(format: "date")), ("latest", .text(format: "date"))],
      needed: ["earliest", "latest"]
    ).said("A band of dates."),
    .request([("date", .text(format: "date"))], needed: ["date"]),
    .request([("at", .ref("Time"))], needed: ["at"]),
    .request([("promptly", .plain("boolean").with("const", .bool(true)))], needed: ["promptly"]),
  ]).said("Absent where it is voluntary, and where the start of the clock is unknown.")
}
