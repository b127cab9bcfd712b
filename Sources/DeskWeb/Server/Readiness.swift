import DeskCore
import DeskService
import HTTPTypes
import Hummingbird
import Synchronization

/// `/healthz` (the process) and `/readyz` (the storage), on both listeners.
///
/// Readiness is a write that is really made and synced, at most one a second however often it is asked for.
public final class Readiness: Sendable {
  private struct State {
    var check: Task<Bool, Never>?
    var checkedAt: ContinuousClock.Instant?
  }

  private let isWritable: @Sendable () -> Bool
  private let check: @Sendable () async -> Bool
  private let state = Mutex(State())

  /// - Parameters:
  ///   - isWritable: whether writes are taken at all: looked at every time.
  ///   - check: makes a write and tells whether it is on stable storage.
  public init(
    isWritable: @escaping @Sendable () -> Bool = { true }, check: @escaping @Sendable () async -> Bool
  ) {
    self.isWritable = isWritable
    self.check = check
  }

  func addRoutes(to router: Router<BasicRequestContext>) {
    router.get("/healthz") { _, _ in Self.text("ok\n", .ok) }
    router.get("/readyz") { _, _ in
      await self.isReady()
        ? Self.text("ok\n", .ok)
        : Self.text(
          "the storage takes no writes, or the key file cannot be read; see the log and madoguchi doctor\n",
          .serviceUnavailable)
    }
  }

  private func isReady() async -> Bool {
    guard isWritable() else { return false }
    let now = ContinuousClock.now
    let running = state.withLock { state -> Task<Bool, Never> in
      // Whoever asks while a check is under way waits for it.
      if let known = state.check, let at = state.checkedAt, now - at < .seconds(1) { return known }
      let begun = Task { [check] in await check() }
      state.check = begun
      state.checkedAt = now
      return begun
    }
    return await running.value
  }

  private static func text(_ text: String, _ status: HTTPResponse.Status) -> Response {
    Response(
      status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
