import DeskCore
import DeskService

/// A case as the page shows it.
struct FollowUpCase: Sendable {
  /// One message between the two.
  struct Message: Sendable {
    let isFromDesk: Bool
    let text: String
    /// RFC 3339
    let at: String
  }

  /// One file of the case.
  struct File: Sendable {
    let name: String
    /// In bytes.
    let size: Int
    /// RFC 3339
    let at: String
  }

  let reference: String
  /// The desk's id.
  let desk: String
  let state: CaseState
  let outcome: ClosureOutcome?
  /// RFC 3339
  let receivedAt: String
  let subject: String
  let narrative: String
  /// The oldest first.
  let messages: [Message]
  let files: [File]
  let sheet: AnswerSheet
  /// Who must be told for certain, what is done last; nil where no interview belongs to the case.
  let duties: [Duty]?
}

extension FollowUpCase {
  /// What a receipt has opened.
  init(_ followUp: FollowUp, _ dossier: Dossier, _ pack: DeskPack) {
    let sheet = followUp.answers.sheet
    let isAsked = !sheet.asked.isEmpty || dossier.form.flatMap { pack.form($0) }?.asksInterview == true
    self.init(
      reference: followUp.reference, desk: followUp.desk, state: followUp.state,
      outcome: followUp.outcome.flatMap(ClosureOutcome.init), receivedAt: followUp.receivedAt,
      subject: followUp.subject, narrative: followUp.narrative,
      messages: followUp.messages.map { Message(isFromDesk: $0.isFromDesk, text: $0.text, at: $0.at) },
      files: followUp.attachments.map { File(name: $0.name, size: $0.size, at: $0.at) },
      sheet: sheet, duties: isAsked ? dossier.version.duties(pack).filter(\.isCertain) : nil)
  }
}
