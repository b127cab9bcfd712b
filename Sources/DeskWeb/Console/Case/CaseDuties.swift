import DeskCore

/// Whom the reporter must tell by when, as a short list: what is certain with its ticks, the rest as a number.
struct CaseDuties {
  let opened: ConsoleCase
  let assessment: Assessment
  let place: CasePlace
  let context: ConsoleContext

  var html: HTML {
    let view = CaseDutyView(context: context, isClosed: opened.state == .closed)
    let duties = opened.duties(assessment)
    let open = CaseOpenDuties.groups(assessment)
    return """
      <section aria-labelledby="duties"><h2 id="duties">\(context(CaseWords.duties))</h2>
      \(duties.isEmpty ? "<p>\(context(CaseWords.noDuties))</p>\n" as HTML : "<ul class=\"duty-lines\">\(duties.html { "<li>\(view.line($0))</li>\n" })</ul>\n")\
      \(open.isEmpty ? nil : "<p class=\"hint\">\(context(ResultWords.open))\(context.bracketed("\(open.count)"))</p>\n" as HTML)\
      <p class="noprint"><a href="\(place.path(.duties))">\(context(CaseDutyWords.all))</a> · \
      <a href="\(place.path(.documents))">\(context(CaseDocumentWords.title))</a></p>
      </section>

      """
  }
}

extension ConsoleCase {
  /// The duties that are certain, each with what was noted of it.
  func duties(_ assessment: Assessment) -> [Duty] {
    Duty.all(of: assessment.obligations.filter(\.isCertain), done: done)
  }
}
