import Logging
import ServiceLifecycle

/// Work that is done again and again beside the listeners.
struct RepeatedJob: Service {
  let name: String
  let every: Duration
  let logger: Logger
  let work: @Sendable () async throws -> Void

  func run() async throws {
    try? await cancelWhenGracefulShutdown {
      while true {
        do {
          try await work()
        } catch is CancellationError {
          return
        } catch {
          logger.error("a job failed", metadata: ["job": "\(name)", "reason": "\(error)"])
        }
        try await Task.sleep(for: every)
      }
    }
  }
}
