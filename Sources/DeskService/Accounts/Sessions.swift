import DeskCore
import DeskStore
import DeskVault

/// Who is signed in, and how their pages are made.
public struct StaffSession: Sendable {
  /// Who it is, named by the address, with the roles of now.
  public let actor: Actor
  /// The language that pages are shown in.
  public let language: Language
  /// What every form of the session carries: who cannot read our pages does not know it.
  public let token: String
  /// When it began, RFC 3339 in UTC.
  public let madeAt: String
  /// What tells it from other sessions; it opens nothing.
  public let id: String

  /// Who is signed in.
  public init(actor: Actor, language: Language, token: String, madeAt: String, id: String = "") {
    self.actor = actor
    self.language = language
    self.token = token
    self.madeAt = madeAt
    self.id = id
  }

  /// Whether a form carries the session's token.
  public func isToken(_ text: String) -> Bool { ConstantTime.isSame(text, token) }
}

/// A session, as its account's holder sees it.
public struct SessionInfo: Sendable {
  /// When it began, RFC 3339 in UTC.
  public let madeAt: String
  /// When it was last used, to a minute.
  public let seenAt: String
  /// What the browser calls itself.
  public let agent: String
  /// What tells it from other sessions; it opens nothing.
  public let id: String

  /// A session.
  public init(madeAt: String, seenAt: String, agent: String, id: String = "") {
    self.madeAt = madeAt
    self.seenAt = seenAt
    self.agent = agent
    self.id = id
  }

  /// Whether it is the one that asks.
  public func isThis(_ session: StaffSession) -> Bool { id == session.id }
}

/// A session that is about to begin.
struct NewSession: Sendable {
  let secret = BearerSecret()
  private let email: String
  private let agent: String
  private let at: String
  private let endsAt: String

  init(_ email: String, _ agent: String, _ clock: DeskClock) {
    self.email = email
    let printable = agent.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
    self.agent = String(String.UnicodeScalarView(printable.prefix(200)))
    at = clock.now
    endsAt = clock.text(in: Accounts.sessionSeconds)
  }

  func begin(_ db: any SQLTransaction) throws(DatabaseError) {
    try SessionStore(db).add(
      BearerSecret.lookup(secret.text, as: .session), email: email, at: at, endsAt: endsAt, agent: agent)
    try AccountStore(db).signedIn(email, at: at)
  }
}

extension Accounts {
  /// For how long a session lasts at most, in seconds.
  static let sessionSeconds = 12 * 3_600
  /// For how long a session lasts unused, in seconds.
  static let idleSeconds = 30 * 60
  /// How far clocks of servers may differ, in seconds; a session of further ahead is one of before the clock
  /// was set back, and ends: it would last too long.
  private static let clockSlack = 300

  /// The session of a secret, with what its account may do now; nil where it has ended. Noted as used, at
  /// most once a minute.
  public func session(_ secret: String) async throws(DeskError) -> StaffSession? {
    guard secret.utf8.count <= 128 else { return nil }
    let lookup = BearerSecret.lookup(secret, as: .session)
    let found = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try SessionStore(db).find(lookup)
    }
    guard let found else { return nil }
    let session = found.session
    guard !found.isDisabled, isAlive(session) else {
      // Taken away, so that a clock that is set back does not bring it back.
      await note { (db: any SQLTransaction) throws(DatabaseError) in try SessionStore(db).remove(lookup) }
      return nil
    }
    if session.seenAt <= clock.text(in: -60) {
      let now = clock.now
      await note { (db: any SQLTransaction) throws(DatabaseError) in
        try SessionStore(db).touch(lookup, at: now)
      }
    }
    return StaffSession(
      actor: Actor(name: session.email, roles: roles(found.roles)),
      language: Language(rawValue: found.language) ?? .ja, token: keys.formToken(session: secret),
      madeAt: session.madeAt, id: lookup)
  }

  private func isAlive(_ session: SessionStore.Entry) -> Bool {
    session.endsAt > clock.now && session.seenAt > clock.text(in: -Self.idleSeconds)
      && session.seenAt <= clock.text(in: Self.clockSlack)
  }

  /// Writes if it can: where the disk is full the staff must still read.
  private func note(
    _ body: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Void
  ) async {
    do throws(DatabaseError) { try await database.write(body) } catch {}
  }

  /// Ends a session.
  public func signOut(_ secret: String) async throws(DeskError) {
    let lookup = BearerSecret.lookup(secret, as: .session)
    try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      try SessionStore(db).remove(lookup)
    }
  }

  /// Ends all sessions of an account.
  ///
  /// - Throws: `notFound` where there is no such account.
  public func signOutEverywhere(_ email: String, by actor: String) async throws(DeskError) {
    let email = Self.folded(email)
    let event = event(.signedOutEverywhere, email, by: actor)
    try await change(email) { (_: AccountRow, db: any SQLTransaction) throws(DatabaseError) -> Words? in
      try SessionStore(db).removeAll(of: email)
      try AccountEventStore(db).add(event)
      return nil
    }
  }

  /// The sessions of an account, the one that began last first.
  public func sessions(of email: String) async throws(DeskError) -> [SessionInfo] {
    let email = Self.folded(email)
    let found = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try SessionStore(db).all(of: email)
    }
    return found.filter(isAlive).map {
      SessionInfo(madeAt: $0.madeAt, seenAt: $0.seenAt, agent: $0.agent, id: $0.lookup)
    }
  }
}
