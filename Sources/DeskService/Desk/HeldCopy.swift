import DeskCore
import Synchronization

/// Something public that a server shows from memory, with a look every second at most whether it has changed.
///
/// Other servers and commands change it too; what `read` asks first should be small.
final class HeldCopy<Value: Sendable>: Sendable {
  /// Reads it; told what is held, which it gives back where nothing has changed.
  typealias Read = @Sendable (Value?) async throws(DeskError) -> Value

  private struct State {
    var value: Value?
    var lookedAt: ContinuousClock.Instant?
    var look: Task<Result<Value, DeskError>, Never>?
  }

  private let interval: Duration
  private let read: Read
  private let state = Mutex(State())

  init(lookingEvery interval: Duration, _ read: @escaping Read) {
    self.interval = interval
    self.read = read
  }

  /// What holds now. Where it cannot be read, what was read last.
  ///
  /// - Throws: what `read` throws where nothing was read yet.
  func value() async throws(DeskError) -> Value {
    let now = ContinuousClock.now
    let (look, known) = state.withLock { state -> (Task<Result<Value, DeskError>, Never>?, Value?) in
      if let known = state.value, let at = state.lookedAt, now - at < interval { return (nil, known) }
      // Whoever comes while a look is under way waits for it.
      if let running = state.look { return (running, state.value) }
      let before = state.value
      let begun = Task { await self.look(before) }
      state.look = begun
      return (begun, before)
    }
    guard let look else { return known! }
    switch await look.value {
    case .success(let value): return value
    case .failure(let error):
      guard let known else { throw error }
      return known
    }
  }

  private func look(_ before: Value?) async -> Result<Value, DeskError> {
    let result: Result<Value, DeskError>
    do throws(DeskError) { result = .success(try await read(before)) } catch { result = .failure(error) }
    state.withLock { state in
      if case .success(let value) = result { state.value = value }
      // A storage that is away is not asked at every visit.
      state.lookedAt = ContinuousClock.now
      state.look = nil
    }
    return result
  }
}
