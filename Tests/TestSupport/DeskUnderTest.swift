import DeskCore
import DeskService
import DeskStore
import DeskVault
import Foundation

/// A desk with an empty database, keys and a clock of its own.
public struct DeskUnderTest: Sendable {
  /// Everything it stored.
  public let database: any DeskStore.Database
  /// Its folder: the key file, and SQLite's database.
  public let folder: String
  /// Its keys.
  public let keyFile: KeyFile
  /// Its time.
  public let clock: SettableClock
  /// The side that takes in.
  public let front: PublicDesk
  /// The side that works on cases.
  public let staff: StaffDesk
  /// Its tokens.
  public let tokens: Tokens

  /// A desk on an engine, at an instant.
  public init(_ engine: DatabaseEngine, at instant: String = "2026-11-24T10:00:00Z") async throws {
    clock = SettableClock(at: instant)
    folder = try TestFolder.make()
    database = try await Engine.empty(engine, in: folder)
    try await Schema.migrate(database)
    keyFile = KeyFile(path: folder + "/keys")
    try keyFile.makeIfMissing(desks: World.desks + [IntakeKeys.mailer])
    let keys = try HeldIntakeKeys(keyFile)
    front = PublicDesk(database: database, keys: keys, pack: World.pack, clock: clock.desk)
    staff = StaffDesk(
      database: database, keyring: try HeldKeyring(keyFile), pack: World.pack, sealing: keys,
      clock: clock.desk)
    tokens = Tokens(database: database, pack: World.pack, clock: clock.desk)
  }

  /// The staff side of another server: it has opened no case yet.
  public func otherStaff(on other: (any DeskStore.Database)? = nil) throws -> StaffDesk {
    StaffDesk(
      database: other ?? database, keyring: try HeldKeyring(keyFile), pack: World.pack,
      sealing: try HeldIntakeKeys(keyFile), clock: clock.desk)
  }

  /// What a reporter was given.
  public struct Report: Sendable {
    /// How people name the case.
    public let reference: String
    /// What opens it.
    public let receipt: String
    /// The id of its row.
    public let id: String
    /// The whole answer.
    public let json: String
    /// Whether it had been answered before.
    public let isRepeat: Bool
  }

  /// Takes an intake in.
  @discardableResult
  public func receive(
    _ intake: Intake, channel: PublicDesk.Channel = .api, repeating: RepeatKey? = nil
  ) async throws -> Report {
    let received = try await front.receive(
      intake, channel: channel, repeating: repeating, followUp: "https://desk.example/ja/follow-up")
    let json = try JSONReader.read([UInt8](received.json.utf8)).value
    let reference = json["reference"]?.text ?? ""
    return Report(
      reference: reference, receipt: json["receipt"]?.text ?? "",
      id: try await rows("SELECT id FROM cases WHERE reference = $1", [.text(reference)])[0].text("id"),
      json: received.json, isRepeat: received.isRepeat)
  }
}

extension DeskUnderTest {
  /// Rows by raw SQL.
  public func rows(_ sql: String, _ values: [SQLValue] = []) async throws -> [SQLRow] {
    try await database.read { (db: any SQLTransaction) throws(DatabaseError) in try db.rows(sql, values) }
  }

  /// Changes rows by raw SQL, as somebody with the database in hand would.
  ///
  /// - Returns: how many rows were changed.
  @discardableResult
  public func run(_ sql: String, _ values: [SQLValue] = []) async throws -> Int {
    try await database.write { (db: any SQLTransaction) throws(DatabaseError) in try db.run(sql, values) }
  }

  /// How many rows a table has.
  public func count(_ table: String) async throws -> Int {
    Int(try await rows("SELECT COUNT(*) AS n FROM \(table)")[0].integer("n"))
  }

  /// A case's row.
  public func row(of report: Report) async throws -> CaseRow {
    let found = try await database.read { (db: any SQLTransaction) throws(DatabaseError) in
      try CaseStore(db).find(reference: report.reference, desks: World.desks)
    }
    guard let found else { throw DeskError.notFound }
    return found
  }

  /// A case's events.
  public func events(of report: Report) async throws -> [EventRow] {
    try await database.read { (db: any SQLTransaction) throws(DatabaseError) in
      try EventStore(db).all(of: report.id)
    }
  }

  /// A case as staff read it.
  public func read(_ report: Report, as actor: Actor = World.all) async throws -> JSON {
    let text = try await staff.read(report.reference, as: actor).json.text
    return try JSONReader.read([UInt8](text.utf8)).value
  }

  /// A list as staff read it.
  public func list(_ query: CaseQuery, as actor: Actor = World.all) async throws -> JSON {
    let text = try await staff.list(query, as: actor).json.text
    return try JSONReader.read([UInt8](text.utf8)).value
  }
}

extension JSON {
  /// The items of an array.
  public var items: [JSON] {
    if case .array(let items) = content { items } else { [] }
  }
}
