import CPostgres
import Dispatch
import Foundation
import Synchronization

/// The engine for several servers on one database, through libpq: no Swift client is mirrored.
///
/// A pool of connections, each used by one transaction at a time on a serial queue of its own, since libpq
/// blocks. Settings that would lose acknowledged rows are refused at start.
public final class PostgresDatabase: Database {
  private struct State {
    var idle: [PostgresConnection] = []
    var waiting: [CheckedContinuation<PostgresConnection, Never>] = []
  }

  private let state: Mutex<State>
  /// Holds the lock of a command that needs the servers stopped, for as long as this lives.
  private let lockHolder: PostgresConnection?

  /// Beside whom the database is used.
  public enum Use: Sendable {
    /// A server: any number beside each other.
    case server
    /// A command beside servers.
    case beside
    /// A command that needs every server stopped.
    case alone
  }

  /// Connects to a database.
  ///
  /// - Parameter url: `postgres://…` or libpq's `key=value` form.
  /// - Throws: `DatabaseError.refused` for `fsync=off`, `full_page_writes=off` or a `synchronous_commit` that does
  ///   not wait for the disk; `unavailable` where no connection is to be had.
  public init(url: String, connections: Int = 8, use: Use = .beside) throws(DatabaseError) {
    var opened: [PostgresConnection] = []
    lockHolder = use == .alone ? try PostgresConnection(url: url, lock: .alone) : nil
    let lock: PostgresConnection.Lock? = use == .server ? .server : nil
    for _ in 0..<max(1, connections) { opened.append(try PostgresConnection(url: url, lock: lock)) }
    state = Mutex(State(idle: opened))
  }

  /// PostgreSQL.
  public var engine: DatabaseEngine { .postgres }

  /// PostgreSQL itself stops at a failed sync.
  public var isWritable: Bool { true }

  /// How many transactions wait for a connection.
  public var waiting: Int { state.withLock { $0.waiting.count } }

  /// Reads one consistent state.
  public func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Value
  ) async throws(DatabaseError) -> Value {
    try await transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
  }

  /// Writes in one transaction.
  @discardableResult
  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Value
  ) async throws(DatabaseError) -> Value {
    try await transaction("BEGIN", body)
  }

  private func transaction<Value: Sendable>(
    _ begin: String, _ body: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Value
  ) async throws(DatabaseError) -> Value {
    let connection = await borrow()
    let result: Result<Value, DatabaseError> = await withCheckedContinuation { continuation in
      connection.queue.async {
        continuation.resume(returning: connection.transaction(begin, body))
      }
    }
    giveBack(connection)
    return try result.get()
  }

  private func borrow() async -> PostgresConnection {
    await withCheckedContinuation { continuation in
      let free = state.withLock { state -> PostgresConnection? in
        if let connection = state.idle.popLast() { return connection }
        state.waiting.append(continuation)
        return nil
      }
      if let free { continuation.resume(returning: free) }
    }
  }

  private func giveBack(_ connection: PostgresConnection) {
    let next = state.withLock { state -> CheckedContinuation<PostgresConnection, Never>? in
      if state.waiting.isEmpty {
        state.idle.append(connection)
        return nil
      }
      return state.waiting.removeFirst()
    }
    next?.resume(returning: connection)
  }
}

/// One connection; used on its own queue, by one transaction at a time.
final class PostgresConnection: @unchecked Sendable, SQLTransaction {
  let queue = DispatchQueue(label: "madoguchi.postgres")
  var rowLock: String { " FOR UPDATE" }
  func hold(_ lock: TransactionLock, isShared: Bool) throws(DatabaseError) {
    _ = try rows("SELECT pg_advisory_xact_lock\(isShared ? "_shared" : "")(\(lock.rawValue))", [])
  }
  private let url: String
  private let lock: Lock?
  private var handle: OpaquePointer?

  /// What a connection holds for as long as it stands: servers may be many, the other one is alone.
  ///
  /// Each connection of a server takes it anew when it is made anew: so it lasts exactly as long as any connection
  /// that can write, over a restart of the database too.
  enum Lock: String {
    case server = "pg_try_advisory_lock_shared"
    case alone = "pg_try_advisory_lock"
    static let number = 5_290_082
  }

  init(url: String, lock: Lock? = nil) throws(DatabaseError) {
    self.url = url
    self.lock = lock
    try connect()
  }

  deinit {
    PQfinish(handle)
  }

  private func connect() throws(DatabaseError) {
    PQfinish(handle)
    handle = PQconnectdb(url)
    guard PQstatus(handle) == CONNECTION_OK else {
      throw .unavailable(PostgresURL.masked(message, url))
    }
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
    do throws(DatabaseError) {
      for statement in [
        "SET client_encoding TO 'UTF8'", "SET TIME ZONE 'UTC'", "SET client_min_messages TO error",
      ] {
        try run(statement, [])
      }
      try refuseUnsafeSettings()
      try takeLock()
    } catch {
      // Nothing must be written through a connection that is not as it must be.
      PQfinish(handle)
      handle = nil
      throw error
    }
  }

  private func takeLock() throws(DatabaseError) {
    guard let lock else { return }
    let taken = try rows("SELECT CASE WHEN \(lock.rawValue)(\(Lock.number)) THEN 1 ELSE 0 END AS got", [])
    guard try taken[0].integer("got") == 1 else {
      throw .refused(
        lock == .alone
          ? "a server uses this database: stop every server, then try again"
          : "a restore or migration is under way on this database: wait until it is done")
    }
  }

  private func refuseUnsafeSettings() throws(DatabaseError) {
    for (setting, unsafe) in [
      ("fsync", ["off"]), ("full_page_writes", ["off"]),
      ("synchronous_commit", ["off", "local", "remote_write"]),
    ] {
      let value = try rows("SELECT current_setting($1) AS value", [.text(setting)])[0].text("value")
      // `local` waits for this server's own disk; with a synchronous standby it is less than was asked for.
      if unsafe.contains(value) {
        throw .refused(
          "PostgreSQL runs with \(setting)=\(value): acknowledged rows could be lost; set \(setting)=on")
      }
    }
  }

  private var message: String {
    String(cString: PQerrorMessage(handle)).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  func transaction<Value>(
    _ begin: String, _ body: (any SQLTransaction) throws(DatabaseError) -> Value
  ) -> Result<Value, DatabaseError> {
    do throws(DatabaseError) {
      // A server that was started anew has closed the connection: one new try, before anything was sent.
      do throws(DatabaseError) {
        try run(begin, [])
      } catch {
        guard PQstatus(handle) == CONNECTION_BAD else { throw error }
        try connect()
        try run(begin, [])
      }
      let value: Value
      do throws(DatabaseError) {
        value = try body(self)
      } catch {
        _ = try? run("ROLLBACK", [])
        throw error
      }
      do throws(DatabaseError) {
        // A transaction in which a statement failed answers COMMIT with ROLLBACK, and no error.
        guard try tag("COMMIT") == "COMMIT" else {
          throw DatabaseError.badStatement("the commit was rolled back")
        }
      } catch {
        // The answer to COMMIT is lost: it may be on the disk. The caller repeats with its idempotency key.
        throw PQstatus(handle) == CONNECTION_BAD
          ? .unavailable("the commit was not answered: \(error)") : error
      }
      return .success(value)
    } catch {
      return .failure(error)
    }
  }

  func rows(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) -> [SQLRow] {
    let result = try execute(sql, values)
    defer { PQclear(result) }
    let columns = PQnfields(result)
    let names = (0..<columns).map { String(cString: PQfname(result, $0)) }
    return (0..<PQntuples(result)).map { row in
      SQLRow(names: names, values: (0..<columns).map { Self.value(result, row, $0) })
    }
  }

  @discardableResult
  func run(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) -> Int {
    let result = try execute(sql, values)
    defer { PQclear(result) }
    return Int(String(cString: PQcmdTuples(result))) ?? 0
  }

  private func tag(_ sql: String) throws(DatabaseError) -> String {
    let result = try execute(sql, [])
    defer { PQclear(result) }
    return String(cString: PQcmdStatus(result))
  }

  private func execute(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) -> OpaquePointer? {
    // libpq's text ends at a NUL: it would be cut in silence.
    for case .text(let text) in values where text.utf8.contains(0) { throw .badStatement("a text holds NUL") }
    let parameters = Parameters(values)
    defer { parameters.free() }
    let result = PQexecParams(
      handle, sql, Int32(values.count), nil, parameters.pointers, parameters.lengths, parameters.formats, 0)
    let status = PQresultStatus(result)
    guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
      let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
      let words = message
      PQclear(result)
      throw Self.fault(state, words)
    }
    return result
  }

  /// SQLSTATE classes: 23 integrity; 08, 53, 57, 58 connection, resources, operator, system; 40 to be repeated.
  private static func fault(_ state: String, _ words: String) -> DatabaseError {
    switch state.prefix(2) {
    case "23": .duplicate
    case "", "08", "25", "40", "53", "57", "58": .unavailable("\(state) \(words)")
    default: .badStatement("\(state) \(words)")
    }
  }

  private static let bytea: Oid = 17
  private static let numbers: Set<Oid> = [20, 21, 23]

  private static func value(_ result: OpaquePointer?, _ row: Int32, _ column: Int32) -> SQLValue {
    if PQgetisnull(result, row, column) == 1 { return .null }
    let text = PQgetvalue(result, row, column)!
    switch PQftype(result, column) {
    case bytea:
      var length = 0
      guard
        let bytes = PQunescapeBytea(
          UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), &length)
      else { return .null }
      defer { PQfreemem(bytes) }
      return .bytes(Data(bytes: bytes, count: length))
    case let type where numbers.contains(type):
      return Int64(String(cString: text)).map(SQLValue.integer) ?? .null
    default: return .text(String(cString: text))
    }
  }
}

/// The values of a statement as libpq takes them: text as text, bytes as they are.
private struct Parameters {
  let pointers: [UnsafePointer<CChar>?]
  let lengths: [Int32]
  let formats: [Int32]

  init(_ values: [SQLValue]) {
    var pointers: [UnsafePointer<CChar>?] = []
    var lengths: [Int32] = []
    var formats: [Int32] = []
    func add(_ bytes: some Collection<UInt8>, format: Int32) {
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
      for (index, byte) in bytes.enumerated() { copy[index] = CChar(bitPattern: byte) }
      copy[bytes.count] = 0
      pointers.append(copy)
      lengths.append(Int32(bytes.count))
      formats.append(format)
    }
    for value in values {
      switch value {
      case .null:
        pointers.append(nil)
        lengths.append(0)
        formats.append(0)
      case .integer(let number): add(Array(String(number).utf8), format: 0)
      case .text(let text): add(Array(text.utf8), format: 0)
      case .bytes(let data): add(data, format: 1)
      }
    }
    self.pointers = pointers
    self.lengths = lengths
    self.formats = formats
  }

  func free() {
    for pointer in pointers { pointer?.deallocate() }
  }
}
