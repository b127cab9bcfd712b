import DeskCore
import DeskStore
import DeskVault
import Foundation

/// What is kept of the answer to an intake: the assessment in it stands in the case's first event already.
struct IntakeAnswer {
  let reference: String
  let receipt: String
  let followUp: String

  init(reference: String, receipt: String, followUp: String) {
    self.reference = reference
    self.receipt = receipt
    self.followUp = followUp
  }

  /// - Returns: nil where the text is not one that we wrote.
  init?(_ kept: Data) {
    guard let json = try? JSONReader.read([UInt8](kept)).value, let reference = json["reference"]?.text,
      let receipt = json["receipt"]?.text, let followUp = json["followUp"]?.text
    else { return nil }
    self.init(reference: reference, receipt: receipt, followUp: followUp)
  }

  /// What is kept.
  var json: JSONText {
    .object([
      ("reference", .string(reference)), ("receipt", .string(receipt)), ("followUp", .string(followUp)),
    ])
  }

  /// The whole answer of `POST /cases`.
  func json(assessment: String) -> String {
    JSONText.object([
      ("reference", .string(reference)), ("receipt", .string(receipt)), ("assessment", .literal(assessment)),
      ("followUp", .string(followUp)),
    ]).text
  }
}

extension PublicDesk {
  /// The answer that was given before, byte for byte: put together again from what is kept and the case itself,
  /// which the receipt opens.
  func wholeAnswer(_ kept: Data) async throws(DeskError) -> String {
    guard let answer = IntakeAnswer(kept) else { throw .internalFault("a kept answer cannot be read") }
    let opened: OpenedByReceipt
    do throws(DeskError) { opened = try await open(receipt: answer.receipt) } catch {
      if case .unauthorised = error { throw .conflict(ConflictWords.receiptReplaced) }
      throw error
    }
    let id = opened.row.id
    let first = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try EventStore(db).first(of: id)
    }
    guard let first, let body = first.body,
      let assessment = try opened.key.opening(body, .event(first.id, of: id))["assessment"]
    else { throw .internalFault("the first event of \(opened.row.reference) holds no assessment") }
    return answer.json(assessment: JSONText(assessment).text)
  }
}

extension JSONText {
  /// An object with one member more.
  func adding(_ key: String, _ value: JSONText) -> JSONText {
    guard case .object(let members) = self else { return self }
    return .object(members + [(key, value)])
  }
}

/// The assessment that holds: of the last event that brought one about.
func assessment(_ events: [EventRow], _ row: CaseRow, _ key: CaseKey) throws(DeskError) -> String {
  for event in events.reversed() {
    guard EventKind(rawValue: event.kind)?.bringsAssessment == true, let sealed = event.body else { continue }
    if let found = try key.opening(sealed, .event(event.id, of: row.id))["assessment"] {
      return JSONText(found).text
    }
  }
  return "{}"
}

extension EventKind {
  /// Whether the rules may have been applied anew.
  var bringsAssessment: Bool {
    switch self {
    case .received, .answers, .assessment, .duty: true
    default: false
    }
  }
}
