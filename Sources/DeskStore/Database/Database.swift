/// A transaction under way, on the engine's own executor: nothing in it waits.
public protocol SQLTransaction {
  /// The rows of a statement; `$1`, `$2`… are bound in the order of their first use.
  func rows(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) -> [SQLRow]

  /// Runs a statement and tells how many rows it changed.
  @discardableResult
  func run(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) -> Int
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
}

/// The two engines.
public enum DatabaseEngine: String, Sendable, CaseIterable {
  case sqlite
  case postgres
}
