import DeskCore
import DeskService
import DeskStore
import DeskVault
import Synchronization
import TestSupport

/// Takes mails in the place of a server, and answers as a test says.
final class Postman: Sendable {
  private let taken = Mutex<[OutgoingMail]>([])
  private let answer: @Sendable (OutgoingMail, Int) async -> MailDelivery

  /// Answers each mail; the number counts the attempts of that mail, from 1.
  init(_ answer: @escaping @Sendable (OutgoingMail, Int) async -> MailDelivery = { _, _ in .sent }) {
    self.answer = answer
  }

  /// Every attempt, in order.
  var mails: [OutgoingMail] { taken.withLock { $0 } }

  func deliver(_ mail: OutgoingMail) async -> MailDelivery {
    let attempt = taken.withLock { taken in
      taken.append(mail)
      return taken.count { $0.id == mail.id }
    }
    return await answer(mail, attempt)
  }
}

extension DeskUnderTest {
  /// The outbox of this desk, or of another server on it.
  func outbox(_ postman: Postman, on staff: StaffDesk? = nil, keys: KeyFile? = nil) throws -> SendOutbox {
    SendOutbox(
      desk: staff ?? self.staff, keyring: try HeldKeyring(keys ?? keyFile),
      links: MailLinks(publicURL: "https://desk.example", staffURL: "https://staff.desk.example")
    ) { await postman.deliver($0) }
  }

  /// A case's mails as staff see them.
  func mails(of report: Report) async throws -> [MailState] {
    try await staff.mails(of: report.reference, as: World.all)
  }

  /// How many bytes are sealed of each row of the outbox.
  func sealedOfMails() async throws -> [Int] {
    try await rows("SELECT body, wrap FROM outbox ORDER BY id").map { row in
      try row.bytes("body").count + row.bytes("wrap").count
    }
  }
}

extension Intake {
  /// The same from somebody else: so many acknowledgements go to one address, and no more.
  func from(_ email: String) -> Intake {
    var other = self
    other.contact.email = email
    return other
  }
}
