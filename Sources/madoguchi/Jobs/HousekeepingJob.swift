import DeskService
import Logging

extension RepeatedJob {
  /// Forgets drafts, links, sessions and kept answers that have served their time.
  static func housekeeping(_ house: House, _ logger: Logger) -> RepeatedJob {
    let housekeeping = Housekeeping(database: house.database)
    return RepeatedJob(name: "housekeeping", every: .seconds(600), logger: logger) {
      try await housekeeping.run()
    }
  }
}
