import DeskCore
import DeskStore
import DeskVault
import Foundation

/// A case as its reporter sees it.
public struct FollowUp: Sendable {
  /// One message between the two.
  public struct Message: Sendable {
    /// Whether the desk wrote it.
    public let isFromDesk: Bool
    /// The text as it was sent.
    public let text: String
    /// When, RFC 3339 in UTC.
    public let at: String
  }

  /// How people name the case.
  public let reference: String
  /// The desk's id.
  public let desk: String
  /// Where it stands.
  public let state: CaseState
  /// How it ended; nil while it has not.
  public let outcome: String?
  /// When it came, RFC 3339 in UTC.
  public let receivedAt: String
  /// Its subject.
  public let subject: String
  /// What was told first.
  public let narrative: String
  /// What was said since, oldest first.
  public let messages: [Message]
  /// The reporter's own files.
  public let attachments: [AttachmentInfo]
  /// The answers and what the rules make of them.
  public let answers: AnswersDocument
  /// How often the answers were stored.
  public let answersVersion: Int
  /// The language that the person reads.
  public let language: Language

  /// The answer of `GET /follow-up`.
  public func json(_ vocabulary: Vocabulary) -> JSONText {
    .object([
      ("reference", .string(reference)), ("desk", .string(desk)), ("state", .string(state.rawValue)),
      ("outcome", JSONText(outcome)), ("receivedAt", .string(receivedAt)), ("subject", .string(subject)),
      ("narrative", .string(narrative)),
      (
        "messages",
        .array(
          messages.map {
            .object([
              ("from", .string($0.isFromDesk ? "desk" : "reporter")), ("text", .string($0.text)),
              ("at", .string($0.at)),
            ])
          })
      ),
      ("attachments", .array(attachments.map(\.json))), ("version", .number(answersVersion)),
      ("facts", answers.sheet.json(vocabulary)), ("particulars", answers.particulars.json),
      ("done", .array(answers.done.map(\.json))),
      ("assessment", .literal(answers.assessment)), ("language", .string(language.rawValue)),
    ])
  }
}

/// A file of a case, its name opened.
public struct AttachmentInfo: Sendable {
  /// The file's id.
  public let id: String
  /// Its name.
  public let name: String
  /// Its type as the sender said.
  public let type: String
  /// Its size in bytes.
  public let size: Int
  /// SHA-256 of its content, lower-case hexadecimal.
  public let sha256: String
  /// When it was taken, RFC 3339 in UTC.
  public let at: String
  /// Whether the reporter sees it.
  public let isForReporter: Bool

  /// `{"id","name","type","size","sha256","at"}`
  public var json: JSONText {
    .object([
      ("id", .string(id)), ("name", .string(name)), ("type", .string(type)), ("size", .number(size)),
      ("sha256", .string(sha256)), ("at", .string(at)),
    ])
  }

  init(_ entry: AttachmentStore.Entry, _ key: CaseKey) throws(DeskError) {
    let meta = try entry.meta.map { meta throws(DeskError) in
      try key.opening(meta, AttachmentInfo.place(entry.id, of: entry.caseID))
    }
    id = entry.id
    name = meta?["name"]?.text ?? ""
    type = meta?["type"]?.text ?? "application/octet-stream"
    sha256 = meta?["sha256"]?.text ?? ""
    size = entry.size
    at = entry.at
    // What is sealed says who sees it; the clear column alone could be turned.
    isForReporter = entry.isForReporter && meta?["forReporter"]?.flag == true
  }

  static func place(_ id: String, of caseID: String) -> SealedPlace {
    SealedPlace(caseID: caseID, record: id, field: "attachment")
  }
}

/// A case that a receipt has opened.
struct OpenedByReceipt: Sendable {
  let row: CaseRow
  let key: CaseKey
}

extension PublicDesk {
  /// Finds and opens the case of a receipt.
  ///
  /// What was mistyped, never existed or was revoked costs one look-up each, and is told the same.
  func open(receipt typed: String) async throws(DeskError) -> OpenedByReceipt {
    let receipt = Receipt(typed: typed)
    let lookup = receipt?.lookup ?? Receipt().lookup
    let row = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try CaseStore(db).find(receipt: lookup)
    }
    guard let receipt, let row, let wrap = row.reporterWrap else { throw .unauthorised }
    do throws(VaultError) {
      return OpenedByReceipt(row: row, key: try CaseKey.unwrap(wrap, receipt: receipt, caseID: row.id))
    } catch {
      throw DeskError(error)
    }
  }

  /// Does an act of the reporter; a case that was destroyed meanwhile looks like one that never was.
  func asReporter<Value>(
    _ act: () async throws(DeskError) -> Value
  ) async throws(DeskError) -> Value {
    do throws(DeskError) { return try await act() } catch {
      if case .notFound = error { throw .unauthorised }
      throw error
    }
  }

  /// What the holder of a receipt sees.
  public func followUp(receipt: String) async throws(DeskError) -> FollowUp {
    let opened = try await open(receipt: receipt)
    let (row, key) = (opened.row, opened.key)
    let (events, files) = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      (try EventStore(db).all(of: row.id), try AttachmentStore(db).all(of: row.id))
    }
    var messages: [FollowUp.Message] = []
    var narrative = ""
    for event in events where event.isForReporter {
      guard let kind = EventKind(rawValue: event.kind), let body = event.body else { continue }
      switch kind {
      case .received:
        narrative = try key.opening(body, .event(event.id, of: row.id))["narrative"]?.text ?? ""
      case .message, .reply:
        let text = try key.opening(body, .event(event.id, of: row.id))["text"]?.text ?? ""
        messages.append(FollowUp.Message(isFromDesk: kind == .reply, text: text, at: event.at))
      default: continue
      }
    }
    var attachments: [AttachmentInfo] = []
    for file in files where file.isForReporter {
      let info = try AttachmentInfo(file, key)
      if info.isForReporter { attachments.append(info) }
    }
    return FollowUp(
      reference: row.reference, desk: row.desk, state: CaseState(rawValue: row.state) ?? .open,
      outcome: row.outcome, receivedAt: row.receivedAt, subject: try subject(row, key), narrative: narrative,
      messages: messages, attachments: attachments, answers: try answers(row, key, pack, events),
      answersVersion: row.answersVersion,
      language: Language(rawValue: row.language) ?? .ja)
  }
}

/// The subject of a case.
func subject(_ row: CaseRow, _ key: CaseKey) throws(DeskError) -> String {
  guard let sealed = row.subject else { return "" }
  return try key.opening(sealed, .subject(of: row.id)).text ?? ""
}

/// The answers of a case, with the assessment of its last event that brought one about.
func answers(
  _ row: CaseRow, _ key: CaseKey, _ pack: DeskPack, _ events: [EventRow]
) throws(DeskError) -> AnswersDocument {
  guard let sealed = row.answers else {
    return AnswersDocument(
      sheet: AnswerSheet(count: pack.rulebook.vocabulary.count), pack: pack, language: .ja)
  }
  let json = try key.opening(sealed, AnswersDocument.place(row.id, version: row.answersVersion))
  return AnswersDocument(json, pack.rulebook.vocabulary, assessment: try assessment(events, row, key))
}
