import DeskCore
import Synchronization

/// Lets two searches at once open cases, and some wait: each may read megabytes that strangers have filled, and the
/// desk must go on taking reports meanwhile.
final class SearchTurn: Sendable {
  private struct State {
    var running = 0
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private static let mostRunning = 2
  private static let mostWaiting = 30
  private let state = Mutex(State())

  /// Waits for a turn and runs a search in it.
  ///
  /// - Throws: `unavailable` where too many wait already.
  func run<Value>(_ search: () async throws(DeskError) -> Value) async throws(DeskError) -> Value {
    let isFull = state.withLock { $0.waiting.count >= Self.mostWaiting }
    if isFull { throw .unavailable("too many searches wait for their turn") }
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        guard state.running < Self.mostRunning else {
          state.waiting.append(continuation)
          return false
        }
        state.running += 1
        return true
      }
      if isFree { continuation.resume() }
    }
    defer { end() }
    return try await search()
  }

  private func end() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
      state.running -= 1
      return nil
    }
    next?.resume()
  }
}
