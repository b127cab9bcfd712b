import DeskCore
import DeskStore
import DeskVault
import Foundation
import Synchronization

/// Sends what waits in the outbox.
///
/// Every mail is sent once as far as SMTP allows: a row is worked on by one server at a time, and its
/// Message-ID is the same at every attempt. A connection that breaks after the text was sent and before the
/// server has answered leaves open whether the server took it: it is sent again, and may arrive twice with
/// the same Message-ID. The same holds for a server that dies between the server's answer and our commit.
public struct SendOutbox: Sendable {
  /// Fills a template and hands it to a server.
  public typealias Deliver = @Sendable (OutgoingMail) async -> MailDelivery

  let desk: StaffDesk
  let keyring: HeldKeyring
  let links: MailLinks
  let log: @Sendable (String) -> Void
  let deliver: Deliver

  /// How long a row is one server's: longer than any delivery lasts.
  static let leaseSeconds = 120
  /// So many are under way at once: one that is stuck holds up none of the others.
  static let workers = 4

  /// The outbox of a desk.
  ///
  /// - Parameter log: told what the operator should know: why mails are put off, rows that do not open. No
  ///   address is in it.
  public init(
    desk: StaffDesk, keyring: HeldKeyring, links: MailLinks,
    log: @escaping @Sendable (String) -> Void = { _ in },
    deliver: @escaping Deliver
  ) {
    self.desk = desk
    self.keyring = keyring
    self.links = links
    self.log = log
    self.deliver = deliver
  }

  /// What was done.
  public struct Report: Sendable {
    /// How many were taken by a server.
    public internal(set) var sent = 0
    /// How many are to be tried again.
    public internal(set) var putOff = 0
    /// How many were given up.
    public internal(set) var failed = 0

    mutating func add(_ other: Report) {
      sent += other.sent
      putOff += other.putOff
      failed += other.failed
    }
  }

  /// Sends everything that is due, and what becomes due while a server thinks about one of them.
  public func run() async throws(DeskError) -> Report {
    guard try await isAnyDue() else { return Report() }
    let busy = Busy()
    let results = await withTaskGroup(of: Result<Report, DeskError>.self) { group in
      for _ in 0..<Self.workers { group.addTask { await work(busy) } }
      var results: [Result<Report, DeskError>] = []
      for await result in group { results.append(result) }
      return results
    }
    var report = Report()
    for result in results { report.add(try result.get()) }
    return report
  }

  /// How many of the workers have a mail in hand, or look for one.
  private final class Busy: Sendable {
    private let number = Mutex(0)
    var isAny: Bool { number.withLock { $0 > 0 } }
    func change(by step: Int) { number.withLock { $0 += step } }
  }

  private func work(_ busy: Busy) async -> Result<Report, DeskError> {
    var report = Report()
    do throws(DeskError) {
      // What was claimed is brought to its end, also when the server stops.
      while !Task.isCancelled {
        if try await sendOne(busy, &report) { continue }
        // While another worker waits for its server, new mails must not wait for it too.
        guard busy.isAny else { break }
        try? await Task.sleep(for: .milliseconds(100))
      }
      return .success(report)
    } catch {
      return .failure(error)
    }
  }

  /// Whether there was a mail to send. A worker is busy from before it looks for one: else another that looks
  /// at the same moment in vain would take it for idle, end, and leave all that comes to this one alone.
  private func sendOne(_ busy: Busy, _ report: inout Report) async throws(DeskError) -> Bool {
    busy.change(by: 1)
    defer { busy.change(by: -1) }
    guard try await isAnyDue(), let (claimed, row) = try await claim() else { return false }
    try await send(claimed, row, &report)
    return true
  }

  private func isAnyDue() async throws(DeskError) -> Bool {
    let now = desk.clock.now
    return try await desk.database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try OutboxStore(db).isAnyDue(now: now)
    }
  }

  private typealias InHand = (claimed: OutboxStore.Claimed, row: CaseRow?)

  /// The next mail that is due, with its case.
  private func claim() async throws(DeskError) -> InHand? {
    let (now, until) = (desk.clock.now, desk.clock.text(in: Self.leaseSeconds))
    return try await desk.database.writing { (db: any SQLTransaction) throws(DatabaseError) -> InHand? in
      guard let claimed = try OutboxStore(db).claim(now: now, until: until) else { return nil }
      return (claimed, try CaseStore(db).find(id: claimed.entry.caseID))
    }
  }

  private func send(
    _ claimed: OutboxStore.Claimed, _ row: CaseRow?, _ report: inout Report
  ) async throws(DeskError) {
    let entry = claimed.entry
    guard let row, row.deskWrap != nil else {
      // The case was destroyed meanwhile; its mails went with it, or go now.
      try await desk.database.writing { (db: any SQLTransaction) throws(DatabaseError) in
        try OutboxStore(db).remove(caseID: entry.caseID)
      }
      return
    }
    let mail: OutgoingMail
    do throws(DeskError) { mail = try outgoing(entry, row) } catch {
      // A key file that lacks a key can be put right: such a mail is never given up.
      log("\(entry.id) of \(row.reference) cannot be opened: \(error.logWords)")
      report.putOff += 1
      return try await putOff(claimed, "it cannot be opened; see the log")
    }
    let refused = try await refusal(of: claimed, mail)
    let delivery = if let refused { refused } else { await deliver(mail) }
    try await settle(claimed, mail, row, delivery, &report)
  }
}

extension DeskError {
  /// What happened, for the log.
  fileprivate var logWords: String {
    switch self {
    case .unavailable(let words), .internalFault(let words): words
    default: "\(self)"
    }
  }
}
