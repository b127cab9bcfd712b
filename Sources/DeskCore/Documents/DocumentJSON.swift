extension FilledDocument {
  /// The paper as `contract.md` shows it: every row with what it says and where that comes from.
  public func json(_ vocabulary: Vocabulary) -> JSONText {
    let rows = sections.flatMap { section in section.rows.map { (section.id, $0) } }
    return .object([
      ("document", .string(stamp)), ("variant", JSONText(variant)), ("name", .string(name)),
      ("language", .string(language.rawValue)), ("receiver", JSONText(receiver)),
      ("reference", JSONText(reference)), ("madeOn", .string(madeOn)), ("verified", .bool(isVerified)),
      (
        "rows",
        .array(
          rows.map { section, row in
            .object([
              ("section", .string(section)), ("id", .string(row.id)), ("number", JSONText(row.number)),
              ("label", JSONText(row.label)), ("text", .string(row.text)), ("unknown", .bool(row.isUnknown)),
              ("verified", .bool(row.isVerified)),
              ("from", .strings(row.origins.map { $0.text(vocabulary) })), ("asks", .strings(row.asks)),
            ])
          })
      ),
      ("discloses", .strings(discloses)), ("notes", .strings(notes)),
    ])
  }
}
