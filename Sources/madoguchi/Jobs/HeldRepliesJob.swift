import DeskService
import Logging

extension RepeatedJob {
  /// Sends the replies that can no longer be taken back.
  static func heldReplies(_ desk: StaffDesk, _ logger: Logger) -> RepeatedJob {
    RepeatedJob(name: "held replies", every: .seconds(1), logger: logger) { try await desk.sendHeldReplies() }
  }
}
