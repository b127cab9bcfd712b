import DeskCore
import DeskStore
import DeskVault

/// A reply that waits some seconds, so that whoever wrote it can take it back; or one that was taken back, and is
/// a draft until it is sent or dropped.
public struct HeldReply: Sendable {
  /// The id that its event will have.
  public let id: String
  /// Who wrote it; of a draft whose it is.
  public let by: String
  /// The text.
  public let text: String
  /// When it goes, RFC 3339 in UTC; of a draft no instant that comes.
  public let dueAt: String
  /// Whether it goes by nobody's hand but its holder's.
  public var isDraft: Bool { dueAt == HeldReplyStore.never }

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
  /// After so long one that could not be sent is tried again.
  private static let putOffSeconds = 60

  /// Keeps a reply that goes by itself after some seconds; it is on stable storage when this returns.
  ///
  /// - Parameter drafts: ids of the actor's drafts that it takes the place of.
  /// - Returns: its id.
  public func holdReply(
    _ text: String, to reference: String, as actor: Actor, replacing drafts: [String] = []
  ) async throws(DeskError) -> String {
    let opened = try await open(reference, as: actor)
    guard let key = opened.key else { throw .conflict(ConflictWords.isDestroyed) }
    let id = clock.id()
    let entry = HeldReplyStore.Entry(
      id: id, caseID: opened.row.id, actor: actor.name,
      body: try key.sealing(.object([("text", .string(text))]), .event(id, of: opened.row.id)),
      dueAt: clock.text(in: Self.holdSeconds))
    try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      let store = HeldReplyStore(db)
      for draft in drafts { try store.removeDraft(draft, of: entry.caseID, by: entry.actor) }
      try store.add(entry)
    }
    return id
  }

  /// Takes a reply back: it is the actor's draft from now on. Asked again, the answer is the same.
  ///
  /// - Returns: its text, to be written on.
  /// - Throws: `conflict` where it has gone already, is somebody else's draft, or was dropped.
  public func takeBack(
    _ id: String, of reference: String, as actor: Actor
  ) async throws(DeskError) -> String {
    let opened = try await open(reference, as: actor)
    let (caseID, name) = (opened.row.id, actor.name)
    guard let key = opened.key else { throw .conflict(ConflictWords.isDestroyed) }
    let (entry, hasGone) = try await database.writing {
      (db: any SQLTransaction) throws(DatabaseError) -> (HeldReplyStore.Entry?, Bool) in
      let store = HeldReplyStore(db)
      try store.keepAsDraft(id, of: caseID, by: name)
      return (try store.all(of: caseID).first { $0.id == id }, try store.hasGone(id, of: caseID))
    }
    if hasGone { throw .conflict(ConflictWords.hasGone) }
    guard let entry else { throw .conflict(ConflictWords.isAway) }
    guard entry.actor == name else { throw .conflict(ConflictWords.isOthersDraft) }
    return try HeldReply(entry, key).text
  }

  /// Forgets drafts of an actor.
  public func dropDrafts(
    _ ids: [String], of reference: String, as actor: Actor
  ) async throws(DeskError) {
    let (caseID, name) = (try await open(reference, as: actor).row.id, actor.name)
    try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      for id in ids { try HeldReplyStore(db).removeDraft(id, of: caseID, by: name) }
    }
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
      do throws(DeskError) { if try await send(entry) { sent += 1 } } catch {
        if case .unavailable = error { throw error }
        fault = error
        // One that fails is tried again; it must not stand before the others for ever.
        let until = clock.text(in: Self.putOffSeconds)
        try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
          try HeldReplyStore(db).putOff(entry.id, until: until)
        }
      }
    }
    if let fault { throw fault }
    return sent
  }

  /// Sends what waits of one case at once: what follows must come after it. Drafts stay.
  func sendHeldReplies(of caseID: String) async throws(DeskError) {
    let entries = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try HeldReplyStore(db).all(of: caseID)
    }
    for entry in entries where entry.dueAt != HeldReplyStore.never { _ = try await send(entry) }
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

extension ConflictWords {
  static let isAway = Words(
    ja: "取り消したこの返事は、もう残っていません。書き直して送ったか、捨てられています。",
    en: "This reply was taken back and is no longer there: it was written anew and sent, or dropped.")
  static let isOthersDraft = Words(
    ja: "この返事は、ほかの担当者が取り消しました。まだ送られていません。文章は、取り消した人の画面に残っています。",
    en:
      "Somebody else has taken this reply back. It has not gone; its text is on the page of whoever took it back."
  )
}
