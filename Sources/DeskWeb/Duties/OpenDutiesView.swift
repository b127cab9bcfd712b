import DeskCore

/// Duties that are not certain yet, behind one line: whom, why, and what would settle each.
///
/// Those that hang on who the organisation is are one line together: until it is known they would be most of the list.
struct OpenDutiesView {
  /// The open rows, those of one rule next to each other.
  let rows: [Assessment.Obligation]
  let context: PageContext

  /// The list; nil where nothing is open.
  var html: HTML? {
    guard !rows.isEmpty else { return nil }
    let byRule = byRule
    let plain = byRule.filter { !hangsOnOrganisation($0[0]) }
    var seen: Set<String> = []
    let names = byRule.filter { hangsOnOrganisation($0[0]) }.map { $0[0].destination }
      .filter { seen.insert($0).inserted }.compactMap { context.pack.destinations[$0]?.name }
    return """
      <details class="open"\(byRule.count <= 3 ? " open" as HTML : nil)>\
      <summary>\(context(ResultWords.open))（\(byRule.count)）</summary>
      <p class="hint">\(context(ResultWords.openHint))</p>
      <ul>\(plain.html(DutyView(context: context).open))\
      \(names.isEmpty ? nil : "<li><b>\(context(ResultWords.openByOrganisation))</b>: \(Words.list(names, context.language))</li>\n" as HTML)\
      </ul></details>

      """
  }

  private var byRule: [[Assessment.Obligation]] {
    rows.reduce(into: []) { groups, row in
      if groups.last?[0].rule.id == row.rule.id {
        groups[groups.count - 1].append(row)
      } else {
        groups.append([row])
      }
    }
  }

  private func hangsOnOrganisation(_ row: Assessment.Obligation) -> Bool {
    let vocabulary = context.pack.rulebook.vocabulary
    return row.hangsOn.contains { vocabulary[$0].id.hasPrefix("organisation.") }
  }
}
