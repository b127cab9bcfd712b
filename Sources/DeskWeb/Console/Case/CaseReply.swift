import DeskCore

/// Writing to the reporter: replies that can still be taken back, and the form, with whom it reaches at its
/// button.
struct CaseReply {
  let page: CasePage
  let context: ConsoleContext

  private var opened: ConsoleCase { page.opened }
  private var place: CasePlace { page.place }

  var html: HTML {
    """
    \(opened.held.isEmpty ? nil : held)\
    <section class="reply noprint" aria-labelledby="reply-heading">
    <h2 id="reply-heading">\(context(CaseWords.reply))</h2>
    \(notice.map { "<p class=\"notice-box\" role=\"status\">\(context($0))</p>\n" as HTML })\
    <form id="\(CaseWriting.form)" method="post" action="\(place.target(.replies))" novalidate>
    \(place.hidden(context, hidden))\
    \(area)\
    <div class="send">
    <p class="go"><button class="primary" name="go" value="send">\(context(CaseReplyWords.send))</button>\
    \(ask)\(drop)</p>
    \(CaseRecipients(opened: opened, context: context).html)\
    </div>
    </form>
    </section>

    """
  }

  /// What is said about a text that stands in the field already.
  private var notice: Words? { page.draftWords ?? (opened.drafts.isEmpty ? nil : CaseReplyWords.drafts) }

  /// The newest word that the page shows, and the drafts that what is sent takes the place of.
  private var hidden: [FormField] {
    [FormField(name: "seen", value: opened.newestWord)]
      + opened.drafts.map { FormField(name: "draft", value: $0.id) }
  }

  private var area: HTML {
    let problem = CaseAttempt.problems(page.attempt, .replies).first { $0.field == "reply" }
    // Drafts are kept; what else stands here is in this page alone.
    let unsent = CaseWriting.typed(page.attempt, "text") ?? page.draft
    return """
      <div class="field"><label for="reply">\(context(CaseReplyWords.text))</label>
      <p class="hint" id="reply-hint">\(context(CaseReplyWords.textHint))</p>
      \(problem.map { "<p class=\"error\" id=\"reply-error\"><b>!</b> \($0.message)</p>\n" as HTML })\
      <textarea id="reply" name="text" rows="9" autocomplete="off" data-key="reply" \
      aria-describedby="reply-hint\(problem == nil ? "" : " reply-error")"\
      \(problem == nil ? nil : " aria-invalid=\"true\"" as HTML)\
      \((unsent ?? "").isBlank ? nil : " data-unsent" as HTML)>
      \(unsent ?? opened.draftText)</textarea></div>

      """
  }

  private var drop: HTML? {
    guard !opened.drafts.isEmpty else { return nil }
    return """
      <button class="link" name="go" value="drop">\(context(CaseReplyWords.drop))</button>
      """
  }

  private var ask: HTML? {
    guard opened.hasInterview ? !page.assessment.missing.isEmpty : !(opened.form?.missing.isEmpty ?? true)
    else {
      return nil
    }
    return "<button class=\"equal\" name=\"go\" value=\"ask\">\(context(CaseReplyWords.ask))</button>"
  }

  private var held: HTML {
    """
    <section class="held" id="held" aria-labelledby="held-heading">
    <h2 id="held-heading">\(context(CaseReplyWords.held))</h2>
    <ol class="talk">\(opened.held.html(row))</ol></section>

    """
  }

  private func row(_ reply: ConsoleCase.Held) -> HTML {
    let seconds = CaseTime.seconds(from: context.now, to: reply.dueAt) ?? 0
    return """
      <li class="to-reporter waits">
      <p class="by"><b>\(context(CaseWords.deskSaid))</b> <span class="hint">\(SaidView.inline(reply.by))\
      </span> \
      <span class="mark" data-due="\(reply.dueAt)" data-now="\(context.now)">\
      \(CaseReplyWords.goesIn(seconds, context.language))</span></p>
      \(SaidView.folded(reply.text, context))\
      <form method="post" action="\(place.target(.replies))" class="noprint">
      \(place.hidden(context, [FormField(name: "held", value: reply.id)]))\
      <button class="equal" name="go" value="take-back">\(context(CaseReplyWords.takeBack))</button>
      </form></li>

      """
  }
}

/// Whom a reply reaches, and by which way.
struct CaseRecipients {
  let opened: ConsoleCase
  let context: ConsoleContext

  var html: HTML {
    let language = context(CaseStateWords.languages[opened.language] ?? CaseStateWords.japanese)
    return """
      <dl class="recipients"><dt>\(context(CaseReplyWords.reaches))</dt>
      <dd>\(context(opened.hasReceipt ? CaseReplyWords.byPage : CaseReplyWords.noReceipt))</dd>
      <dd>\(mail)</dd>
      <dd>\(context(CaseReplyWords.language)): \(language)</dd></dl>

      """
  }

  private var mail: HTML {
    guard let email = opened.contact.email, !email.isEmpty else { return "\(context(CaseReplyWords.noMail))" }
    guard context.isMailSent else { return "\(context(CaseReplyWords.mailOnTrial))" }
    let words = opened.contact.isSafe == true ? CaseReplyWords.mailWithText : CaseReplyWords.mailNotice
    return "<b>\(SaidView.inline(email))</b>: \(context(words))"
  }
}

/// Reply and note stand in two panes and in one form: whatever is sent by the button of the one, the text in the
/// other comes along and is shown again.
enum CaseWriting {
  /// The id of the form.
  static let form = "writing"

  /// What was typed into one of the two, whichever was sent.
  static func typed(_ attempt: CaseAttempt?, _ name: String) -> String? {
    CaseAttempt.typed(attempt, .replies, name) ?? CaseAttempt.typed(attempt, .notes, name)
  }
}

/// A note of the desk: on a ground of its own, in another pane.
struct CaseNote {
  let page: CasePage
  let context: ConsoleContext

  var html: HTML {
    let problem = CaseAttempt.problems(page.attempt, .notes).first { $0.field == "note" }
    let unsent = CaseWriting.typed(page.attempt, "note") ?? page.note
    return """
      <section class="note noprint" aria-labelledby="note-heading">
      <h2 id="note-heading">\(context(CaseWords.note)) <span class="mark">\
      \(context(CaseWords.hiddenFromReporter))</span></h2>
      <div class="field"><label for="note">\(context(CaseReplyWords.note))</label>
      \(problem.map { "<p class=\"error\" id=\"note-error\"><b>!</b> \($0.message)</p>\n" as HTML })\
      <textarea id="note" name="note" form="\(CaseWriting.form)" rows="4" autocomplete="off" data-key="note"\
      \(problem == nil ? nil : " aria-describedby=\"note-error\" aria-invalid=\"true\"" as HTML)\
      \((unsent ?? "").isBlank ? nil : " data-unsent" as HTML)>
      \(unsent ?? "")</textarea></div>
      <p class="go"><button class="primary" form="\(CaseWriting.form)" formaction="\(page.place.target(.notes))">\
      \(context(CaseReplyWords.keepNote))</button></p>
      </section>

      """
  }
}

/// The words of writing to somebody, and for oneself.
enum CaseReplyWords {
  static let text = Words(ja: "報告者が読む文章", en: "What the reporter reads")
  static let textHint = Words(
    ja: "送る前に、攻撃者に読まれても困らない内容か確かめてください。",
    en: "Before you send it: would it do harm if an attacker read it?")
  static let send = Words(ja: "相手に送る", en: "Send to the reporter")
  static let ask = Words(ja: "分からないことを尋ねる文を入れる", en: "Put in questions about what is not known")
  static let reaches = Words(ja: "届く先", en: "Reaches")
  static let byPage = Words(
    ja: "受付番号で開く画面に、この文章が出ます。", en: "The text appears on the page that the receipt opens.")
  static let noReceipt = Words(
    ja: "受付番号がないため、報告者はまだ画面で読めません。", en: "There is no receipt yet: the reporter cannot open the page.")
  static let noMail = Words(ja: "メールは送りません（アドレスがありません）。", en: "No mail is sent: there is no address.")
  static let mailOnTrial = Words(
    ja: "試用中のため、メールは送りません（サーバーのフォルダーに書き出します）。",
    en: "No mail is sent: mail is on trial and written into a folder on the server.")
  static let mailNotice = Words(
    ja: "返信があることだけをメールで知らせます。文章は載せません。",
    en: "A mail says that there is an answer; it does not carry the text.")
  static let mailWithText = Words(
    ja: "この文章を載せたメールも送ります（攻撃者に見られていないアドレスとのことです）。",
    en: "A mail carries the text as well: the reporter says that attackers cannot read this address.")
  static let language = Words(ja: "報告者の言語", en: "The reporter reads")
  static let held = Words(ja: "まだ送られていない返信", en: "Not sent yet")
  static let takeBack = Words(ja: "取り消す", en: "Take back")
  static let takenBack = Words(
    ja: "返信を取り消しました。まだ送られていません。下書きとして残っています。直して、もう一度送れます。",
    en: "The reply was taken back and has not gone. It stays here as a draft: change it and send it again.")
  static let drafts = Words(
    ja: "まだ送っていない返信の下書きです。直して送るか、捨ててください。",
    en: "This is the draft of a reply that has not gone. Change it and send it, or drop it.")
  static let drop = Words(ja: "下書きを捨てる", en: "Drop the draft")
  static let dropped = Words(ja: "下書きを捨てました。", en: "The draft was dropped.")
  static let asked = Words(
    ja: "尋ねる文を入れました。読んで直してから送ってください。",
    en: "The questions are in the text. Read and change them before you send.")
  static let note = Words(ja: "担当者だけが読むメモ", en: "A note that staff alone read")
  static let keepNote = Words(ja: "内部メモに残す", en: "Keep as a note")
  static let noReply = Words(
    ja: "返信の文章が空です。書いてから送ってください。", en: "The reply is empty. Write it before you send.")
  static let noNote = Words(
    ja: "内部メモが空です。書いてから残してください。", en: "The note is empty. Write it before you keep it.")
  static let noText = Words(ja: "報告者が読む文章が空です。", en: "The text for the reporter is empty.")
  static let kept = Words(
    ja: "書きかけの文章は残してあります。まだ送っていません。",
    en: "The text that you had begun is still here. It has not been sent.")
  static let tooLong = Words(
    ja: "20万文字までにしてください。書いたものは残っています。",
    en: "Please use at most 200,000 characters. Nothing you wrote is lost.")
  static let newWords = Words(
    ja: "まだ送っていません。この画面を開いたあとに、新しいやり取りがありました。確かめてから、もう一度送ってください。",
    en: "This has not been sent: something was said since you opened the page. Look at it, then send again.")

  /// 「あと18秒で送られます」
  static func goesIn(_ seconds: Int, _ language: Language) -> String {
    guard seconds > 0 else {
      return language == .en
        ? "its time has come: reload to see whether it went" : "送る時刻になりました。読み直すと、送られたかが分かります。"
    }
    return language == .en ? "goes in \(seconds) s" : "あと\(seconds)秒で送られます"
  }
}
