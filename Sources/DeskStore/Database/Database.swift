/// A transaction under way, on the engine's own executor: nothing in it waits.
public protocol SQLTransaction {
  /// The rows of a statement; `$1`, `$2`… are bound in the order of their first use.
  func rows(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) -> [SQLRow]

  /// Runs a statement and tells how many rows it changed.
  @discardableResult
  func run(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) -> Int

  /// Waits until no other transaction holds this lock, and holds it to the end.
  ///
  /// - Parameter isShared: whether others may hold it so too; somebody who wants it alone waits for all of them.
  func hold(_ lock: TransactionLock, isShared: Bool) throws(DatabaseError)

  /// What a SELECT ends with that holds its row for the transaction; empty where writes follow each other anyway.
  var rowLock: String { get }
}

/// A store of rows; there are exactly two engines, SQLite in the process and PostgreSQL.
///
/// Bodies are synchronous and run inside one transaction. When `write` returns, the rows are on stable storage.
public protocol Database: Sendable {
  /// Which words the schema uses.
  var engine: DatabaseEngine { get }

  /// Reads one consistent state.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Value
  ) async throws(DatabaseError) -> Value

  /// Writes in one transaction; returns after the commit is durable.
  @discardableResult
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Value
  ) async throws(DatabaseError) -> Value

  /// Whether writes are taken; false after a failed sync.
  var isWritable: Bool { get }

  /// How many transactions wait for their turn: how hard the storage is pressed.
  var waiting: Int { get }
}

extension SQLTransaction {
  /// Waits until no other transaction holds this lock, and holds it alone to the end.
  public func hold(_ lock: TransactionLock) throws(DatabaseError) { try hold(lock, isShared: false) }
}

/// Locks that one transaction at a time holds, on several servers together.
public enum TransactionLock: Int, Sendable {
  case migration = 5_290_081
  case chain = 5_290_083
  /// Shared by whoever seals to a key, alone for whoever retires one.
  case keys = 5_290_084
}

/// The two engines.
public enum DatabaseEngine: String, Sendable, CaseIterable {
  case sqlite
  case postgres
}
