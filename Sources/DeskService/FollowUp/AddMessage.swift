import DeskCore
import DeskStore
import DeskVault
import Foundation

extension PublicDesk {
  /// A message of the reporter, kept exactly as it was sent.
  ///
  /// - Parameter key: with a key, the same text sent again (a page that is loaded anew) is one message.
  public func addMessage(
    _ text: String, receipt: String, key: String? = nil
  ) async throws(DeskError) -> EventReceipt {
    let opened = try await open(receipt: receipt)
    let repeating = key.map {
      keys.repeatKey(channel: "message \(opened.row.id)", key: $0, body: Data(text.utf8), isBodyInKey: true)
    }
    if let repeating, let kept = try await keptMessage(repeating, opened.row) { return kept }
    let (id, at) = (clock.id(), clock.now)
    let body = try opened.key.sealing(
      .object([("text", .string(text))]), .event(id, of: opened.row.id))
    let answer = try repeating.map { repeating throws(DeskError) in
      do throws(VaultError) {
        return try repeating.seal(Data("\(id) \(at)".utf8))
      } catch {
        throw DeskError(error)
      }
    }
    let end = clock.text(in: Self.repeatSeconds)
    let change = CaseChange(
      act: .message, caseID: opened.row.id, actor: "reporter", eventID: id, body: body,
      change: { (row, db) throws(DatabaseError) in
        guard let repeating, let answer else { return }
        try RepeatStore(db).add(
          repeating.lookup, body: repeating.body, answer: answer, caseID: row.id, now: at, expiresAt: end)
      })
    do throws(DeskError) {
      let row = try await asReporter { () throws(DeskError) in try await change.perform(database, at: at) }
      return EventReceipt(id: id, at: at, state: row.state)
    } catch {
      // The same message at the same instant: the other one was faster.
      if let repeating, case .internalFault = error, let kept = try await keptMessage(repeating, opened.row) {
        return kept
      }
      throw error
    }
  }

  private func keptMessage(_ repeating: RepeatKey, _ row: CaseRow) async throws(DeskError) -> EventReceipt? {
    let now = clock.now
    let found = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try RepeatStore(db).find(repeating.lookup, now: now)
    }
    guard let found, let plain = try? repeating.open(found.answer) else { return nil }
    let parts = String(decoding: plain, as: UTF8.self).split(separator: " ").map(String.init)
    return parts.count == 2 ? EventReceipt(id: parts[0], at: parts[1], state: row.state) : nil
  }
}
