import DeskService
import Logging

extension RepeatedJob {
  /// Takes up keys that another process has rotated.
  static func keys(_ keys: HeldIntakeKeys, _ logger: Logger) -> RepeatedJob {
    RepeatedJob(name: "keys", every: .seconds(10), logger: logger) { try keys.reloadIfChanged() }
  }
}
