import DeskStore
import Dispatch
import Synchronization

/// A point that one transaction reaches and waits at until it is let go.
final class Pause: Sendable {
  private let reached = Mutex(false)
  private let go = DispatchSemaphore(value: 0)

  var isReached: Bool { reached.withLock { $0 } }

  func end() { go.signal() }

  /// Waits, the first time.
  func wait() {
    let isFirst = reached.withLock { reached in
      defer { reached = true }
      return !reached
    }
    if isFirst { _ = go.wait(timeout: .now() + 30) }
  }
}

/// A database whose writes wait before the first statement that holds some words.
struct PausedDatabase: Database {
  private let inner: any Database
  private let words: String
  private let pause: Pause

  init(_ inner: any Database, before words: String, _ pause: Pause) {
    self.inner = inner
    self.words = words
    self.pause = pause
  }

  var engine: DatabaseEngine { inner.engine }
  var isWritable: Bool { inner.isWritable }
  var waiting: Int { inner.waiting }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Value
  ) async throws(DatabaseError) -> Value {
    try await inner.read(body)
  }

  @discardableResult
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Value
  ) async throws(DatabaseError) -> Value {
    let (words, pause) = (words, pause)
    return try await inner.write { (db: any SQLTransaction) throws(DatabaseError) -> Value in
      try body(PausedTransaction(inner: db, words: words, pause: pause))
    }
  }
}

private struct PausedTransaction: SQLTransaction {
  let inner: any SQLTransaction
  let words: String
  let pause: Pause

  var rowLock: String { inner.rowLock }
  func hold(_ lock: TransactionLock, isShared: Bool) throws(DatabaseError) {
    try inner.hold(lock, isShared: isShared)
  }

  func rows(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) -> [SQLRow] {
    if sql.contains(words) { pause.wait() }
    return try inner.rows(sql, values)
  }

  func run(_ sql: String, _ values: [SQLValue]) throws(DatabaseError) -> Int {
    try inner.run(sql, values)
  }
}
