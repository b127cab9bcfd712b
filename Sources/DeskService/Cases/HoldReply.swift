import DeskCore
import DeskStore
import DeskVault

/// A reply that waits some seconds, so that whoever wrote it can take it back.
public struct HeldReply: Sendable {
  /// The id that its event will have.
  public let id: String
  /// Who wrote it.
  public let by: String
  /// The text.
  public let text: String
  /// When it goes, RFC 3339 in UTC.
  public let dueAt: String

  init(_ entry: HeldReplyStore.Entry, _ key: CaseKey) throws(DeskError) {
    id = entry.id
    by = entry.actor
    dueAt = entry.dueAt
    text = try key.opening(entry.body, .event(entry.id, of: entry.caseID))["text"]?.text ?? ""
  }
}

extension StaffDesk {
  /// How long a reply of the console can be taken back.
  public static let holdSeconds = 20

  /// Keeps a reply that goes by itself after some seconds; it is on stable storage when this returns.
  ///
  /// - Returns: its id.
  public func holdReply(
    _ text: String, to reference: String, as actor: Actor
  ) async throws(DeskError) -> String {
    let opened = try await open(reference, as: actor)
    guard let key = opened.key else { throw .conflict(ConflictWords.isDestroyed) }
    let id = clock.id()
    let entry = HeldReplyStore.Entry(
      id: id, caseID: opened.row.id, actor: actor.name,
      body: try key.sealing(.object([("text", .string(text))]), .event(id, of: opened.row.id)),
      dueAt: clock.text(in: Self.holdSeconds))
    try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      try HeldReplyStore(db).add(entry)
    }
    return id
  }

  /// Takes a reply back.
  ///
  /// - Returns: its text, to be written on.
  /// - Throws: `conflict` where it has gone already.
  public func takeBack(
    _ id: String, of reference: String, as actor: Actor
  ) async throws(DeskError) -> String {
    let opened = try await open(reference, as: actor)
    let caseID = opened.row.id
    guard let key = opened.key else { throw .conflict(ConflictWords.isDestroyed) }
    let entry = try await database.writing {
      (db: any SQLTransaction) throws(DatabaseError) -> HeldReplyStore.Entry? in
      let entry = try HeldReplyStore(db).all(of: caseID).first { $0.id == id }
      return try HeldReplyStore(db).remove(id, of: caseID) ? entry : nil
    }
    guard let entry else { throw .conflict(ConflictWords.hasGone) }
    return try HeldReply(entry, key).text
  }

  /// Sends the replies whose time has come.
  ///
  /// - Returns: how many there were.
  @discardableResult
  public func sendHeldReplies() async throws(DeskError) -> Int {
    let now = clock.now
    let due = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try HeldReplyStore(db).due(now: now, limit: 50)
    }
    var sent = 0
    var fault: DeskError?
    for entry in due {
      // One that fails is tried again; it must not hold up the others.
      do throws(DeskError) { if try await send(entry) { sent += 1 } } catch { fault = error }
    }
    if let fault { throw fault }
    return sent
  }

  /// Sends what waits of one case at once: what follows must come after it.
  func sendHeldReplies(of caseID: String) async throws(DeskError) {
    let entries = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try HeldReplyStore(db).all(of: caseID)
    }
    for entry in entries { _ = try await send(entry) }
  }

  private func send(_ entry: HeldReplyStore.Entry) async throws(DeskError) -> Bool {
    let row = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try CaseStore(db).find(id: entry.caseID)
    }
    guard let row, let key = try key(of: row) else {
      return try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
        _ = try HeldReplyStore(db).remove(entry.id, of: entry.caseID)
        return false
      }
    }
    let mail = try await mail(.message, about: row, key, text: try HeldReply(entry, key).text)
    let change = CaseChange(
      act: .reply, caseID: entry.caseID, actor: entry.actor, eventID: entry.id, body: entry.body,
      desks: pack.desks.map(\.id),
      change: { (_, db) throws(DatabaseError) in
        guard try HeldReplyStore(db).remove(entry.id, of: entry.caseID) else { throw .duplicate }
        if let mail { try OutboxStore(db).add(mail) }
      })
    do throws(DeskError) {
      _ = try await change.perform(database, at: clock.now)
      return true
    } catch {
      // Taken back at the last instant, or another server was faster.
      if case .internalFault(DeskError.isTwice) = error { return false }
      throw error
    }
  }
}
