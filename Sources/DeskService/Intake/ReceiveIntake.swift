import DeskCore
import DeskStore
import DeskVault
import Foundation

extension PublicDesk {
  /// What a person is given for what they told.
  public struct Received: Sendable {
    /// The answer of `POST /cases`, the receipt in it: kept for repeats byte for byte.
    public let json: String
    /// Whether the request had been answered before.
    public let isRepeat: Bool
  }

  /// How an intake came.
  public enum Channel: String, Sendable {
    case web, api, mail, phone
  }

  /// Takes an intake: the one door of all channels.
  ///
  /// When this returns, the case, its first event, what is to be sent and the answer for repeats are on stable
  /// storage, in one transaction.
  /// - Parameters:
  ///   - repeating: what a repeat is known by.
  ///   - followUp: the address of the follow-up page.
  /// - Throws: `conflict` where the key came with another body; `unavailable` where nothing was stored, or nobody
  ///   knows: the same request may be sent again with the same key.
  public func receive(
    _ intake: Intake, channel: Channel, repeating: RepeatKey? = nil, followUp: String
  ) async throws(DeskError) -> Received {
    if let repeating, let kept = try await kept(repeating) { return kept }
    for _ in 0..<3 {
      let new = try NewCase(intake, channel, self, followUp, repeating)
      switch try await store(new, repeating) {
      case .stored: return Received(json: new.answer, isRepeat: false)
      case .kept(let received): return received
      case .referenceTaken: continue
      }
    }
    throw .internalFault("three references in a row were taken")
  }

  private enum Stored: Sendable {
    case stored
    case kept(Received)
    case referenceTaken
  }

  private func store(_ new: NewCase, _ repeating: RepeatKey?) async throws(DeskError) -> Stored {
    let now = clock.now
    let end = clock.text(in: Self.repeatSeconds)
    let result: Result<(body: String, answer: Data)?, DatabaseError>
    do throws(DatabaseError) {
      let found = try await database.write {
        (db: any SQLTransaction) throws(DatabaseError) -> (body: String, answer: Data)? in
        if let repeating {
          // A first one that waits in the same group is seen here: its row is in the same transaction.
          if let found = try RepeatStore(db).find(repeating.lookup, now: now) { return found }
          try RepeatStore(db).add(
            repeating.lookup, body: repeating.body, answer: new.sealedAnswer, caseID: new.caseID, now: now,
            expiresAt: end)
        }
        try new.write(db)
        return nil
      }
      result = .success(found)
    } catch {
      result = .failure(error)
    }
    switch result {
    case .success(let found?): return .kept(try await answer(found, repeating))
    case .success(nil): return .stored
    case .failure(.duplicate):
      // Another server took the same key, or the reference was drawn before.
      if let repeating, let kept = try await kept(repeating) { return .kept(kept) }
      return .referenceTaken
    case .failure(let error): throw DeskError(error)
    }
  }

  private func kept(_ repeating: RepeatKey) async throws(DeskError) -> Received? {
    let now = clock.now
    let found = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try RepeatStore(db).find(repeating.lookup, now: now)
    }
    guard let found else { return nil }
    return try await answer(found, repeating)
  }

  private func answer(
    _ found: (body: String, answer: Data), _ repeating: RepeatKey?
  ) async throws(DeskError) -> Received {
    guard let repeating, found.body == repeating.body else { throw .conflict(ConflictWords.otherBody) }
    guard !found.answer.isEmpty else { throw .conflict(ConflictWords.isDestroyed) }
    let kept: Data
    do throws(VaultError) { kept = try repeating.open(found.answer) } catch { throw DeskError(error) }
    return Received(json: try await wholeAnswer(kept), isRepeat: true)
  }

  /// How long an answer is kept for repeats.
  static let repeatSeconds = 86_400
}

/// Why an act does not fit.
enum ConflictWords {
  static let otherBody = Words(
    ja: "同じIdempotency-Keyで、ちがう内容が送られています。新しいキーを使ってください。",
    en: "This Idempotency-Key came with another body before. Please use a new key.")
  static let isClosed = Words(ja: "この案件はすでに終了しています。", en: "This case is closed already.")
  static let receiptReplaced = Words(
    ja: "この届けは受け付けています。受付番号は新しいものに替わっているので、新しい番号をお使いください。",
    en: "This was taken in. Its receipt has been replaced; please use the new one.")
  static let hasGone = Words(
    ja: "この返信は、もう送られています。取り消せません。続きを書いて送ってください。",
    en: "This reply has gone already and cannot be taken back. Please write another one.")
  static let isFull = Words(
    ja: "この件には、これ以上加えられません。続きは、案件番号を添えて窓口にご連絡ください。",
    en: "No more can be added to this case. Please contact the desk and give the reference.")
  static let changedMeanwhile = Words(
    ja: "ほかの人が、いま答えを変えました。新しい内容を確かめてから、もう一度送ってください。",
    en: "Somebody else changed the answers just now. Please look at them and send again.")
  static let isDestroyed = Words(
    ja: "この案件の内容は消去されています。", en: "The contents of this case were destroyed.")
  static let isOpen = Words(ja: "この案件は終了していません。", en: "This case is not closed.")
}
