import DeskCore

extension OpenAPI {
  /// What calls answer.
  var answers: [(String, JSONSchema)] {
    [
      ("DeskList", .answer([("desks", .array(of: .ref("Desk")))])), ("Desk", Self.desk),
      ("NewCase", Self.newCase), ("ActReceipt", Self.actReceipt), ("Attachment", Self.attachment),
      ("AttachmentReceipt", Self.attachmentReceipt), ("FollowUp", followUp),
      (
        "CaseList",
        .answer([
          ("cases", .array(of: .ref("CaseSummary"), most: 100)),
          ("next", .text().orNull.said("`after` for the next page; null on the last one.")),
        ])
      ),
      ("CaseSummary", summary), ("Case", details), ("TimelineEntry", Self.timelineEntry),
    ]
  }

  private static let words = JSONSchema.answer([("ja", .text()), ("en", .text())])

  private static let desk = JSONSchema.answer(
    [
      ("id", .ref("DeskID")), ("name", words), ("summary", words.said("Who should come here.")),
      ("email", .text().orNull.said("The desk's address; null for a desk that is not ours.")),
      ("forms", .array(of: .ref("FormID"))),
      ("refersTo", .ref("DestinationID").said("Where people are sent, for a desk that is not ours.")),
    ], optional: ["refersTo"])

  private static let newCase = JSONSchema.answer([
    ("reference", .ref("Reference")),
    ("receipt", .text().said("Opens the case. Shown once; whoever holds it reads the case.")),
    ("assessment", .ref("Assessment")),
    ("followUp", .text(format: "uri-reference").said("The page on which the receipt is entered.")),
  ])

  private static let actReceipt = JSONSchema.answer([
    ("id", .text().said("The event's id.")), ("at", .ref("Time")),
    ("state", .ref("CaseState").said("The case's state now.")),
  ])

  private static let sha256 = JSONSchema.text(pattern: "^[0-9a-f]{64}$")

  private static let attachmentReceipt = JSONSchema.answer([
    ("id", .text()), ("name", .text()), ("size", .integer(from: 0).said("Bytes.")), ("sha256", sha256),
    ("at", .ref("Time")),
  ])

  private static let attachment = JSONSchema.answer([
    ("id", .text()), ("name", .text()), ("type", .text().said("As the sender said; it is not checked.")),
    ("size", .integer(from: 0).said("Bytes.")), ("sha256", sha256), ("at", .ref("Time")),
  ])

  private var outcome: JSONSchema {
    .one(of: ClosureOutcome.allCases.map(\.rawValue)).orNull.said("null while the case is not closed.")
  }

  static let version = JSONSchema.integer(from: 1).said(
    "How often facts, particulars and notes were stored: `since` of what is written next.")

  private var followUp: JSONSchema {
    .answer([
      ("reference", .ref("Reference")), ("desk", .ref("DeskID")), ("state", .ref("CaseState")),
      ("outcome", outcome), ("receivedAt", .ref("Time")), ("subject", .text()), ("narrative", .text()),
      (
        "messages",
        .array(
          of: .answer([
            ("from", .one(of: ["reporter", "desk"])), ("text", .text()), ("at", .ref("Time")),
          ])
        ).said("Oldest first.")
      ),
      ("attachments", .array(of: .ref("Attachment"))), ("version", Self.version), ("facts", .ref("Facts")),
      ("particulars", .ref("KeptParticulars")), ("done", .array(of: .ref("DutyDone"))),
      ("assessment", .ref("Assessment")), ("language", .one(of: languages)),
    ])
  }

  private var summary: JSONSchema {
    .answer([
      ("reference", .ref("Reference")), ("desk", .ref("DeskID")), ("state", .ref("CaseState")),
      ("subject", .text()), ("receivedAt", .ref("Time")), ("changedAt", .ref("Time")),
      ("closedAt", .any(of: [.ref("Time"), .plain("null")])),
      ("assignee", .text().orNull), ("urgency", .ref("Urgency")), ("labels", .array(of: .text())),
      ("language", .one(of: languages)), ("outcome", outcome),
      ("channel", .one(of: ["web", "api", "mail", "phone"]).said("How the case came.")),
      ("lastFrom", .one(of: ["reporter", "desk"]).said("Who spoke last.")), ("lastAt", .ref("Time")),
      (
        "dueAt",
        .any(of: [.ref("Time"), .plain("null")]).said(
          "By when somebody outside must be told next; null where no date is known.")
      ),
    ])
  }

  private var details: JSONSchema {
    let overruled = JSONSchema.answer([
      ("verdict", .ref("Verdict")), ("reason", .text()), ("by", .text()), ("at", .ref("Time")),
    ])
    return .all(of: [
      .ref("CaseSummary"),
      .answer(
        [
          ("narrative", .text()), ("contact", .ref("Contact")), ("version", Self.version),
          ("facts", .ref("Facts")), ("particulars", .ref("KeptParticulars")),
          ("done", .array(of: .ref("DutyDone"))), ("assessment", .ref("Assessment")),
          ("overruled", overruled.orNull.said("The verdict of staff beside the computed one.")),
          ("pack", .text().said("The pack that the case was last judged by.")),
          (
            "isDestroyed",
            .plain("boolean").said("Whether the contents were destroyed; texts are then empty.")
          ),
          ("consents", .ref("Consents")), ("form", .text()), ("fields", .ref("KeptFields")),
          ("attachments", .array(of: .ref("Attachment"))),
          ("timeline", .array(of: .ref("TimelineEntry")).said("Oldest first.")),
        ], optional: ["consents", "form", "fields"]),
    ])
  }

  private static let timelineEntry = JSONSchema.answer(
    [
      ("id", .text()), ("kind", .ref("EventKind")), ("at", .ref("Time")),
      ("by", .text().said("`reporter`, or the name of the token or person.")),
      ("visible", .plain("boolean").said("Whether the reporter sees it.")),
      ("text", .text().said("Of a message, reply or note exactly what was sent; a reason; a file's name.")),
      ("destination", .text().said("Of a referral, and of a duty.")),
      ("stage", .ref("Stage").said("Of a duty.")),
      ("on", .text(format: "date").orNull.said("Of a duty: the day; null where the note was taken back.")),
      ("number", .text().said("Of a duty: the number that was given.")),
      ("changed", .array(of: .text()).said("Of particulars: the items that say something else since.")),
      ("assignee", .text().orNull.said("Of an assignment.")),
      ("labels", .array(of: .text()).said("Of labels.")),
      ("outcome", .ref("ClosureOutcome").said("Of a closure.")),
      ("attachment", .text().said("Of an attachment: the file's id.")),
      ("size", .integer(from: 0).said("Of an attachment: bytes.")),
      ("sha256", sha256.said("Of an attachment.")),
      ("facts", .ref("Facts").said("Where answers changed: the answers from then on.")),
      ("from", .ref("DeskID").said("Of a hand-over: whose case it was.")),
      ("desk", .ref("DeskID").said("Of a hand-over: whose case it is.")),
      (
        "before",
        .plain("object").said(
          "Of answers, assessments, particulars and duties: facts, particulars, notes and verdict before.")
      ),
    ],
    optional: [
      "destination", "stage", "on", "number", "changed", "assignee", "labels", "outcome", "attachment",
      "size", "sha256", "facts", "from",
      "desk", "before",
    ])
}
