import DeskService
import Logging

extension RepeatedJob {
  /// Brings the next date of a case forward once one is past, and finds it for cases of an earlier version.
  static func clocks(_ desk: StaffDesk, _ logger: Logger) -> RepeatedJob {
    RepeatedJob(name: "clocks", every: .seconds(300), logger: logger) { try await desk.setClocks() }
  }
}
