import DeskService
import Logging

extension RepeatedJob {
  /// Works out dates where the pack has changed, a case was opened again, or an earlier version took it in.
  static func clocks(_ desk: StaffDesk, _ logger: Logger) -> RepeatedJob {
    RepeatedJob(name: "clocks", every: .seconds(300), logger: logger) { try await desk.setClocks() }
  }
}
