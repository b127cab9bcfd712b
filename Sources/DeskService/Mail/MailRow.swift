import DeskCore
import DeskStore
import DeskVault
import Foundation

/// Mails as they wait in the outbox: sealed under a key of their own that is wrapped to the mailer alone.
public enum MailRow {
  /// A mail that an act puts into the outbox, within its transaction.
  ///
  /// - Parameters:
  ///   - to: the address.
  ///   - safe: whether the address is out of the attacker's reach, as the reporter says.
  ///   - members: what else the mail is written from: `reference`, `desk`, `text`, `due`, `duties`. What was
  ///     said (`text`, `duties`) is left out again where the address is not safe.
  /// - Throws: `internalFault` where there is no key for the mailer.
  public static func entry(
    kind: MailKind, to: String, language: Language, safe: Bool, caseID: String,
    members: [(String, JSONText)], keys: IntakeKeys, clock: DeskClock
  ) throws(DeskError) -> OutboxStore.Entry {
    guard let mailer = keys.desks[IntakeKeys.mailer] else {
      throw .internalFault("no key for the mailer")
    }
    let (id, key) = (clock.id(), CaseKey())
    let told = members.filter { safe || !contents.contains($0.0) }
    let body = try key.sealing(
      .object(
        [
          ("to", .string(to)), ("language", .string(language.rawValue)), ("safe", .bool(safe)),
        ] + told), place(id, of: caseID))
    do throws(VaultError) {
      return OutboxStore.Entry(
        id: id, caseID: caseID, kind: kind.rawValue, at: clock.now, key: mailer.id,
        wrap: try mailer.wrap(key, caseID: id), body: body)
    } catch {
      throw DeskError(error)
    }
  }

  /// The mail that says that a report has come in; nil where there is no address.
  static func acknowledgement(
    of intake: Intake, _ reference: String, caseID: String, _ desk: PublicDesk
  ) throws(DeskError) -> OutboxStore.Entry? {
    guard let email = intake.contact.email, !email.isEmpty else { return nil }
    return try entry(
      kind: .acknowledgement, to: email, language: intake.language, safe: intake.contact.isSafe == true,
      caseID: caseID, members: [("reference", .string(reference)), ("desk", .string(intake.desk))],
      keys: desk.keys, clock: desk.clock)
  }

  /// What goes to a safe address alone.
  static let contents: Set<String> = ["text", "duties"]

  static func place(_ id: String, of caseID: String) -> SealedPlace {
    SealedPlace(caseID: caseID, record: id, field: "outbox")
  }
}
