import DeskService
import Logging

extension RepeatedJob {
  /// Reminds people of dates by which somebody must be told.
  static func reminders(_ desk: StaffDesk, _ logger: Logger) -> RepeatedJob {
    let reminders = RemindOfDuties(desk: desk)
    return RepeatedJob(name: "reminders", every: .seconds(600), logger: logger) {
      let report = try await reminders.run()
      for fault in report.faults { logger.warning("reminders", metadata: ["reason": "\(fault)"]) }
      if report.cases > 0 { logger.info("reminders", metadata: ["cases": "\(report.cases)"]) }
    }
  }
}
