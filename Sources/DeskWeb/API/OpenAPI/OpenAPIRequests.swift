import DeskCore

extension OpenAPI {
  /// What a call takes as JSON; nil where it takes none.
  func request(_ call: APICall) -> JSONSchema? {
    let text = JSONSchema.neededText(most: Intake.mostText)
    let reason = JSONSchema.text(most: Intake.mostText).orNull
    switch call {
    case .assess:
      return .request([
        ("facts", .ref("Facts")),
        ("language", .one(of: languages).with("default", .string("ja")).said("The language of the texts.")),
      ])
    case .receive: return .ref("Report")
    case .addMessage, .reply, .note: return .request([("text", text)], needed: ["text"])
    case .refer:
      return .request([("destination", .ref("DestinationID")), ("reason", reason)], needed: ["destination"])
    case .assessCase:
      return .one(of: [
        .request([("facts", .ref("Facts"))], needed: ["facts"]),
        .request([("verdict", .ref("Verdict")), ("reason", text)], needed: ["verdict", "reason"]),
      ])
    case .assign:
      return .request(
        [("assignee", Self.mailAddress.orNull.said("Who works on the case; null for nobody."))],
        needed: ["assignee"])
    case .handOver:
      return .request([("desk", .ref("DeskID")), ("reason", reason)], needed: ["desk"])
    case .replaceReceipt: return .request([("reason", text)], needed: ["reason"])
    case .close:
      return .request([("outcome", .ref("ClosureOutcome")), ("reason", reason)], needed: ["outcome"])
    case .label:
      let label = JSONSchema.text(most: 100).with("minLength", .number(1))
        .with("pattern", .string(#"^[^\u0000-\u001f]*[^\s][^\u0000-\u001f]*$"#))
      let labels = JSONSchema.array(of: label, most: 50)
        .said("Stored in clear: nothing that identifies anybody. What stands twice is kept once.")
      return .request([("labels", labels)], needed: ["labels"])
    case .noteDuty, .noteOwnDuty: return dutyNote
    case .writeParticulars, .writeOwnParticulars:
      return .request(
        [
          ("particulars", .ref("Particulars")),
          (
            "since",
            .integer(from: 1).orNull.said(
              "`version` as it was answered before: where it is another one now, nothing is stored and the answer is 409."
            )
          ),
        ], needed: ["particulars"])
    case .listDesks, .followUp, .attachToOwnCase, .listCases, .readCase, .attach, .readAttachment, .reopen,
      .ownDuties, .ownDocuments, .ownDocument, .ownCalendar, .duties, .documents, .document, .calendar:
      return nil
    }
  }

  private var dutyNote: JSONSchema {
    .request(
      [
        ("destination", .ref("DestinationID").said("Of a row of the case's duties.")),
        ("stage", .ref("Stage")),
        (
          "on",
          .text(format: "date").orNull.said(
            "The day on which they were told, in the desk's time zone; null takes the note back.")
        ),
        (
          "number",
          .text(most: DutyDone.mostNumber).orNull.said("The number that they gave.")
        ),
      ], needed: ["destination", "stage", "on"])
  }

  /// The body of a call that takes a file.
  var file: JSONSchema {
    let part = JSONSchema.bytes.said("The file, of at most \(attachmentBytes) bytes.")
    return .object([("file", part)], needed: ["file"]).said("Parts of other names are passed over.")
  }

  /// A body to begin with, made of what the pack has.
  func example(_ call: APICall) -> JSONText? {
    let facts = pack.rulebook.vocabulary.facts.first { $0.kind.name == "tri" }.map { fact in
      JSONText.object([(fact.id, .string("yes"))])
    }
    switch call {
    case .assess:
      return facts.map { .object([("facts", $0), ("language", .string("en"))]) }
    case .receive:
      guard let desk = pack.desks.first(where: { $0.email != nil }), let facts else { return nil }
      return .object([
        ("desk", .string(desk.id)), ("facts", facts), ("subject", .string("A screen asks for money")),
        ("narrative", .string("Since this morning no file opens, and a screen asks for money.")),
        ("contact", .object([("email", .string("haruka@example.org")), ("safe", .bool(true))])),
        ("language", .string("en")),
      ])
    case .noteDuty, .noteOwnDuty:
      let ids = pack.rulebook.rules.obligations.compactMap { rule in
        rule.rows.first.map { (rule.destination, $0.stage.rawValue) }
      }
      guard let (destination, stage) = ids.first else { return nil }
      return .object([
        ("destination", .string(destination)), ("stage", .string(stage)), ("on", .string("2026-03-06")),
        ("number", .string("123")),
      ])
    default: return nil
    }
  }

  /// The body of `POST /cases`: null counts as absent.
  var report: JSONSchema {
    let taken = pack.desks.filter { $0.email != nil }
    let sentTo = pack.desks.filter { $0.email == nil }.map { "`\($0.id)`" }.joined(separator: ", ")
    let forms = taken.filter { !$0.forms.isEmpty }
      .map { desk in
        "`\(desk.id)`: \(pack.forms(takenBy: desk).map { "`\($0.stamp)`" }.joined(separator: ", "))"
      }
      .joined(separator: "; ")
    return .request(
      [
        (
          "desk",
          .one(of: taken.map(\.id)).said(
            sentTo.isEmpty
              ? "The desk that the person chose."
              : "The desk that the person chose. Not taken here, refused with 422 that says where to go: \(sentTo)."
          )
        ),
        ("facts", .any(of: [.ref("Facts"), .plain("null")])),
        ("subject", .text(most: Intake.mostSubject).orNull.said("A line that names the matter.")),
        (
          "narrative", .neededText(most: Intake.mostText).said("What happened, in the person's own words.")
        ),
        ("contact", .any(of: [.ref("Contact"), .plain("null")])),
        ("consents", .any(of: [.ref("Consents"), .plain("null")])),
        (
          "form",
          .one(of: formIDs).orNull.said(
            "One of the desk's forms. With `fields` it may be left out where the desk offers a single form. \(forms)"
          )
        ),
        (
          "fields",
          .any(of: [.ref("Fields"), .plain("null")]).said(
            """
            What was filled into the form, described by its schema: that of `virus-report@1` is \
            `Fields-virus-report-1`. A field that the form does not have is refused; all may be left out.
            """)
        ),
        (
          "language",
          .one(of: languages).orNull.said("What the person reads; by `Accept-Language` where it is absent.")
        ),
      ], needed: ["desk", "narrative"])
  }
}
