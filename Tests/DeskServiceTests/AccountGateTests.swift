import DeskService
import Foundation
import Synchronization
import Testing

/// Who waits for a password's hash, and who is refused.
@Suite struct AccountGateTests {
  /// Work that goes on until it is let go, and what was done since.
  private final class Bench: Sendable {
    let done = Mutex<[String]>([])
    private let held = DispatchSemaphore(value: 0)

    func hold() { held.wait() }
    func letGo() { held.signal() }
    func note(_ name: String) { done.withLock { $0.append(name) } }
    var all: [String] { done.withLock { $0 } }
  }

  /// Begins work, and gives it the time to take its place.
  private func begin(
    _ gate: PasswordGate, _ lane: PasswordGate.Lane, _ work: @escaping @Sendable () -> Void
  ) async throws -> Task<Bool, Never> {
    let task = Task { await gate.run(lane) { work() } != nil }
    try await Task.sleep(for: .milliseconds(30))
    return task
  }

  @Test func `whoever is known comes first, and a crowd of unknown ones keeps nobody out`() async throws {
    let (gate, bench) = (PasswordGate(atOnce: 1, waiting: 2), Bench())
    var tasks = [try await begin(gate, .unknown) { bench.hold() }]
    for name in ["a", "b", "c", "d"] {
      tasks.append(try await begin(gate, .unknown) { bench.note(name) })
    }
    for name in ["x", "y", "z"] {
      tasks.append(try await begin(gate, .known) { bench.note(name) })
    }
    bench.letGo()
    var served: [Bool] = []
    for task in tasks { served.append(await task.value) }

    // Of the unknown ones the oldest went, of the known ones the newest.
    #expect(served == [true, false, false, true, true, true, true, false])
    #expect(bench.all == ["x", "y", "c", "d"])
  }

  @Test func `without a place to wait one is refused at once`() async throws {
    let (gate, bench) = (PasswordGate(atOnce: 1, waiting: 0), Bench())
    let first = try await begin(gate, .unknown) { bench.hold() }
    #expect(await gate.run(.unknown) { 1 } == nil)
    #expect(await gate.run(.known) { 1 } == nil)
    bench.letGo()
    #expect(await first.value)
    #expect(await gate.run(.known) { 1 } == 1)
  }
}
