import CPostgres
import Dispatch
import Foundation

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
    handle = PQconnectdb(PostgresURL.patient(url))
    guard PQstatus(handle) == CONNECTION_OK else {
      throw .unavailable(PostgresURL.masked(message, url))
    }
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
    do throws(DatabaseError) {
      for statement in [
        "SET client_encoding TO 'UTF8'", "SET TIME ZONE 'UTC'", "SET client_min_messages TO error",
        // A database that says nothing must end in 503, not in a page that never comes.
        "SET lock_timeout TO '10s'", "SET statement_timeout TO '30s'",
        "SET lock_timeout TO '10s'", "SET statement_timeout TO '30s'",
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
      // A change of the server's configuration reaches open sessions; what the session sets itself stays.
      if setting == "synchronous_commit" { try run("SET synchronous_commit TO \(value)", []) }
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
    let parameters = PostgresParameters(values)
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
