import DeskCore
import DeskExport

extension OpenAPI {
  /// What calls about duties and documents answer.
  var papers: [(String, JSONSchema)] {
    [
      ("DutyDone", Self.dutyDone), ("DutyList", Self.dutyList), ("DutyRow", Self.dutyRow),
      ("DutyBrief", Self.dutyBrief), ("DutyChange", Self.dutyChange), ("DocumentList", Self.documentList),
      ("FilledDocument", filledDocument),
    ]
  }

  /// A document in every format.
  var papersAsFiles: [(String, JSONSchema)] {
    let files = PaperQuery.Format.allCases.compactMap(\.file).map { format in
      let type = format.mediaType.prefix { $0 != ";" }
      return (String(type), format == .text ? JSONSchema.text() : .bytes)
    }
    return [("application/json", .ref("FilledDocument"))] + files
  }

  /// What was written for documents; the pack may not hold every item any more.
  static let keptParticulars = JSONSchema.map(
    to: .any(of: [.text(), .plain("number"), .plain("boolean"), .array(of: .text())]), most: 1_000
  ).said("What only documents ask, by item. Dates are days, or instants in UTC.")

  private static let dutyDone = JSONSchema.answer([
    ("destination", .ref("DestinationID")), ("stage", .ref("Stage")),
    ("on", .text(format: "date").said("The day on which they were told.")),
    ("number", .text().said("The number that they gave; empty where there is none.")),
  ])

  private static let dutyList = JSONSchema.answer([
    ("version", version), ("duties", .array(of: .ref("DutyRow"))),
    ("changes", .array(of: .ref("DutyChange")).said("The newest first; empty while nothing has changed.")),
  ])

  private static let dutyRow: JSONSchema = {
    let note = JSONSchema.answer([("on", .text(format: "date")), ("number", .text())])
    return .all(of: [
      .ref("Obligation"),
      .answer([("done", note.orNull.said("null while nobody noted that they were told."))]),
    ])
  }()

  private static let brief: [(String, JSONSchema)] = [
    ("destination", .ref("DestinationID")), ("stage", .ref("Stage")),
    ("force", .one(of: ObligationRule.Force.allCases.map(\.rawValue))),
    ("rules", .array(of: .text()).said("The rules that ask for it.")),
  ]

  private static let dutyBrief = JSONSchema.answer(brief + [("due", .ref("Due"))], optional: ["due"])

  private static let dutyChange: JSONSchema = {
    let value = JSONSchema.any(of: [
      .text(), .plain("integer"), .array(of: .text()), .plain("null"),
    ]).said("As in `facts`; null where there is no answer.")
    let fact = JSONSchema.answer([("fact", .ref("FactID")), ("before", value), ("after", value)])
    let date = JSONSchema.any(of: [.ref("Due"), .plain("null")])
    return .answer([
      ("version", version), ("at", .any(of: [.ref("Time"), .plain("null")])),
      ("by", .text().orNull.said("`reporter`; for the reporter `desk`, for staff the name of who did it.")),
      ("facts", .array(of: fact).said("Answers that changed.")),
      ("particulars", .array(of: .text()).said("Particulars that changed, by item.")),
      ("appeared", .array(of: .ref("DutyBrief")).said("Duties that hold for certain since.")),
      ("vanished", .array(of: .ref("DutyBrief")).said("Duties that do not hold for certain any more.")),
      ("moved", .array(of: .answer(brief + [("before", date), ("after", date)]))),
      ("done", .array(of: .ref("DutyDone")).said("What was noted.")),
      ("undone", .array(of: .ref("DutyDone")).said("Notes that were taken back.")),
    ])
  }()

  private static let documentList: JSONSchema = {
    let entry = JSONSchema.answer([
      ("id", .text()), ("version", .integer(from: 1)), ("name", .text()),
      ("destination", .any(of: [.ref("DestinationID"), .plain("null")])),
      ("offered", .plain("boolean").said("Whether it belongs to the case, as far as is known.")),
      (
        "variants",
        .array(of: .answer([("id", .text()), ("name", .text())])).said(
          "The steps that it is written for, the usual one first; empty where there is one alone.")
      ),
      ("formats", .array(of: .one(of: PaperQuery.Format.allCases.map(\.rawValue)))),
    ])
    return .answer([("documents", .array(of: entry))])
  }()

  private var filledDocument: JSONSchema {
    let row = JSONSchema.answer([
      ("section", .text()), ("id", .text()), ("number", .text().orNull.said("The receiver's own number.")),
      ("label", .text().orNull.said("null for a paragraph of a letter.")),
      ("text", .text().said("Lines are parted by a line feed. Where nothing is known, words that say so.")),
      ("unknown", .plain("boolean").said("Whether nothing is known.")),
      ("verified", .plain("boolean").said("Whether it was seen in a source that the receiver asks this.")),
      (
        "from",
        .array(of: .text()).said(
          "Facts by their ids; `particular:`, `form:` and `case:` with an item; `rules`, `done`, `template`.")
      ),
      ("asks", .array(of: .text()).said("Particulars that would fill it.")),
    ])
    return .answer([
      ("document", .text().said("`ppc-report@1`")), ("variant", .text().orNull), ("name", .text()),
      ("language", .one(of: languages)), ("receiver", .text().orNull),
      ("reference", .any(of: [.ref("Reference"), .plain("null")])), ("madeOn", .text()),
      ("verified", .plain("boolean")), ("rows", .array(of: row)),
      ("discloses", .array(of: .text()).said("What it gives away, in words.")),
      (
        "notes",
        .array(of: .text()).said("What must be known of it, as that the layout is not the official one.")
      ),
    ])
  }
}
