import DeskCore

/// A case in one column, whole, for paper in black and white.
struct CasePrintPage: ConsolePage {
  let opened: ConsoleCase
  let assessment: Assessment
  let place: CasePlace

  var area: ConsoleArea { .queue }

  func title(_ context: ConsoleContext) -> String {
    CaseActFrame.title(CaseWords.print, opened, nil, context)
  }

  func body(_ context: ConsoleContext) -> HTML {
    """
    <div class="case print-page">
    \(CaseSubPage.ways(place, context))\
    <p class="confidential"><b>\(context(PrintWords.confidential))</b> <b class="id">\(opened.reference)</b>\
     · \
    \(context(PrintWords.printedBy)) \(context.actor.name) · \(full(context.now, context))</p>
    <h1>\(opened.subject.isEmpty ? "\(context(CaseWords.noSubject))" as HTML : SaidView.inline(opened.subject))</h1>
    \(head(context))\
    \(judgement(context))\
    \(CaseForm(opened: opened, context: context).html)\
    <h2>\(context(CaseWords.talk))</h2>
    <ol class="talk">\(said.html { row($0, context) })</ol>
    \(facts(context))\
    \(files(context))\
    \(CaseHistory(opened: opened, place: place, showsAll: true, isOpen: true, context: context).html)\
    </div>
    """
  }

  private func full(_ text: String, _ context: ConsoleContext) -> HTML { MomentView.html(text, context.page) }

  private func head(_ context: ConsoleContext) -> HTML {
    let outcome: HTML? = opened.outcome.flatMap { CaseStateWords.outcomes[$0] }.map {
      context.bracketed("\(context($0))")
    }
    let channel = CaseStateWords.channels[opened.channel].map { context($0) } ?? opened.channel
    var rows: [(Words, HTML)] = [
      (PrintWords.state, "\(context(CaseStateWords.states[opened.state]!))\(outcome)"),
      (PrintWords.desk, "\(RoleWords.desk(opened.desk, context))"),
      (CaseWords.assignee, "\(opened.assignee ?? context(CaseWords.nobody))"),
      (CaseWords.received, "\(full(opened.receivedAt, context)) · \(channel)"),
    ]
    if let closed = opened.closedAt {
      rows.append((CaseWords.closed, full(closed, context)))
    } else if let due = opened.dueAt.flatMap({ CaseTime.due($0, context) }) {
      rows.append((CaseWords.nextDue, "\(due.date)"))
    }
    if !opened.labels.isEmpty {
      rows.append((CaseWords.labels, SaidView.inline(opened.labels.joined(separator: ", "))))
    }
    return """
      <dl class="facts">\(rows.html { "<dt>\(context($0.0))</dt><dd>\($0.1)</dd>\n" })</dl>
      \(CaseReporter(opened: opened, context: context).html)
      """
  }

  private func judgement(_ context: ConsoleContext) -> HTML? {
    guard opened.hasInterview else { return nil }
    let certain = opened.duties(assessment)
    // On paper days that are left are wrong tomorrow.
    let view = CaseDutyView(context: context, isClosed: true)
    let overruled: HTML? = opened.overruled.map { overruled in
      """
      <p><b>\(ResultWords.verdicts[overruled.verdict].map { context($0) } ?? overruled.verdict)</b> \
      \(context.bracketed("\(context(CaseVerdictWords.byStaff))\(context.comma)\(SaidView.inline(overruled.by))")): \
      \(SaidView.inline(overruled.reason))</p>

      """
    }
    return """
      <h2>\(context(CaseWords.verdict))</h2>
      \(overruled)\(CaseVerdictLine(assessment: assessment, context: context).html)\
      <ul>\(assessment.because.html { "<li>\(context.plain($0.text))</li>" })</ul>
      <h2>\(context(CaseWords.duties))</h2>
      \(certain.isEmpty ? "<p>\(context(CaseWords.noDuties))</p>" as HTML : "<ul>\(certain.html { "<li>\(view.line($0))</li>\n" })</ul>")
      """
  }

  private func facts(_ context: ConsoleContext) -> HTML? {
    let places = opened.sheet.asked.places
    guard !places.isEmpty else { return nil }
    return """
      <h2>\(context(CaseWords.facts))</h2>
      \(FactList.html(opened.sheet, places, context))
      """
  }

  private var said: [ConsoleCase.Entry] {
    opened.timeline.filter { entry in
      switch entry.kind {
      case .received, .message, .reply, .note: true
      default: false
      }
    }
  }

  private func row(_ entry: ConsoleCase.Entry, _ context: ConsoleContext) -> HTML {
    let (kind, who): (String, Words) =
      switch entry.kind {
      case .reply: ("to-reporter", CaseWords.deskSaid)
      case .note: ("internal", CaseWords.note)
      default: ("from-reporter", CaseWords.reporter)
      }
    let by: HTML? = kind == "from-reporter" ? nil : " \(SaidView.inline(entry.by))"
    return """
      <li class="\(kind)"><p class="by"><b>\(context(who))</b>\(by) · \(full(entry.at, context))</p>
      \(SaidView.block(entry.kind == .received ? opened.narrative : entry.text))</li>

      """
  }

  private func files(_ context: ConsoleContext) -> HTML? {
    guard !opened.files.isEmpty else { return nil }
    return """
      <h2>\(context(CaseWords.files))</h2>
      <ul>\(opened.files.html { file in
        "<li>\(SaidView.inline(file.name)) · \(ByteWords.text(file.size)) · SHA-256 <span class=\"id\">\(file.sha256)</span></li>\n"
      })</ul>

      """
  }
}

/// A case whose key or contents do not open: what that means, and who can do something about it.
struct CaseUnopenedPage: ConsolePage {
  let place: CasePlace

  var area: ConsoleArea { .queue }

  func title(_ context: ConsoleContext) -> String { context(PrintWords.unopened) }

  func body(_ context: ConsoleContext) -> HTML {
    """
    <div class="case">
    <ul class="ways"><li><a href="\(place.from ?? ConsoleLink.home.path)" data-key="back">\
    ← \(context(CaseWords.back))</a></li></ul>
    <h1>\(title(context))</h1>
    <p class="case-ref"><b class="id">\(place.reference)</b></p>
    <p>\(context(PrintWords.unopenedText))</p>
    <p>\(context(PrintWords.operators)) <code>madoguchi doctor</code></p>
    </div>
    """
  }
}

/// The words of the view for printing, and of a case that does not open.
enum PrintWords {
  static let confidential = Words(ja: "機密", en: "Confidential")
  static let printedBy = Words(ja: "印刷した人:", en: "printed by")
  static let state = Words(ja: "状態", en: "State")
  static let desk = Words(ja: "窓口", en: "Desk")
  static let unopened = Words(ja: "この案件を開けません", en: "This case does not open")
  static let unopenedText = Words(
    ja: "案件はありますが、内容を読み出せません。鍵が足りないか、保存されたデータが傷んでいます。あなたの操作のせいではありません。何も変わっていません。",
    en:
      "The case is there, but its contents cannot be read: a key is missing or what is stored is damaged. It is nothing you did, and nothing has changed."
  )
  static let operators = Words(
    ja: "案件番号を添えて、運用の担当者に知らせてください。調べ方:",
    en: "Tell whoever runs this desk, with the reference. They can look into it with")
}
