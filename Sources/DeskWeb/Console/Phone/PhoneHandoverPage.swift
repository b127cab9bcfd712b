import DeskCore

/// The caller goes on alone: a code to read out, and a link to send.
struct PhoneHandoverPage: ConsolePage {
  let state: PhoneState
  /// The resume code, in groups.
  let code: String
  /// The secret of the link.
  let secret: String
  /// Until when the link can be followed, RFC 3339.
  let linkEnd: String
  /// Until when the code works, RFC 3339.
  let codeEnd: String

  var area: ConsoleArea { .phone }

  func title(_ context: ConsoleContext) -> String { context(PhoneHandoverWords.title) }

  func body(_ context: ConsoleContext) -> HTML {
    let link = context.publicURL + ContinueLink.path(secret, state.caller)
    let resume = context.publicURL + Link.resume.path(state.caller)
    return """
      <h1>\(title(context))</h1>
      <p class="careful">\(context(PhoneHandoverWords.notTaken))</p>
      <section class="box" id="code" tabindex="-1"><h2>\(context(PhoneHandoverWords.code))</h2>
      <p class="big">\(CodeView.html(code))</p>
      \(SpelledCode.html(code, context, in: state.caller))\
      <p>\(context(PhoneHandoverWords.enter)) <b>\(resume)</b></p>
      <p>\(context(PhoneHandoverWords.until)): \(MomentView.html(codeEnd, context.page))</p>
      <p class="noprint"><a href="#code">\(context(PhoneReceiptWords.readAgain))</a></p>
      </section>
      <section class="box"><h2>\(context(PhoneHandoverWords.link))</h2>
      <p><span class="code">\(link)</span></p>
      <p>\(context(PhoneHandoverWords.linkOnce)) \(context(PhoneHandoverWords.until)): \
      \(MomentView.html(linkEnd, context.page))</p>
      <p\(isSafe ? nil : " class=\"careful\"" as HTML)>\(recipient(context))</p>
      </section>
      <p class="hint">\(context(PhoneHandoverWords.notKept))</p>
      <form method="post" action="\(ConsoleLink.phone.path)">
      \(context.token)\(FormField.hidden(state.fields(context.pack)))\
      <div class="go">\
      <a class="primary" href="\(ConsoleLink.phone.path)">\(context(PhoneReceiptWords.another))</a>
      <button class="equal" name="go" value="stay">\(context(PhoneHandoverWords.back))</button></div>
      <p class="hint">\(context(PhoneHandoverWords.backHint))</p>
      </form>
      """
  }

  private var isSafe: Bool { state.report.safe == "yes" && !state.report.email.isBlank }

  /// Whoever reads the mail reads the draft: the address must be out of the attacker's reach.
  private func recipient(_ context: ConsoleContext) -> HTML {
    isSafe
      ? "\(context(PhoneHandoverWords.sendTo)): <b>\(state.report.email.trimmed)</b>"
      : "\(context(PhoneHandoverWords.notByMail))"
  }
}

/// The words of this page.
enum PhoneHandoverWords {
  static let title = Words(ja: "続きを本人に渡します", en: "The caller goes on alone")
  static let notTaken = Words(
    ja: "まだ受け付けていません。相手が確かめて送ったときに、案件になります。",
    en: "This is not taken in. It becomes a case when the caller has checked and sent it.")
  static let code = Words(ja: "読み上げる再開コード", en: "Resume code to read out")
  static let enter = Words(ja: "相手がこのページで入れます:", en: "The caller enters it on this page:")
  static let until = Words(ja: "期限（日本時間）", en: "Works until (Japan time)")
  static let link = Words(ja: "送るリンク", en: "Link to send")
  static let linkOnce = Words(ja: "一度だけ使えます。", en: "It works once.")
  static let sendTo = Words(
    ja: "送り先（攻撃者に見られていないと聞いたアドレス）", en: "Send it to (the caller says attackers cannot read it)")
  static let notByMail = Words(
    ja: "メールで送らないでください。攻撃者に見られていないと聞いたアドレスがありません。再開コードを読み上げるか、SMSなど別の道で送ってください。",
    en:
      "Do not send it by mail: there is no address that the caller says attackers cannot read. Read the resume code out, or send the link another way, such as a text message."
  )
  static let notKept = Words(
    ja: "コードかリンクがあれば、だれでも書いた内容を読めます。この画面を閉じると、もう出せません。担当者は控えません。",
    en:
      "Whoever has the code or the link can read what was typed. Neither can be shown again once this page is closed; staff do not keep them."
  )
  static let back = Words(ja: "電話の画面に戻る", en: "Back to the call")
  static let backHint = Words(
    ja: "戻って、ここで受け付けることもできます。そのときは、相手にこのコードを使わないよう伝えてください。二つの案件になります。",
    en:
      "You can go back and take it in yourself. Then tell the caller not to use this code, or there will be two cases."
  )
}
