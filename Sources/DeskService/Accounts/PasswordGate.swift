import Foundation
import Synchronization

/// Lets so many password hashes run at once, and so many wait; more are refused at once.
///
/// Each takes 128 MiB and a processor for half a second: without a bound, guessing would be a way to stop the
/// desk. They run on threads of their own: tasks share few, and everybody else waits for them.
public final class PasswordGate: Sendable {
  /// Where a hash waits.
  public enum Lane: Sendable {
    /// Of somebody who has shown that they belong here: served first.
    case known
    /// Of anybody.
    case unknown
  }

  private struct Job: Sendable {
    let run: @Sendable () -> Void
    let refuse: @Sendable () -> Void
  }

  private struct State {
    var running = 0
    var known: [Job] = []
    var unknown: [Job] = []

    /// The next one: whoever is known, then whoever came first.
    mutating func next() -> Job? {
      if !known.isEmpty { return known.removeFirst() }
      return unknown.isEmpty ? nil : unknown.removeFirst()
    }
  }

  private enum Place {
    case now, later
    case full(Job)
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "madoguchi.passwords", attributes: .concurrent)
  private let atOnce: Int
  private let most: Int

  /// A gate.
  ///
  /// - Parameters:
  ///   - atOnce: how many run at once; without a word all processors but one, at least one, at most four.
  ///   - waiting: how many wait in each of the two lanes.
  public init(atOnce: Int? = nil, waiting: Int = 32) {
    self.atOnce = max(1, atOnce ?? min(4, ProcessInfo.processInfo.activeProcessorCount - 1))
    most = max(0, waiting)
  }

  /// Does the work when its turn comes.
  ///
  /// - Returns: what the work gives; nil where too many wait.
  public func run<Value: Sendable>(_ lane: Lane, _ work: @escaping @Sendable () -> Value) async -> Value? {
    await withCheckedContinuation { continuation in
      let job = Job(
        run: { continuation.resume(returning: work()) }, refuse: { continuation.resume(returning: nil) })
      switch state.withLock({ place(job, lane, &$0) }) {
      case .now: start(job)
      case .later: break
      case .full(let refused): refused.refuse()
      }
    }
  }

  private func place(_ job: Job, _ lane: Lane, _ state: inout State) -> Place {
    if state.running < atOnce {
      state.running += 1
      return .now
    }
    switch lane {
    case .known:
      guard state.known.count < most else { return .full(job) }
      state.known.append(job)
      return .later
    case .unknown:
      state.unknown.append(job)
      // The one that came first goes: a crowd that never ends would keep everybody else out.
      return state.unknown.count > most ? .full(state.unknown.removeFirst()) : .later
    }
  }

  private func start(_ job: Job) {
    queue.async {
      job.run()
      let next = self.state.withLock { state -> Job? in
        let next = state.next()
        if next == nil { state.running -= 1 }
        return next
      }
      if let next { self.start(next) }
    }
  }
}
