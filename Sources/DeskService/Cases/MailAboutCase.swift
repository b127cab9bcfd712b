import DeskCore
import DeskStore
import DeskVault

extension StaffDesk {
  /// A mail to the reporter of a case, sealed to the mailer; nil where there is no address.
  func mail(
    _ kind: MailKind, about row: CaseRow, _ key: CaseKey, text: String
  ) async throws(DeskError) -> OutboxStore.Entry? {
    guard let keys = sealing?.current else { return nil }
    let contact = try await contact(of: row, key)
    guard let email = contact.email, !email.isEmpty else { return nil }
    var members: [(String, JSONText)] = [("reference", .string(row.reference)), ("desk", .string(row.desk))]
    // Only an address that was marked safe gets what was said.
    if contact.isSafe == true, !text.isEmpty { members.append(("text", .string(text))) }
    return try MailRow.entry(
      kind: kind, to: email, language: Language(rawValue: row.language) ?? .ja, safe: contact.isSafe == true,
      caseID: row.id, members: members, keys: keys, clock: clock)
  }

  /// How to reach the person of a case.
  func contact(of row: CaseRow, _ key: CaseKey) async throws(DeskError) -> Contact {
    let first = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try EventStore(db).first(of: row.id)
    }
    guard let first, let body = first.body else { return Contact() }
    return Contact(stored: try key.opening(body, .event(first.id, of: row.id))["contact"])
  }
}
