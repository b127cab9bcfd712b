import DeskCore
import DeskService
import Foundation
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

/// The jobs of a house.
enum Jobs {
  static func all(_ house: House, _ desk: StaffDesk, _ logger: Logger) -> [any Service] {
    let head = house.settings.home.appendingPathComponent("audit-head").path
    let housekeeping = Housekeeping(database: house.database)
    return [
      RepeatedJob(name: "chain", every: .seconds(2), logger: logger) {
        // What waits after a flood is taken in several blocks.
        while let block = try await desk.appendBlock() {
          try Data((block.line + "\n").utf8).write(to: URL(fileURLWithPath: head), options: .atomic)
          logger.info("audit head", metadata: ["head": "\(block.line)"])
        }
      },
      RepeatedJob(name: "housekeeping", every: .seconds(600), logger: logger) {
        try await housekeeping.run()
      },
    ]
  }
}
