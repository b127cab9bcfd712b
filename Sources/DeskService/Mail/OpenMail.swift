import DeskCore
import DeskStore
import DeskVault
import Foundation

extension SendOutbox {
  /// Opens a row and gathers what its template is filled with.
  ///
  /// Rows of earlier versions hold address, reference, language and whether the address is safe, no more.
  func outgoing(_ entry: OutboxStore.Entry, _ row: CaseRow) throws(DeskError) -> OutgoingMail {
    guard let kind = MailKind(rawValue: entry.kind) else {
      throw .internalFault("this version knows no mail of the kind \(entry.kind)")
    }
    let json = try key(of: entry).opening(entry.body, MailRow.place(entry.id, of: entry.caseID))
    guard let to = json["to"]?.text, !to.isEmpty else { throw .internalFault("it names no address") }
    let language = Language(rawValue: json["language"]?.text ?? row.language) ?? .ja
    // Once more, for it must never be forgotten: an address that is not safe gets nothing of the case.
    let isSafe = json["safe"]?.flag == true
    let text = isSafe ? json["text"]?.text : nil
    // Which desk it is tells what somebody suspects: an address that may be read by others does not learn it.
    let from =
      isSafe || kind == .reminderStaff ? try sender(json["desk"]?.text, row, language) : try service(language)
    return OutgoingMail(
      id: entry.id, template: kind.template(hasText: text != nil), language: language, from: from, to: to,
      at: Moment(rfc3339: entry.at)?.instant(offset: 0) ?? desk.clock.seconds,
      values: values(kind, json["reference"]?.text ?? row.reference, from, json, text, language),
      duties: isSafe ? duties(json["duties"]) : [])
  }

  private func key(of entry: OutboxStore.Entry) throws(DeskError) -> CaseKey {
    for isSecondTry in [false, true] {
      do throws(VaultError) {
        return try keyring.current.open(
          entry.wrap, keyID: entry.key, desk: IntakeKeys.mailer, caseID: entry.id)
      } catch {
        // Another server may have rotated the keys.
        if case .unknownKey = error, !isSecondTry, (try? keyring.reload()) != nil { continue }
        throw .internalFault(
          "its key does not open (\(error)): the key file lacks \(entry.key), or it was altered")
      }
    }
    throw .internalFault("its key does not open")
  }

  /// The desk that wrote it; the case's own where that one takes no mail any more.
  private func sender(
    _ id: String?, _ row: CaseRow, _ language: Language
  ) throws(DeskError) -> OutgoingMail.Desk {
    for id in [id, row.desk].compactMap(\.self) {
      if let found = desk.pack.desk(id), let address = found.email {
        return OutgoingMail.Desk(name: found.name[language], address: address)
      }
    }
    throw .internalFault("the pack names no address of the desk \(row.desk)")
  }

  /// The service as a whole: its name, and the address of the directory's first desk.
  private func service(_ language: Language) throws(DeskError) -> OutgoingMail.Desk {
    guard let address = desk.pack.desks.lazy.compactMap(\.email).first else {
      throw .internalFault("the pack names no address")
    }
    return OutgoingMail.Desk(name: desk.pack.name[language], address: address)
  }

  private func values(
    _ kind: MailKind, _ reference: String, _ from: OutgoingMail.Desk, _ json: JSON, _ text: String?,
    _ language: Language
  ) -> [MailTemplate.Variable: String] {
    var values: [MailTemplate.Variable: String] = [
      .serviceName: desk.pack.name[language], .deskName: from.name, .deskAddress: from.address,
      .reference: reference,
    ]
    values[.notice] = desk.pack.notice?[language]
    values[.text] = text
    if kind == .reminderStaff {
      values[.caseURL] = links.staffCase(reference)
      if let due = json["due"]?.text.flatMap({ Moment(rfc3339: $0) }) {
        values[.due] = DateWords.full(due, offset: desk.pack.rulebook.rules.zoneOffset, language)
      }
    } else {
      values[.followUpURL] = links.followUp(language)
    }
    return values
  }

  private func duties(_ json: JSON?) -> [OutgoingMail.Duty] {
    guard case .array(let items)? = json?.content else { return [] }
    return items.compactMap { item in
      guard let to = item["to"]?.text, let due = item["due"]?.text else { return nil }
      return OutgoingMail.Duty(to: to, due: due)
    }
  }
}
