import DeskCore
import DeskStore
import DeskVault
import Foundation

extension PublicDesk {
  /// How long an unfinished interview is kept after its last step.
  public static let draftDays = 14
  /// The most bytes of a draft: a narrative of 200,000 Japanese characters, percent-encoded, and what stands beside it.
  public static let mostDraftBytes = 5 * 524_288

  /// Keeps an unfinished interview under its code; only the code opens it.
  public func saveDraft(_ text: String, under code: ResumeCode) async throws(DeskError) {
    guard text.utf8.count <= Self.mostDraftBytes else {
      throw .invalid([RequestFault(pointer: "", message: "a draft of \(text.utf8.count) bytes")])
    }
    let lookup = code.lookup
    let end = clock.text(in: Self.draftDays * 86_400)
    let sealed: Data
    do throws(VaultError) {
      sealed = try code.key.seal(Data(text.utf8), at: Self.place(lookup))
    } catch {
      throw DeskError(error)
    }
    try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      try DraftStore(db).save(lookup, body: sealed, version: 1, expiresAt: end)
    }
  }

  /// The interview that a code resumes.
  ///
  /// - Throws: `unauthorised` for a code that is mistyped, unknown or expired, all alike.
  public func draft(typed: String) async throws(DeskError) -> (code: ResumeCode, text: String) {
    let code = ResumeCode(typed: typed)
    let (lookup, now) = ((code ?? ResumeCode()).lookup, clock.now)
    let found = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try DraftStore(db).find(lookup, now: now)
    }
    guard let code, let found else { throw .unauthorised }
    do throws(VaultError) {
      let plain = try code.key.open(found.body, at: Self.place(lookup))
      return (code, String(decoding: plain, as: UTF8.self))
    } catch {
      throw DeskError(error)
    }
  }

  /// Forgets a draft: what it held was sent, or is not wanted any more.
  public func removeDraft(_ code: ResumeCode) async throws(DeskError) {
    let lookup = code.lookup
    try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      try DraftStore(db).remove(lookup)
    }
  }

  private static func place(_ lookup: String) -> SealedPlace {
    SealedPlace(caseID: lookup, record: "draft", field: "form")
  }
}
