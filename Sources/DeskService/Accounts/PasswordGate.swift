import Foundation
import Synchronization

/// Lets so many password hashes run at once, and so many wait; more are refused at once.
///
/// Each takes 128 MiB and a processor for half a second: without a bound, guessing would be a way to stop the
/// desk. They run on threads of their own: tasks share few, and everybody else waits for them.
public final class PasswordGate: Sendable {
  private struct State {
    var running = 0
    var waiting: [@Sendable () -> Void] = []
  }

  private enum Place {
    case now, later, full
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "madoguchi.passwords", attributes: .concurrent)
  private let atOnce: Int
  private let most: Int

  /// A gate.
  ///
  /// - Parameters:
  ///   - atOnce: how many run at once; without a word all processors but one, at least one.
  ///   - waiting: how many wait.
  public init(atOnce: Int? = nil, waiting: Int = 32) {
    self.atOnce = max(1, atOnce ?? ProcessInfo.processInfo.activeProcessorCount - 1)
    most = max(0, waiting)
  }

  /// Does the work when its turn comes.
  ///
  /// - Returns: what the work gives; nil where too many wait already.
  func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value? {
    await withCheckedContinuation { continuation in
      let job: @Sendable () -> Void = { continuation.resume(returning: work()) }
      let place = state.withLock { state -> Place in
        if state.running < atOnce {
          state.running += 1
          return .now
        }
        guard state.waiting.count < most else { return .full }
        state.waiting.append(job)
        return .later
      }
      switch place {
      case .now: start(job)
      case .later: break
      case .full: continuation.resume(returning: nil)
      }
    }
  }

  private func start(_ job: @escaping @Sendable () -> Void) {
    queue.async {
      job()
      let next = self.state.withLock { state -> (@Sendable () -> Void)? in
        if state.waiting.isEmpty {
          state.running -= 1
          return nil
        }
        return state.waiting.removeFirst()
      }
      if let next { self.start(next) }
    }
  }
}
