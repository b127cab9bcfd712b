import Dispatch
import Foundation
import GRDB
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// The engine inside the process: one file, one writer that commits in groups, several readers.
///
/// Debian 12's SQLite (3.40) can corrupt a file when two connections checkpoint at one instant. So there is one
/// process (a lock file refuses a second) and one writer, and the writer alone checkpoints.
public final class SQLiteDatabase: Database {
  private let pool: DatabasePool
  private let writer: GroupWriter
  private let lock: FileLock

  /// Opens the file, or makes it.
  ///
  /// - Throws: `DatabaseError.refused` where another server holds the file, or where the engine would not sync
  ///   every commit; `unavailable` where the file cannot be opened.
  public init(path: String) throws(DatabaseError) {
    lock = try FileLock(path: path + ".lock")
    var configuration = Configuration()
    configuration.maximumReaderCount = 4
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;
          PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;
          PRAGMA wal_autocheckpoint = 0
          """)
    }
    do {
      let opened = try DatabasePool(path: path, configuration: configuration)
      // GRDB lowers synchronous to NORMAL when it switches to WAL, after prepareDatabase: acknowledged rows
      // would be lost at a power cut. Set on the open writer, and read back.
      let synchronous = try opened.writeWithoutTransaction { db -> Int? in
        try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 1000")
        return try Int.fetchOne(db, sql: "PRAGMA synchronous")
      }
      guard let synchronous, synchronous >= 2 else {
        throw DatabaseError.refused(
          "SQLite reports synchronous=\(synchronous ?? -1): commits would not be durable")
      }
      pool = opened
    } catch let error as DatabaseError {
      throw error
    } catch {
      throw SQLiteTransaction.fault(error)
    }
    writer = GroupWriter(pool: pool)
  }

  /// SQLite.
  public var engine: DatabaseEngine { .sqlite }

  /// Whether writes are taken; false after a failed sync.
  public var isWritable: Bool { writer.fault == nil }

  /// How many writes wait for the one writer.
  public var waiting: Int { writer.waiting }

  /// Reads one consistent state.
  public func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Value
  ) async throws(DatabaseError) -> Value {
    do {
      return try await pool.read { db in try body(SQLiteTransaction(db: db)) }
    } catch let error as DatabaseError {
      throw error
    } catch {
      throw SQLiteTransaction.fault(error)
    }
  }

  /// Writes in one transaction, which shares its sync with others that wait at the same instant.
  @discardableResult
  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Value
  ) async throws(DatabaseError) -> Value {
    let result: Result<Value, DatabaseError> = await withCheckedContinuation { continuation in
      writer.enqueue(body) { continuation.resume(returning: $0) }
    }
    return try result.get()
  }
}

/// One transaction of SQLite.
struct SQLiteTransaction: SQLTransaction {
  let db: GRDB.Database
  /// One writer: nobody else writes meanwhile.
  var rowLock: String { "" }
  func hold(_ lock: TransactionLock, isShared: Bool) throws(DatabaseError) {}

  func rows(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) -> [SQLRow] {
    do {
      let statement = try db.cachedStatement(sql: sql)
      let rows = try Row.fetchCursor(statement, arguments: Self.arguments(values))
      var found: [SQLRow] = []
      var names: [String] = []
      while let row = try rows.next() {
        if names.isEmpty { names = Array(row.columnNames) }
        found.append(SQLRow(names: names, values: row.databaseValues.map(Self.value)))
      }
      return found
    } catch {
      throw Self.fault(error)
    }
  }

  @discardableResult
  func run(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) -> Int {
    do {
      let statement = try db.cachedStatement(sql: sql)
      try statement.execute(arguments: Self.arguments(values))
      return db.changesCount
    } catch {
      throw Self.fault(error)
    }
  }

  private static func arguments(_ values: [SQLValue]) -> StatementArguments {
    StatementArguments(
      values.map { value -> (any DatabaseValueConvertible)? in
        switch value {
        case .null: nil
        case .integer(let number): number
        case .text(let text): text
        case .bytes(let data): data
        }
      })
  }

  private static func value(_ value: DatabaseValue) -> SQLValue {
    switch value.storage {
    case .null: .null
    case .int64(let number): .integer(number)
    case .double(let number): .integer(Int64(number))
    case .string(let text): .text(text)
    case .blob(let data): .bytes(data)
    }
  }

  static func fault(_ error: any Error) -> DatabaseError {
    if let error = error as? DatabaseError { return error }
    guard let error = error as? GRDB.DatabaseError else { return .unavailable("\(error)") }
    // The statement stays out of it: words of faults reach operators' eyes, and a statement helps nobody there.
    let words = "\(error.resultCode): \(error.message ?? "no words")"
    switch error.resultCode {
    case .SQLITE_CONSTRAINT: return .duplicate
    case .SQLITE_IOERR: return .notDurable(words)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return .unavailable("the file is damaged or no database (\(words)); restore a backup")
    case .SQLITE_FULL, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_BUSY, .SQLITE_NOMEM, .SQLITE_LOCKED:
      return .unavailable(words)
    default: return .badStatement(words)
    }
  }
}

/// Keeps a second server from the same file, for as long as the process lives.
final class FileLock: Sendable {
  private let descriptor: Int32

  init(path: String) throws(DatabaseError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .unavailable("\(path) cannot be opened: \(String(cString: strerror(errno)))")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .refused(
        "another server holds \(path): one SQLite file takes one server; stop it, or use PostgreSQL")
    }
  }

  deinit {
    close(descriptor)
  }
}
