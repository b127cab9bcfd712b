import DeskCore
import DeskStore
import DeskVault

/// Tokens by which programs call the staff part of the API.
public struct Tokens: Sendable {
  private let database: any Database
  private let pack: DeskPack
  private let clock: DeskClock

  /// The tokens of a database.
  public init(database: any Database, pack: DeskPack, clock: DeskClock = DeskClock()) {
    self.database = database
    self.pack = pack
    self.clock = clock
  }

  /// Makes a token.
  ///
  /// - Returns: its secret, which is not kept.
  /// - Throws: `conflict` where the name is taken.
  public func add(name: String, roles: [Role]) async throws(DeskError) -> String {
    let token = AccessToken()
    let (lookup, at) = (AccessToken.lookup(token.secret), clock.now)
    let texts = roles.map(\.text).joined(separator: " ")
    do throws(DatabaseError) {
      try await database.write { (db: any SQLTransaction) throws(DatabaseError) in
        try TokenStore(db).add(name: name, lookup: lookup, roles: texts, at: at)
      }
    } catch {
      guard case .duplicate = error else { throw DeskError(error) }
      throw .conflict(Words(ja: "この名前のトークンがあります。", en: "There is a token of this name."))
    }
    return token.secret
  }

  /// Takes a token's rights away.
  ///
  /// - Throws: `notFound` where there is none of this name.
  public func revoke(name: String) async throws(DeskError) {
    let at = clock.now
    let found = try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      try TokenStore(db).revoke(name: name, at: at)
    }
    guard found else { throw .notFound }
  }

  /// All tokens: name, roles, made when, revoked when.
  public func all() async throws(DeskError) -> [TokenStore.Entry] {
    try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in try TokenStore(db).all() }
  }

  /// Who a secret speaks for.
  ///
  /// - Throws: `unauthorised` for one that is unknown or revoked.
  public func actor(secret: String) async throws(DeskError) -> Actor {
    let lookup = AccessToken.lookup(secret)
    let entry = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try TokenStore(db).find(lookup: lookup)
    }
    guard let entry else { throw .unauthorised }
    let desks = pack.desks.map(\.id)
    return Actor(
      name: entry.name, roles: entry.roles.split(separator: " ").compactMap { Role(String($0), desks: desks) }
    )
  }
}
