import DeskCore
import DeskStore
import DeskVault
import Foundation

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
    let caseID = opened.row.id
    try await leaveRead(of: caseID, by: actor)
    // Read apart: what is sealed can be large, and the one writer must not wait for it.
    let (row, events, files, held) = try await database.reading {
      (db: any SQLTransaction) throws(DatabaseError) -> (
        CaseRow?, [EventRow], [AttachmentStore.Entry], [HeldReplyStore.Entry]
      ) in
      (
        try CaseStore(db).find(id: caseID), try EventStore(db).all(of: caseID),
        try AttachmentStore(db).all(of: caseID), try HeldReplyStore(db).all(of: caseID)
      )
    }
    guard let row else { throw .notFound }
    return try view(row, opened.key, events, files, held)
  }

  /// Keeps that somebody opened a case.
  func leaveRead(of caseID: String, by actor: Actor) async throws(DeskError) {
    let (id, at) = (clock.id(), clock.now)
    let isFound = try await database.writing { (db: any SQLTransaction) throws(DatabaseError) -> Bool in
      guard var row = try CaseStore(db).hold(id: caseID) else { return false }
      try EventStore(db).add(
        NewEvent(
          id: id, kind: EventKind.read.rawValue, at: at, actor: actor.name, isForReporter: false, body: nil),
        to: &row)
      try CaseStore(db).update(row)
      return true
    }
    guard isFound else { throw .notFound }
  }

  private func view(
    _ row: CaseRow, _ key: CaseKey?, _ events: [EventRow], _ files: [AttachmentStore.Entry],
    _ held: [HeldReplyStore.Entry]
  ) throws(DeskError) -> CaseView {
    var timeline: [TimelineEntry] = []
    var content: JSON?
    for event in events {
      guard let kind = EventKind(rawValue: event.kind), kind.isInTimeline else { continue }
      var body: JSON?
      if let key, let sealed = event.body { body = try key.opening(sealed, .event(event.id, of: row.id)) }
      if kind == .received { content = body }
      timeline.append(TimelineEntry(event, kind, body))
    }
    var attachments: [AttachmentInfo] = []
    var replies: [HeldReply] = []
    if let key {
      for file in files { attachments.append(try AttachmentInfo(file, key)) }
      for reply in held { replies.append(try HeldReply(reply, key)) }
    }
    let document =
      if let key { try answers(row, key, pack, events) } else {
        AnswersDocument(
          sheet: AnswerSheet(count: pack.rulebook.vocabulary.count), pack: pack, language: .ja)
      }
    let title = try key.map { (key) throws(DeskError) in try subject(row, key) } ?? ""
    return CaseView(
      summary: CaseSummary(row: row, subject: title), content: content,
      narrative: content?["narrative"]?.text ?? "", contact: Contact(stored: content?["contact"]),
      consents: Consents(stored: content?["consents"]), form: content?["form"]?.text,
      fields: content?["fields"], answers: document, timeline: timeline, attachments: attachments,
      held: replies, vocabulary: pack.rulebook.vocabulary)
  }
}
