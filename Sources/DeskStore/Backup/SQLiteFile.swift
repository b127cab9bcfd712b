import Foundation
import GRDB

/// A SQLite file of our own that nobody else has open: a backup that is written or read.
///
/// One connection without a journal beside it, so that the file alone is the backup.
public final class SQLiteFile: Database {
  private let queue: DatabaseQueue

  /// SQLite.
  public var engine: DatabaseEngine { .sqlite }
  /// Whether it may be written: as it was opened.
  public let isWritable: Bool

  /// Nobody else uses the file.
  public var waiting: Int { 0 }

  /// Opens a file; to write, a new one is made.
  public init(path: String, toWrite: Bool) throws(DatabaseError) {
    var configuration = Configuration()
    configuration.readonly = !toWrite
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0")
      if toWrite { try db.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = FULL") }
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw SQLiteTransaction.fault(error)
    }
    isWritable = toWrite
  }

  /// Reads one consistent state.
  public func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Value
  ) async throws(DatabaseError) -> Value {
    try reading(body)
  }

  /// Writes in one transaction.
  @discardableResult
  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Value
  ) async throws(DatabaseError) -> Value {
    try writing(body)
  }

  func reading<Value>(
    _ body: (any SQLTransaction) throws(DatabaseError) -> Value
  ) throws(DatabaseError) -> Value {
    do {
      return try queue.read { db in try body(SQLiteTransaction(db: db)) }
    } catch {
      throw SQLiteTransaction.fault(error)
    }
  }

  func writing<Value>(
    _ body: (any SQLTransaction) throws(DatabaseError) -> Value
  ) throws(DatabaseError) -> Value {
    do {
      return try queue.write { db in try body(SQLiteTransaction(db: db)) }
    } catch {
      throw SQLiteTransaction.fault(error)
    }
  }
}
