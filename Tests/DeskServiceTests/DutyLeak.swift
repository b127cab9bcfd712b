import DeskCore
import TestSupport

/// A mail that went to the wrong people: by the number of persons there is a duty, or there is none.
enum DutyLeak {
  /// What is known of it on the day after.
  static func facts(persons: Int, known: String = "2026-11-23") -> String {
    """
    "organisation.kind": "private", "organisation.delegated_authority": "no", \
    "organisation.holds_data_as_contractor": "no", "organisation.telecom": "no", \
    "organisation.sector": "manufacturing", "sign.missent": "yes", "sign.insider": "no", "data.personal": "yes", \
    "data.sensitive": "no", "data.financial": "no", "data.my_number": "no", "data.eu_persons": "no", \
    "data.exposure": "certain", "data.persons": \(persons), "time.known_at": "\(known)"
    """
  }

  /// 青葉製作所 tells of it.
  static func intake(persons: Int, known: String = "2026-11-23") throws -> Intake {
    var told = World.aoba
    told.sheet = try World.sheet(facts(persons: persons, known: known))
    told.contact = Contact(email: "aoki@aoba.example", isSafe: true, isReminded: true)
    return told
  }

  /// That the commission was told.
  static func told(
    _ stage: ObligationRule.Stage = .preliminary, on day: String = "2026-11-24", number: String = ""
  ) -> DutyDone {
    DutyDone(destination: "ppc", stage: stage, on: CalendarDate(iso: day)!, number: number)
  }
}

extension DutyChange {
  /// The duties that hold since, as `ppc final`.
  var new: [String] { appeared.map { "\($0.destination) \($0.stage)" } }
}
