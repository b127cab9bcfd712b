import DeskCore

/// What the reporter sees of a case, to be read and not to be used: the same words, in their language.
struct ReporterViewPage: ConsolePage {
  let opened: ConsoleCase
  let place: CasePlace

  var area: ConsoleArea { .queue }

  func title(_ context: ConsoleContext) -> String {
    CaseActFrame.title(CaseWords.reporterView, opened, nil, context)
  }

  func body(_ context: ConsoleContext) -> HTML {
    let theirs = ConsoleContext(
      pack: context.pack, language: opened.reportersLanguage, today: context.today, now: context.now,
      session: context.session, publicURL: context.publicURL)
    return """
      <div class="case">
      \(CaseSubPage.ways(place, context))\
      <h1>\(context(CaseWords.reporterView))</h1>
      <p class="case-ref"><b class="id">\(opened.reference)</b></p>
      <div class="notice-box"><p><b>\(context(ReporterViewWords.notice))</b></p>
      <p>\(context(opened.hasReceipt ? ReporterViewWords.byReceipt : CaseReplyWords.noReceipt)) \
      \(opened.held.isEmpty ? "" : context(ReporterViewWords.heldHidden))</p></div>
      <div class="as-reporter" lang="\(opened.reportersLanguage.htmlCode)">
      \(shown(theirs))\
      </div>
      </div>
      """
  }

  private func shown(_ theirs: ConsoleContext) -> HTML {
    let state = FollowUpWords.states[opened.state]!
    let outcome = opened.state == .closed ? opened.outcome.flatMap { FollowUpWords.outcomes[$0] } : nil
    return """
      <h2>\(FollowUpWords.title(opened.reference, theirs.language))</h2>
      <div class="notice-box"><p><b>\(theirs(state.name))</b> \(outcome.map { theirs($0) } ?? "")</p>
      <p>\(theirs(state.next))</p></div>
      <dl class="facts"><dt>\(theirs(FollowUpWords.desk))</dt>\
      <dd>\(RoleWords.desk(opened.desk, theirs))</dd>
      <dt>\(theirs(FollowUpWords.received))</dt><dd>\(MomentView.html(opened.receivedAt, theirs.page))</dd>\
      </dl>
      <h3>\(theirs(FollowUpWords.conversation))</h3>
      <ol class="talk">\(said.html { row($0, theirs) })</ol>
      <h3>\(theirs(FollowUpWords.files))</h3>
      \(files(theirs))\
      <h3>\(theirs(ReportWords.answers))</h3>
      \(answers(theirs))
      """
  }

  private var said: [ConsoleCase.Entry] {
    opened.timeline.filter { entry in
      switch entry.kind {
      case .received, .message, .reply: true
      default: false
      }
    }
  }

  private func row(_ entry: ConsoleCase.Entry, _ theirs: ConsoleContext) -> HTML {
    let isFirst = entry.kind == .received
    let isDesk = entry.kind == .reply
    let subject: HTML? =
      isFirst && !opened.subject.isEmpty
      ? "<p class=\"subject\">\(SaidView.inline(opened.subject))</p>\n" : nil
    return """
      <li class="\(isDesk ? "to-reporter" : "from-reporter")">
      <p class="by"><b>\(theirs(isDesk ? FollowUpWords.fromDesk : FollowUpWords.fromYou))</b> \
      <span class="hint">\(MomentView.html(entry.at, theirs.page))</span></p>
      \(subject)\(SaidView.block(isFirst ? opened.narrative : entry.text))</li>

      """
  }

  private func files(_ theirs: ConsoleContext) -> HTML {
    let files = opened.files.filter(\.isForReporter)
    guard !files.isEmpty else { return "<p>\(theirs(FollowUpWords.noFiles))</p>\n" }
    return """
      <ul>\(files.html { "<li><b>\(SaidView.inline($0.name))</b> \(ByteWords.text($0.size))</li>" })</ul>

      """
  }

  private func answers(_ theirs: ConsoleContext) -> HTML {
    let places = opened.sheet.asked.places
    guard !places.isEmpty else { return "<p>\(theirs(FollowUpWords.noAnswers))</p>\n" }
    return """
      <details><summary>\(InterviewWords.count(places.count, theirs.language))</summary>
      \(FactList.html(opened.sheet, places, theirs))</details>

      """
  }
}

/// The words around what the reporter sees.
enum ReporterViewWords {
  static let notice = Words(
    ja: "報告者に見える内容です。内部メモ、担当、ラベル、終了の理由は見えません。",
    en:
      "This is what the reporter sees. Notes, assignment, labels and the reason for closing are not among it."
  )
  static let byReceipt = Words(
    ja: "報告者は、受付番号を入れてこの内容を開きます。書き足しと、ファイルの追加、答えの変更ができます。",
    en: "They open it with the receipt, and can write more, add files and change their answers.")
  static let heldHidden = Words(
    ja: "まだ送られていない返信は出ていません。", en: "Replies that still wait are not shown.")
}
