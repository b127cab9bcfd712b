import DeskCore
import DeskService
import DeskStore
import Synchronization

/// Adds samples by the acts that everybody uses, at the instants that they name.
struct DemoFiller {
  private let desk: PublicDesk
  /// Made without the keys of the mailer: what it does leaves no mail.
  private let staff: StaffDesk
  private let time = DemoTime()
  private let house: House

  /// What was added.
  struct Added {
    let reference: String
    let receipt: String
  }

  init(house: House, keyring: HeldKeyring) {
    self.house = house
    desk = PublicDesk(
      database: house.database, keys: house.intakeKeys, pack: house.pack, clock: time.clock)
    staff = StaffDesk(database: house.database, keyring: keyring, pack: house.pack, clock: time.clock)
  }

  /// The follow-up page in a language.
  static func followUp(_ house: House, _ language: Language) -> String {
    "\(house.settings.publicURL)/\(language.rawValue)/follow-up"
  }

  /// Adds a sample and everything that was done on it.
  func add(_ sample: DemoCase) async throws(DeskError) -> Added {
    time.set(sample.at)
    let received = try await desk.receive(
      sample.intake, channel: sample.channel, followUp: Self.followUp(house, sample.intake.language))
    guard let json = try? JSONReader.read(Array(received.json.utf8)).value,
      let reference = json["reference"]?.text, let receipt = json["receipt"]?.text
    else { throw .internalFault("the answer to an intake cannot be read") }
    let added = Added(reference: reference, receipt: receipt)
    for act in sample.acts {
      time.set(act.at)
      try await perform(act, added)
    }
    try await forgetMail(of: reference)
    return added
  }

  private func perform(_ act: DemoAct, _ added: Added) async throws(DeskError) {
    let reference = added.reference
    let actor = Actor(name: act.by, roles: [.lead("*")])
    switch act.kind {
    case .message(let text): _ = try await desk.addMessage(text, receipt: added.receipt)
    case .reply(let text): _ = try await staff.reply(text, to: reference, as: actor)
    case .note(let text): _ = try await staff.note(text, on: reference, as: actor)
    case .assign(let assignee): _ = try await staff.assign(reference, to: assignee, as: actor)
    case .refer(let destination, let reason):
      _ = try await staff.refer(reference, to: destination, because: reason, as: actor, language: .en)
    case .label(let labels): _ = try await staff.label(reference, labels, as: actor)
    case .close(let outcome, let reason):
      _ = try await staff.close(reference, outcome, because: reason, as: actor)
    case .reopen: _ = try await staff.reopen(reference, as: actor)
    case .overrule(let verdict, let reason):
      _ = try await staff.overrule(verdict, because: reason, on: reference, as: actor)
    case .answers(let sheet): _ = try await staff.merge(sheet, into: reference, as: actor)
    }
  }

  /// Nobody is behind an invented address: nothing may be sent there.
  private func forgetMail(of reference: String) async throws(DeskError) {
    let desks = house.pack.desks.map(\.id)
    do throws(DatabaseError) {
      try await house.database.write { (db: any SQLTransaction) throws(DatabaseError) in
        guard let row = try CaseStore(db).find(reference: reference, desks: desks) else { return }
        try OutboxStore(db).remove(caseID: row.id)
      }
    } catch {
      throw .unavailable(error.words)
    }
  }
}

/// The time of the demo: it stands where it was set.
private final class DemoTime: Sendable {
  private let milliseconds = Mutex(0)

  /// A clock that tells it.
  var clock: DeskClock { DeskClock { self.milliseconds.withLock { $0 } } }

  /// Sets it to an instant, in seconds since 1970-01-01T00:00:00Z.
  func set(_ seconds: Int) { milliseconds.withLock { $0 = seconds * 1_000 } }
}
