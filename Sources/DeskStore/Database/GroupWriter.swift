import Dispatch
import GRDB
import Synchronization

/// Commits what waits at one instant in one transaction: one sync for many writers.
///
/// Each job runs in a savepoint of its own, so that one that fails takes nothing along. Nobody is answered
/// before COMMIT has returned. A commit that fails may or may not be on the disk: every job of the group fails,
/// and after a failed sync no further write is taken until the process is started anew.
final class GroupWriter: Sendable {
  private struct Job: Sendable {
    /// Runs the body; returns how to answer once the group is committed, or the fault.
    let run: @Sendable (SQLiteTransaction) -> Prepared
    let fail: @Sendable (DatabaseError) -> Void
  }

  /// What a job is to be told after the commit.
  private struct Prepared {
    /// Why the body failed; nil where it did not.
    let fault: DatabaseError?
    let answer: @Sendable () -> Void
  }

  private struct State {
    var waiting: [Job] = []
    var isRunning = false
    var fault: DatabaseError?
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "madoguchi.writer", qos: .userInitiated)
  private let pool: DatabasePool
  /// The most jobs that share a commit.
  private static let most = 512

  init(pool: DatabasePool) {
    self.pool = pool
  }

  /// How many jobs wait.
  var waiting: Int { state.withLock { $0.waiting.count } }

  /// Why no write is taken any more.
  var fault: DatabaseError? { state.withLock { $0.fault } }

  func enqueue<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Value,
    answer: @escaping @Sendable (Result<Value, DatabaseError>) -> Void
  ) {
    let job = Job(
      run: { transaction in
        do throws(DatabaseError) {
          let value = try body(transaction)
          return Prepared(fault: nil) { answer(.success(value)) }
        } catch {
          return Prepared(fault: error) { answer(.failure(error)) }
        }
      },
      fail: { answer(.failure($0)) })
    let (mustStart, fault) = state.withLock { state -> (Bool, DatabaseError?) in
      if let fault = state.fault { return (false, fault) }
      state.waiting.append(job)
      if state.isRunning { return (false, nil) }
      state.isRunning = true
      return (true, nil)
    }
    if let fault { answer(.failure(fault)) }
    if mustStart { queue.async { self.drain() } }
  }

  private func drain() {
    while let jobs = next() { commit(jobs) }
  }

  private func next() -> [Job]? {
    state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.isRunning = false
        return nil
      }
      let jobs = Array(state.waiting.prefix(Self.most))
      state.waiting.removeFirst(jobs.count)
      return jobs
    }
  }

  private func commit(_ jobs: [Job]) {
    if let fault {
      for job in jobs { job.fail(fault) }
      return
    }
    do {
      let prepared = try pool.writeWithoutTransaction { db in
        try db.execute(sql: "BEGIN IMMEDIATE")
        do {
          let prepared = try jobs.map { try Self.run($0, db) }
          try db.execute(sql: "COMMIT")
          return prepared
        } catch {
          try? db.execute(sql: "ROLLBACK")
          throw error
        }
      }
      for job in prepared { job.answer() }
    } catch {
      let fault = SQLiteTransaction.fault(error)
      if case .notDurable = fault { state.withLock { $0.fault = fault } }
      for job in jobs { job.fail(fault) }
    }
  }

  private static func run(_ job: Job, _ db: GRDB.Database) throws -> Prepared {
    try db.execute(sql: "SAVEPOINT job")
    let prepared = job.run(SQLiteTransaction(db: db))
    guard let fault = prepared.fault else {
      try db.execute(sql: "RELEASE job")
      return prepared
    }
    // A failed sync is everybody's. And where the disk is full or fails, SQLite may have rolled back the whole
    // transaction, savepoints too: then the whole group has failed, for this very reason.
    if case .notDurable = fault { throw fault }
    guard db.isInsideTransaction else { throw fault }
    try db.execute(sql: "ROLLBACK TO job; RELEASE job")
    return prepared
  }
}
