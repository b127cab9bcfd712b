import DeskService
import Foundation
import Logging

extension RepeatedJob {
  /// Binds new events into the signed chain over all cases, and keeps its head beside the database.
  static func chain(_ house: House, _ desk: StaffDesk, _ logger: Logger) -> RepeatedJob {
    let head = house.settings.home.appendingPathComponent("audit-head").path
    return RepeatedJob(name: "chain", every: .seconds(2), logger: logger) {
      // What waits after a flood is taken in several blocks.
      while let block = try await desk.appendBlock() {
        try Data((block.line + "\n").utf8).write(to: URL(fileURLWithPath: head), options: .atomic)
        logger.info("audit head", metadata: ["head": "\(block.line)"])
      }
    }
  }
}
