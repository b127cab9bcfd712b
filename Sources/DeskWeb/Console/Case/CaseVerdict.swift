import DeskCore

/// What the rules make of the answers, why, and what staff hold against it.
struct CaseVerdict {
  let page: CasePage
  let context: ConsoleContext

  private var opened: ConsoleCase { page.opened }
  private var assessment: Assessment { page.assessment }

  var html: HTML {
    """
    <section aria-labelledby="verdict"><h2 id="verdict">\(context(CaseWords.verdict))</h2>
    \(opened.overruled.map(overruled))\
    \(CaseVerdictLine(assessment: assessment, context: context).html)\
    \(reasons)\(urgency)\(types)\(contradictions)\(otherPack)\
    \(form)\
    </section>

    """
  }

  private func overruled(_ overruled: ConsoleCase.Overruled) -> HTML {
    """
    <div class="verdict-line \(overruled.verdict)"><b>\(verdictName(overruled.verdict))</b> \
    <span class="mark">\(context(CaseVerdictWords.byStaff))</span></div>
    <p>\(context(CaseVerdictWords.reason)): \(SaidView.inline(overruled.reason))<br>\
    <span class="hint">\(SaidView.inline(overruled.by)) · \(ConsoleTime.html(overruled.at, context)) · \
    \(context(CaseVerdictWords.stillComputed))</span></p>

    """
  }

  private func verdictName(_ verdict: String) -> String {
    ResultWords.verdicts[verdict].map { context($0) } ?? verdict
  }

  private var reasons: HTML {
    let reasons = assessment.because.filter { $0.rule != "facts.contradiction" }
    guard !reasons.isEmpty else {
      return "<p>\(assessment.decided[.verdict].map { context.plain($0.grounds.text) } ?? "")</p>\n"
    }
    return "<ul class=\"reasons\">\(reasons.html { "<li>\(context.plain($0.text))</li>" })</ul>\n"
  }

  private var urgency: HTML {
    let words = ResultWords.urgencies[assessment.urgency].map { context($0) } ?? assessment.urgency
    return """
      <p><span class="mark urgency \(assessment.urgency)">\(words)</span> \
      \(assessment.decided[.urgency].map { context.plain($0.grounds.text) } ?? "")</p>

      """
  }

  private var types: HTML? {
    let types = assessment.incidentTypes.map(\.label)
    let targeted = ResultWords.targeted[assessment.targetedAttack]
    guard !types.isEmpty || targeted != nil else { return nil }
    return """
      \(targeted.map { "<p class=\"careful\">\(context($0))</p>\n" as HTML })\
      \(types.isEmpty ? nil : "<p>\(context(ResultWords.types)): <b>\(Words.list(types, context.language))</b></p>\n" as HTML)
      """
  }

  private var contradictions: HTML? {
    let found = assessment.because.filter { $0.rule == "facts.contradiction" }
    guard !found.isEmpty else { return nil }
    return """
      <div class="notice-box"><p><b>\(context.plain(ResultWords.contradictions))</b></p>
      <ul>\(found.html { "<li>\(context.plain($0.text))</li>" })</ul></div>

      """
  }

  private var otherPack: HTML? {
    guard opened.pack != context.pack.stamp else { return nil }
    return """
      <p class="hint">\(CaseVerdictWords.otherPack(opened.pack, context.pack.stamp, context.language))</p>

      """
  }

  private var form: HTML {
    let problems = CaseAttempt.problems(page.attempt, .assessments)
    let fields = ConsoleFields(problems: problems, context: context)
    func typed(_ name: String) -> String? { CaseAttempt.typed(page.attempt, .assessments, name) }
    let rows = [("", context(CaseVerdictWords.choose))] + CaseVerdictWords.all.map { ($0, verdictName($0)) }
    return """
      <details class="noprint"\(problems.isEmpty ? nil : " open" as HTML)>\
      <summary>\(context(CaseVerdictWords.overrule))</summary>
      <form method="post" action="\(page.place.target(.assessments))" novalidate>
      \(page.place.hidden(context, [FormField(name: "version", value: String(opened.answersVersion))]))\
      \(fields.select(.init(name: "verdict", label: CaseVerdictWords.verdict), rows, chosen: typed("verdict") ?? ""))\
      \(fields.area(
        .init(name: "reason", label: CaseVerdictWords.reason, hint: CaseVerdictWords.reasonHint),
        typed("reason") ?? "", rows: 3))\
      <p class="go"><button class="equal" name="go" value="overrule">\(context(CaseVerdictWords.set))\
      </button></p>
      </form></details>

      """
  }
}

/// The computed verdict in one line.
struct CaseVerdictLine {
  let assessment: Assessment
  let context: ConsoleContext

  var html: HTML {
    let words = ResultWords.verdicts[assessment.verdict].map { context($0) } ?? assessment.verdict
    return """
      <div class="verdict-line \(assessment.verdict)"><b>\(words)</b> \
      <span class="mark">\(context(CaseVerdictWords.byRules))</span></div>

      """
  }
}

/// The words of a verdict.
enum CaseVerdictWords {
  /// In the order in which they are offered.
  static let all = ["confirmed", "suspected", "none", "undetermined"]
  static let byRules = Words(ja: "規則による判定", en: "by the rules")
  static let byStaff = Words(ja: "担当者の判定", en: "by staff")
  static let stillComputed = Words(
    ja: "期限や応急処置は、答えから規則で計算したものです。", en: "Dates and first aid follow from the answers by the rules.")
  static let overrule = Words(ja: "判定を変える", en: "Overrule the verdict")
  static let choose = Words(ja: "選んでください", en: "Please choose")
  static let verdict = Words(ja: "判定", en: "Verdict")
  static let reason = Words(ja: "理由", en: "Reason")
  static let reasonHint = Words(
    ja: "担当者だけが読みます。規則による判定も残ります。", en: "Staff alone read it. The verdict of the rules stays visible.")
  static let set = Words(ja: "この判定にする", en: "Set this verdict")
  static let chooseOne = Words(ja: "判定を選んでください。", en: "Choose a verdict.")
  static let needsReason = Words(ja: "理由を書いてください。", en: "Give a reason.")

  static func otherPack(_ old: String, _ new: String, _ language: Language) -> String {
    language == .en
      ? "Judged here by the present rules (\(new)). The last stored judgement used \(old)."
      : "いまの規則（\(new)）で計算しています。前に保存した判断は、\(old) によるものです。"
  }
}
