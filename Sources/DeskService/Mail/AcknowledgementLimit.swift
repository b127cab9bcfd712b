import DeskCore
import DeskStore
import DeskVault

extension SendOutbox {
  /// So many acknowledgements go to one address within a day.
  ///
  /// Anybody can write anybody's address into a report: without a limit the desk could be made to flood a stranger's
  /// mailbox. The reports themselves are taken all the same.
  static let mostAcknowledgements = 5

  /// Counts an acknowledgement, and says why it is not sent where there were too many.
  ///
  /// What is kept is a keyed hash of the address, for a day.
  func refusal(of claimed: OutboxStore.Claimed, _ mail: OutgoingMail) async throws(DeskError) -> MailDelivery?
  {
    guard mail.template == .acknowledgement, claimed.attempt == 1 else {
      return nil
    }
    let lookup = keyring.current.accounts.attempts(
      at: Self.mailbox(mail.to), from: "acknowledgement")
    let (now, dayAgo) = (desk.clock.now, desk.clock.text(in: -86_400))
    let count = try await desk.database.writing { (db: any SQLTransaction) throws(DatabaseError) -> Int in
      let entry = try AttemptStore(db).hold(lookup, now: now)
      let count = entry.lastAt <= dayAgo ? 0 : entry.failures
      if count < Self.mostAcknowledgements { try AttemptStore(db).set(lookup, failures: count + 1, at: now) }
      return count
    }
    guard count >= Self.mostAcknowledgements else { return nil }
    return .refused("held back: \(count) acknowledgements went to this address within a day")
  }

  /// The mailbox behind an address: `a+1@` and `A@` are one.
  private static func mailbox(_ address: String) -> String {
    let parts = address.lowercased().split(separator: "@", maxSplits: 1).map(String.init)
    guard parts.count == 2, let name = parts[0].split(separator: "+").first else {
      return address.lowercased()
    }
    return name.filter { $0 != "." } + "@" + parts[1]
  }
}
