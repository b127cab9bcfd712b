import DeskCore

/// Whom to tell by when: certain duties first, open ones told apart by words and place.
struct CaseDuties {
  let assessment: Assessment
  let context: ConsoleContext

  var html: HTML {
    let view = DutyView(context: context.page)
    let certain = assessment.obligations.filter(\.isCertain)
    let open = assessment.obligations.filter { !$0.isCertain }
    return """
      <section aria-labelledby="duties"><h2 id="duties">\(context(CaseWords.duties))</h2>
      \(certain.isEmpty ? "<p>\(context(CaseWords.noDuties))</p>\n" as HTML : "<ol class=\"duties\">\(DutyView.entries(certain).html(view.certain))</ol>\n")\
      \(open.isEmpty ? nil : folded(open, view))\
      </section>

      """
  }

  private func folded(_ open: [Assessment.Obligation], _ view: DutyView) -> HTML {
    var byRule: [[Assessment.Obligation]] = []
    for row in open {
      if byRule.last?[0].rule.id == row.rule.id {
        byRule[byRule.count - 1].append(row)
      } else {
        byRule.append([row])
      }
    }
    let shown = byRule.prefix(Self.mostOpen)
    let names = byRule.dropFirst(Self.mostOpen).compactMap {
      context.pack.destinations[$0[0].destination]?.name
    }
    var seen: Set<String> = []
    let more = names.filter { seen.insert($0.ja).inserted }
    return """
      <details class="open"><summary>\(context(ResultWords.open)) (\(byRule.count))</summary>
      <p class="hint">\(context(ResultWords.openHint))</p>
      <ul>\(shown.html(view.open))\
      \(more.isEmpty ? nil : "<li>\(context(CaseWords.andOthers)): \(Words.list(more, context.language))</li>\n" as HTML)\
      </ul></details>

      """
  }

  private static let mostOpen = 12
}
