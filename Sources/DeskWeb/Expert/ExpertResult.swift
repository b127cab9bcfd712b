import DeskCore

/// The judgement in short: verdict, duties, desk, what is missing; the way to the whole result.
struct ExpertResult {
  let judgement: ExpertPage.Judgement
  let context: PageContext

  private var assessment: Assessment { judgement.assessment }

  var html: HTML {
    """
    <section class="verdict \(assessment.verdict)" aria-labelledby="result">
    <p class="service">\(context(ResultWords.title))</p>
    <h2 id="result" class="judged" tabindex="-1" autofocus>\(context(ResultWords.verdicts[assessment.verdict] ?? ResultWords.title))</h2>
    <p class="urgency \(assessment.urgency)"><b>\(context(urgency))</b> \
    \(assessment.decided[.urgency].map { context($0.grounds.text) } ?? "")</p>
    \(types)\
    <h3>\(context(ResultWords.duties))</h3>
    \(duties)\
    <h3>\(context(ResultWords.desk))</h3>
    <p><b>\(deskName)</b></p>
    \(missing)\
    <p class="noprint"><button class="link" name="go" value="result">\(context(ExpertWords.wholeResult))</button></p>
    <p class="hint">\(context(ShellWords.notLegalAdvice))</p>
    </section>

    """
  }

  private var urgency: Words {
    // Where nothing can be told, "not urgent" would be a promise.
    assessment.verdict == "undetermined" && assessment.urgency == "routine"
      ? ResultWords.urgencyUnknown : ResultWords.urgencies[assessment.urgency] ?? ResultWords.urgencyUnknown
  }

  private var types: HTML? {
    let labels = assessment.incidentTypes.map(\.label)
    guard !labels.isEmpty else { return nil }
    return "<p>\(context(ResultWords.types)): <b>\(Words.list(labels, context.language))</b></p>\n"
  }

  private var duties: HTML {
    let certain = Duty.all(of: assessment.obligations.filter(\.isCertain))
    let view = DutyView(context: context)
    let open = Set(assessment.obligations.filter { !$0.isCertain }.map(\.rule.id)).count
    return """
      \(certain.isEmpty ? "<p>\(context(ExpertWords.noDuties))</p>\n" as HTML : "<ul>\(certain.html { "<li>\(view.line($0))\(mark($0))</li>" })</ul>\n")\
      \(open == 0 ? nil : "<p class=\"hint\">\(ExpertWords.open(open, context.language))</p>\n" as HTML)
      """
  }

  private func mark(_ duty: Duty) -> HTML? {
    duty.isVerified ? nil : " <span class=\"careful\">\(context(ResultWords.unverified))</span>"
  }

  private var deskName: String {
    context.pack.desk(assessment.desk).map { context($0.name) } ?? assessment.desk
  }

  private var missing: HTML? {
    let labels = assessment.missing.prefix(8).map { context.pack.rulebook.vocabulary[$0].label }
    guard !labels.isEmpty else { return nil }
    let more = assessment.missing.count - labels.count
    return """
      <p>\(context(ResultWords.missing)): \(Words.list(Array(labels), context.language))\
      \(more > 0 ? " \(ExpertWords.more(more, context.language))" as HTML : nil)</p>

      """
  }
}
