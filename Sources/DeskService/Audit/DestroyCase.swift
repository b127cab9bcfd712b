import DeskCore
import DeskStore
import DeskVault
import Foundation

extension StaffDesk {
  /// Destroys a case's keys and everything sealed with them; the chain of its events stays, without their texts.
  ///
  /// The list of destroyed cases is written first: a restore of an older backup destroys them again.
  public func destroy(
    _ reference: String, by actor: String, list: DestroyedList
  ) async throws(DeskError) -> String {
    guard let typed = Reference(typed: reference) else { throw .notFound }
    let desks = pack.desks.map(\.id)
    let row = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try CaseStore(db).find(reference: typed.text, desks: desks)
    }
    guard let row, row.deskWrap != nil else { throw .notFound }
    let (id, at) = (clock.id(), clock.now)
    do {
      try list.add(caseID: row.id, at: at)
    } catch {
      throw .internalFault("\(list.path): \((error as? DestroyedList.Fault)?.words ?? "cannot be written")")
    }
    _ = try await CaseChange(
      act: .destroy, caseID: row.id, actor: actor, eventID: id, body: nil, isFindable: false,
      change: { (row, db) throws(DatabaseError) in try DestroyedCase.clear(&row, db) }
    ).perform(database, at: at)
    forget(row.id)
    return row.reference
  }
}

/// What is left of a case whose keys are destroyed.
public enum DestroyedCase {
  /// Takes away both wraps and everything that they open.
  static func clear(_ row: inout CaseRow, _ db: any SQLTransaction) throws(DatabaseError) {
    row.deskWrap = nil
    row.reporterWrap = nil
    row.receipt = nil
    row.subject = nil
    row.answers = nil
    row.labels = "[]"
    row.dueAt = nil
    row.remindAt = nil
    try HeldReplyStore(db).remove(caseID: row.id)
    try EventStore(db).clearBodies(of: row.id)
    try AttachmentStore(db).destroy(caseID: row.id)
    try OutboxStore(db).remove(caseID: row.id)
    try SearchQueue(db).remove(caseID: row.id)
    try RepeatStore(db).clear(caseID: row.id)
  }

  /// Destroys again what an older state brought back, within the transaction that brought it.
  ///
  /// - Returns: how many cases were destroyed.
  @discardableResult
  public static func reapply(
    _ ids: [String], in db: any SQLTransaction, clock: DeskClock
  ) throws(DatabaseError) -> Int {
    var count = 0
    for id in ids {
      guard var row = try CaseStore(db).hold(id: id), row.deskWrap != nil else { continue }
      try EventStore(db).add(
        NewEvent(
          id: clock.id(), kind: CaseAct.destroy.kind.rawValue, at: clock.now, actor: "system",
          isForReporter: false, body: nil), to: &row)
      try clear(&row, db)
      if row.closedAt == nil { row.closedAt = clock.now }
      row.state = CaseState.closed.rawValue
      row.changedAt = clock.now
      try CaseStore(db).update(row)
      count += 1
    }
    return count
  }

  /// The same in a transaction of its own: at every start, in case a restore was made by other means.
  public static func reapply(
    _ ids: [String], to database: any Database, clock: DeskClock = DeskClock()
  ) async throws(DeskError) -> Int {
    guard !ids.isEmpty else { return 0 }
    return try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      try reapply(ids, in: db, clock: clock)
    }
  }
}

/// The list of destroyed cases, beside the key file: ids and times, a line each.
public struct DestroyedList: Sendable {
  /// Where it lies.
  public let path: String

  /// Why it cannot be read or written.
  struct Fault: Error {
    let words: String
  }

  /// The list beside a key file.
  public init(keyFile: String) {
    path = keyFile + ".destroyed"
  }

  /// The ids on it.
  public func ids() throws -> [String] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  /// Adds a case, synced before this returns.
  func add(caseID: String, at: String) throws {
    let handle = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard handle >= 0 else { throw DestroyedList.Fault(words: String(cString: strerror(errno))) }
    defer { close(handle) }
    let line = Data("\(caseID) \(at)\n".utf8)
    let written = line.withUnsafeBytes { write(handle, $0.baseAddress, $0.count) }
    guard written == line.count, fsync(handle) == 0 else {
      throw DestroyedList.Fault(words: String(cString: strerror(errno)))
    }
  }
}
