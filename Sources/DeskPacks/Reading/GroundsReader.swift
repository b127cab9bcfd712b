import DeskCore

extension PackMap {
  /// The grounds of a rule; `asOf` may stand once for the whole file, `verified` is true unless it says otherwise.
  func grounds(in file: PackMap) -> Grounds {
    let sources = texts("source")
    let verified = flag("verified") ?? true
    if verified, sources.isEmpty {
      faults.add("a rule that counts as verified names its source", at: node)
    }
    let asOf = date("asOf") ?? file.date("asOf")
    if asOf == nil { faults.add("“asOf” is missing here and at the top of the file", at: node) }
    return Grounds(
      text: words("why"), basis: optionalWords("basis"), sources: sources,
      asOf: asOf ?? CalendarDate(dayNumber: 0), verified: verified)
  }
}
