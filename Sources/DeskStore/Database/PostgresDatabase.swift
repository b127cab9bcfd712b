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
