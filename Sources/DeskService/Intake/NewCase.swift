import DeskCore
import DeskStore
import DeskVault
import Foundation

/// A case that is about to be stored: everything sealed before the transaction begins, so that the one writer
/// has nothing to compute.
struct NewCase: Sendable {
  /// The answer of `POST /cases`.
  let answer: String
  /// What a repeat is answered from, sealed; empty where there is no key.
  let sealedAnswer: Data
  private var row: CaseRow
  /// The case's id.
  var caseID: String { row.id }
  private let event: NewEvent
  private let mail: OutboxStore.Entry?

  init(
    _ intake: Intake, _ channel: PublicDesk.Channel, _ desk: PublicDesk, _ followUp: String,
    _ repeating: RepeatKey?
  ) throws(DeskError) {
    guard let deskKey = desk.keys.desks[intake.desk] else {
      throw .internalFault("no key for the desk \(intake.desk)")
    }
    let (id, at) = (desk.clock.id(), desk.clock.now)
    let reference = Reference(year: desk.clock.year(offset: desk.pack.rulebook.rules.zoneOffset)).text
    let (receipt, key, eventID) = (Receipt(), CaseKey(), desk.clock.id())
    let answers = AnswersDocument(sheet: intake.sheet, pack: desk.pack, language: intake.language)

    let body = try key.sealing(
      intake.content.adding("assessment", .literal(answers.assessment)), .event(eventID, of: id))
    let subject = try key.sealing(.string(intake.subject), .subject(of: id))
    let sealedAnswers = try key.sealing(
      answers.json(desk.pack.rulebook.vocabulary), AnswersDocument.place(id, version: 1))
    let kept = IntakeAnswer(reference: reference, receipt: receipt.text, followUp: followUp)
    answer = kept.json(assessment: answers.assessment)
    do throws(VaultError) {
      row = CaseRow(
        id: id, reference: reference, desk: intake.desk, state: CaseState.new.rawValue,
        language: intake.language.rawValue, urgency: answers.urgency, pack: desk.pack.stamp,
        channel: channel.rawValue,
        at: at, receipt: receipt.lookup, deskKey: deskKey.id, deskWrap: try deskKey.wrap(key, caseID: id),
        reporterWrap: try key.wrapped(for: receipt, caseID: id), subject: subject, answers: sealedAnswers)
      sealedAnswer = try repeating?.seal(Data(kept.json.bytes)) ?? Data()
    } catch {
      throw DeskError(error)
    }
    row.set(answers.clock(desk.pack, now: desk.clock.seconds))
    event = NewEvent(
      id: eventID, kind: CaseAct.receive.kind.rawValue, at: at, actor: "reporter", isForReporter: true,
      body: body)
    mail = try MailRow.acknowledgement(of: intake, reference, caseID: id, desk)
  }

  /// Writes case, event, outbox and search queue.
  func write(_ db: any SQLTransaction) throws(DatabaseError) {
    var row = row
    try RetiredKeys(db).refuse(row.deskKey)
    try EventStore(db).add(event, to: &row)
    try CaseStore(db).add(row)
    try SearchQueue(db).add(event: event.id, caseID: row.id)
    if let mail { try OutboxStore(db).add(mail) }
  }
}
