import DeskCore

/// Reads `holidays.yaml`: the days on which public offices are closed, and the desk's zone.
enum HolidaysReader {
  static func closedDays(_ root: PackNode, _ faults: FaultList) -> (ClosedDays, offset: Int) {
    let keys: Set<String> = ["asOf", "source", "utcOffset", "turnOfYear", "rules", "table"]
    guard let file = PackMap(root, faults, keys: keys) else {
      return (ClosedDays(table: [], rules: [], turnOfYear: []), 0)
    }
    let table = file.list("table").compactMap { node in
      PackMap(node, faults, keys: ["date", "ja", "en"])?.date("date")
    }
    if table.isEmpty { faults.add("the table of holidays is empty", at: root) }
    let turn = file.list("turnOfYear").compactMap { monthDay($0, faults) }
    let rules = file.list("rules").compactMap { rule($0, faults) }
    return (
      ClosedDays(table: Set(table), rules: rules, turnOfYear: Set(turn)),
      offset(file.text("utcOffset"), file, faults)
    )
  }

  private static func offset(_ text: String, _ file: PackMap, _ faults: FaultList) -> Int {
    guard case .instant(let seconds)? = Moment(rfc3339: "2000-01-01T00:00:00\(text)"),
      let midnight = CalendarDate(iso: "2000-01-01")
    else {
      faults.add("the offset is written as +09:00", at: file["utcOffset"] ?? file.node)
      return 0
    }
    return midnight.dayNumber * 86_400 - seconds
  }

  private static func monthDay(_ node: PackNode, _ faults: FaultList) -> ClosedDays.MonthDay? {
    guard let text = node.scalar, let date = CalendarDate(iso: "2000-\(text)") else {
      faults.add("a day of the year is written as \"12-29\"", at: node)
      return nil
    }
    return ClosedDays.MonthDay(month: date.parts.month, day: date.parts.day)
  }

  private static func rule(_ node: PackNode, _ faults: FaultList) -> HolidayRule? {
    guard let map = PackMap(node, faults, keys: ["fixed", "monday", "month", "equinox", "ja", "en"])
    else { return nil }
    if let fixed = map["fixed"] {
      guard let text = fixed.scalar, let date = CalendarDate(iso: "2000-\(text)") else {
        faults.add("a day of the year is written as \"12-29\"", at: fixed)
        return nil
      }
      return .fixed(month: date.parts.month, day: date.parts.day)
    }
    guard let month = map.number("month"), (1...12).contains(month) else {
      faults.add("a month from 1 to 12 is expected here", at: node)
      return nil
    }
    if let nth = map.number("monday") { return .nthMonday(nth, month: month) }
    if let base = map["equinox"]?.scalar.flatMap(Double.init) { return .equinox(month: month, base: base) }
    faults.add("a holiday is `fixed`, a `monday` or an `equinox`", at: node)
    return nil
  }
}
