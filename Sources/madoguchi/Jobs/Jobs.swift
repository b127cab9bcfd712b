import DeskService
import Logging
import ServiceLifecycle

/// What the jobs side does beside the listeners, each in a file of its own.
enum Jobs {
  static func all(_ house: House, _ desk: StaffDesk, _ logger: Logger) throws -> [any Service] {
    [
      RepeatedJob.chain(house, desk, logger), RepeatedJob.housekeeping(house, logger),
      RepeatedJob.heldReplies(desk, logger), RepeatedJob.clocks(desk, logger),
      RepeatedJob.reminders(desk, logger), try RepeatedJob.mail(house, desk, logger),
    ]
  }
}
