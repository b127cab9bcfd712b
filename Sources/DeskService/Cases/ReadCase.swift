import DeskCore
import DeskStore
import DeskVault
import Foundation

/// A case as staff see it.
public struct CaseView: Sendable {
  let summary: CaseSummary
  let content: JSONText?
  let narrative: String
  let contact: JSONText
  let answers: AnswersDocument
  let timeline: [JSONText]
  let attachments: [AttachmentInfo]
  let vocabulary: Vocabulary

  /// The answer of `GET /cases/{ref}`.
  public var json: JSONText {
    var members = summary.members
    members += [
      ("narrative", .string(narrative)), ("contact", contact), ("facts", answers.sheet.json(vocabulary)),
      ("assessment", .literal(answers.assessment)),
      ("overruled", answers.overruled.map { .literal($0) } ?? .null), ("pack", .string(summary.row.pack)),
      ("isDestroyed", .bool(summary.row.deskWrap == nil)),
    ]
    if case .object(let more)? = content {
      members += more.filter { !["narrative", "contact", "assessment"].contains($0.0) }
    }
    members += [
      ("attachments", .array(attachments.map(\.json))), ("timeline", .array(timeline)),
    ]
    return .object(members)
  }
}

/// A case that staff have found and opened.
struct OpenedByStaff: Sendable {
  let row: CaseRow
  /// nil where the case was destroyed.
  let key: CaseKey?
  /// The desks whose cases the actor sees.
  let desks: [String]
}

extension StaffDesk {
  /// Finds and opens a case for an actor: the one place that says who sees which case.
  ///
  /// - Throws: `notFound` for another desk's case and for none alike.
  func open(_ reference: String, as actor: Actor) async throws(DeskError) -> OpenedByStaff {
    guard let reference = Reference(typed: reference) else { throw .notFound }
    let desks = actor.visible(of: pack.desks.map(\.id))
    let row = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try CaseStore(db).find(reference: reference.text, desks: desks)
    }
    guard let row else { throw .notFound }
    return OpenedByStaff(row: row, key: try key(of: row), desks: desks)
  }

  /// Whether there is such a case for the actor.
  ///
  /// - Throws: `notFound` where there is none.
  public func find(_ reference: String, as actor: Actor) async throws(DeskError) {
    _ = try await open(reference, as: actor)
  }

  /// A case with everything in it; that it was read is an event, stored before anything is told.
  public func read(_ reference: String, as actor: Actor) async throws(DeskError) -> CaseView {
    let opened = try await open(reference, as: actor)
    let (id, at) = (clock.id(), clock.now)
    let caseID = opened.row.id
    let found = try await database.writing {
      (db: any SQLTransaction) throws(DatabaseError) -> CaseRow? in
      guard var row = try CaseStore(db).hold(id: caseID) else { return nil }
      try EventStore(db).add(
        NewEvent(
          id: id, kind: EventKind.read.rawValue, at: at, actor: actor.name, isForReporter: false, body: nil),
        to: &row)
      try CaseStore(db).update(row)
      return row
    }
    guard found != nil else { throw .notFound }
    // Read apart: what is sealed can be large, and the one writer must not wait for it.
    let (row, events, files) = try await database.reading {
      (db: any SQLTransaction) throws(DatabaseError) -> (CaseRow?, [EventRow], [AttachmentStore.Entry]) in
      (
        try CaseStore(db).find(id: caseID), try EventStore(db).all(of: caseID),
        try AttachmentStore(db).all(of: caseID)
      )
    }
    guard let row else { throw .notFound }
    return try view(row, opened.key, events, files)
  }

  private func view(
    _ row: CaseRow, _ key: CaseKey?, _ events: [EventRow], _ files: [AttachmentStore.Entry]
  ) throws(DeskError) -> CaseView {
    var timeline: [JSONText] = []
    var content: JSON?
    for event in events where EventKind(rawValue: event.kind)?.isInTimeline == true {
      var body: JSON?
      if let key, let sealed = event.body { body = try key.opening(sealed, .event(event.id, of: row.id)) }
      if event.kind == EventKind.received.rawValue { content = body }
      timeline.append(Self.entry(event, body))
    }
    var attachments: [AttachmentInfo] = []
    if let key { for file in files { attachments.append(try AttachmentInfo(file, key)) } }
    let document =
      if let key { try answers(row, key, pack, events) } else {
        AnswersDocument(
          sheet: AnswerSheet(count: pack.rulebook.vocabulary.count), pack: pack, language: .ja)
      }
    return CaseView(
      summary: CaseSummary(
        row: row, subject: try key.map { (key) throws(DeskError) in try subject(row, key) } ?? ""),
      content: content.map { JSONText($0) },
      narrative: content?["narrative"]?.text ?? "",
      contact: content?["contact"].map { JSONText($0) } ?? .object([]), answers: document, timeline: timeline,
      attachments: attachments, vocabulary: pack.rulebook.vocabulary)
  }

  /// `{"id","kind","at","by","text",…}`: what else the event says stands beside its text.
  private static func entry(_ event: EventRow, _ body: JSON?) -> JSONText {
    var members: [(String, JSONText)] = [
      ("id", .string(event.id)), ("kind", .string(event.kind)), ("at", .string(event.at)),
      ("by", .string(event.actor)), ("visible", .bool(event.isForReporter)),
    ]
    let text = body?["text"]?.text ?? body?["narrative"]?.text
    members.append(("text", .string(text ?? "")))
    if event.kind != EventKind.received.rawValue, case .object(let more)? = body?.content {
      members += more.filter { $0.key != "text" && $0.key != "assessment" }.map {
        ($0.key, JSONText($0.value))
      }
    }
    return .object(members)
  }
}
