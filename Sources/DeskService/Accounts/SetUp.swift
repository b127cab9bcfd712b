import DeskCore
import DeskStore
import DeskVault
import Foundation

/// What shows that somebody has the second factor.
enum FactorProof: Sendable {
  /// A new one, sealed, with the step of the code that confirmed it.
  case new(sealed: Data, step: Int, codes: [String], stored: String)
  /// The one that goes on.
  case old(FactorUse, Attempt)

  /// Recovery codes to be shown.
  var recoveryCodes: [String] {
    if case .new(_, _, let codes, _) = self { codes } else { [] }
  }

  /// What the history says of it.
  var text: String {
    if case .old(let use, _) = self { use.text } else { "" }
  }
}

/// An account that is about to be set up by a link: everything is computed, and done in one transaction.
struct SetUp: Sendable {
  let opened: OpenedLink
  let email: String
  /// The password's hash.
  let password: String
  let proof: FactorProof
  let now: String
  let session: NewSession
  /// What the history says where the account is made here.
  let added: AccountEventStore.Entry
  let enrolled: AccountEventStore.Entry

  /// How it went.
  enum Outcome: Sendable {
    case done
    /// The link was spent meanwhile.
    case gone
    /// The code was taken meanwhile.
    case codeTaken
  }

  /// - Throws: `DatabaseError.duplicate` where the first link's address has an account.
  func perform(_ db: any SQLTransaction) throws(DatabaseError) -> Outcome {
    let (accounts, links) = (AccountStore(db), LinkStore(db))
    if opened.row == nil {
      guard try links.spend(opened.lookup, now: now) else { return .gone }
      try accounts.add(
        email: email, roles: added.text, language: Language.ja.rawValue, at: now)
      try AccountEventStore(db).add(added)
    } else {
      // Whoever spends or replaces an account's link holds the account first: what is found here stays.
      guard let row = try accounts.hold(email), row.disabledAt == nil,
        (row.totp == nil) == opened.isNewSecondFactor, let link = try links.find(opened.lookup),
        link.expiresAt > now
      else { return .gone }
    }
    switch proof {
    case .new(let sealed, let step, _, let stored):
      try accounts.setUp(email, password: password, totp: sealed, step: step, recovery: stored)
    case .old(let use, let attempt):
      guard try use.take(of: email, db) else { return .codeTaken }
      try accounts.setPassword(email, password)
      try AttemptStore(db).remove(attempt.key)
    }
    try links.removeAll(kind: LinkKind.account.rawValue, about: email)
    // Somebody is set up: the first link hands out nothing more.
    try links.removeAll(kind: LinkKind.first.rawValue, about: "")
    try SessionStore(db).removeAll(of: email)
    try session.begin(db)
    try AccountEventStore(db).add(enrolled)
    return .done
  }
}
