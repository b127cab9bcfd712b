import DeskCore
import DeskStore
import DeskVault
import Foundation

/// Links by which a caller goes on with what staff typed: each is followed once, and opens one draft alone.
extension PublicDesk {
  /// How long a link can be followed; the draft itself is kept for longer.
  public static let draftLinkHours = 24

  /// When a link that is made now ends, RFC 3339.
  public var draftLinkEnd: String { clock.text(in: Self.draftLinkHours * 3_600) }

  /// A new link to the draft of a code.
  ///
  /// - Returns: the link's secret, to be shown once.
  /// - Throws: `unauthorised` where the text can be no code of ours.
  public func draftLink(for typedCode: String) async throws(DeskError) -> String {
    guard let code = ResumeCode(typed: typedCode) else { throw .unauthorised }
    let secret = DraftLinkSecret()
    let (lookup, end) = (secret.lookup, draftLinkEnd)
    let sealed: Data
    do throws(VaultError) { sealed = try secret.seal(code) } catch { throw DeskError(error) }
    try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      try DraftLinkStore(db).add(lookup, body: sealed, expiresAt: end)
    }
    return secret.text
  }

  /// Until when a link can be followed, RFC 3339; spends nothing.
  ///
  /// - Throws: `unauthorised` for a link that is spent, expired or unknown, all alike.
  public func peekDraftLink(_ secret: String) async throws(DeskError) -> String {
    let lookup = (DraftLinkSecret(typed: secret) ?? DraftLinkSecret()).lookup
    let now = clock.now
    let end = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try DraftLinkStore(db).end(lookup, now: now)
    }
    guard let end else { throw .unauthorised }
    return end
  }

  /// Follows a link: it is gone afterwards, whoever asks.
  ///
  /// - Returns: the resume code of the draft, in groups.
  /// - Throws: `unauthorised` for a link that is spent, expired or unknown, all alike.
  public func spendDraftLink(_ secret: String) async throws(DeskError) -> String {
    let (known, now) = (DraftLinkSecret(typed: secret), clock.now)
    let lookup = (known ?? DraftLinkSecret()).lookup
    let sealed = try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      try DraftLinkStore(db).spend(lookup, now: now)
    }
    guard let known, let sealed else { throw .unauthorised }
    do throws(VaultError) { return try known.open(sealed).text } catch { throw DeskError(error) }
  }

  /// A link's secret as it stands in its address; nil for a text that can be none.
  public static func printedDraftLink(_ typed: String) -> String? { DraftLinkSecret(typed: typed)?.text }
}
