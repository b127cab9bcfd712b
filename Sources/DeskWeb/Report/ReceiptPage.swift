import DeskCore

/// It was stored: the reference, and the receipt, shown this once.
struct ReceiptPage: Page {
  /// `C26-7K3F-9QX`
  let reference: String
  /// `7K3F9-QX2MD-…`
  let receipt: String
  let desk: Desk
  let form: Form
  /// Whether mail goes to the person, and whether it may carry contents.
  let mail: Mail
  /// What follows from the answers; nil where no interview belongs to it.
  let assessment: Assessment?

  /// What the person can expect by mail.
  enum Mail: Sendable {
    case none, notice, contents
  }

  var link: Link? { nil }

  /// What was sent, and what the desk answered.
  init(reference: String, receipt: String, state: ReportState, desk: Desk, form: Form, pack: DeskPack) {
    self.reference = reference
    self.receipt = receipt
    self.desk = desk
    self.form = form
    mail = state.email.isBlank ? .none : state.safe == "yes" ? .contents : .notice
    let isAssessed = form.asksInterview || !state.interview.sheet.asked.isEmpty
    assessment = isAssessed ? pack.rulebook.assess(state.interview.sheet, withMissing: false) : nil
  }

  func title(_ context: PageContext) -> String { context(ReceiptWords.title) }

  func body(_ context: PageContext) -> HTML {
    """
    <h1>\(context(ReceiptWords.title))</h1>
    <p>\(context(ReceiptWords.lead)) <span class="hint">\(DateWords.full(context.today, context.language))</span></p>
    <section class="receipt" aria-labelledby="receipt">
    <h2 id="receipt">\(context(ReceiptWords.receipt))</h2>
    <p class="code">\(CodeView.html(receipt))</p>
    <p class="careful">\(context(ReceiptWords.once))</p>
    <p>\(context(ReceiptWords.keep))</p>
    </section>
    <dl class="facts"><dt>\(context(ReceiptWords.reference))</dt><dd><b class="id">\(reference)</b></dd>
    <dt>\(context(ReportWords.to))</dt><dd>\(context(desk.name))</dd></dl>
    <p class="hint">\(context(ReceiptWords.referenceHint))</p>
    <h2>\(context(ReceiptWords.next))</h2>
    <ol><li>\(context(form.afterwards ?? ReceiptWords.read))</li><li>\(context(ReceiptWords.answer))</li>\
    <li>\(context(mailWords))</li></ol>
    <form method="post" action="\(context.link(.followUp))" class="noprint">
    \(FormField.hidden([FormField(name: "receipt", value: receipt)]))\
    <div class="go"><button class="primary" name="go" value="open">\(context(ReceiptWords.open))</button></div>
    </form>
    \(firstAid(context))\
    \(duties(context))\
    <p class="noprint">\(context(ReceiptWords.print))</p>
    """
  }

  private var mailWords: Words {
    switch mail {
    case .none: ReceiptWords.noMail
    case .notice: ReceiptWords.notice
    case .contents: ReceiptWords.contents
    }
  }

  private func firstAid(_ context: PageContext) -> HTML? {
    let all = assessment?.guidance.compactMap { context.pack.guidance[$0.id] } ?? []
    guard !all.isEmpty else { return nil }
    let links = all.html { guidance in
      """
      <li><a href="\(context.link(.firstAid(guidance.id)))" target="_blank" rel="noopener">\(context(guidance.title))\
      <span class="hidden"> (\(context(InterviewWords.opensTab)))</span></a></li>

      """
    }
    return "<h2>\(context(ReceiptWords.meanwhile))</h2>\n<ul class=\"choices\">\(links)</ul>\n"
  }

  /// Duties that are certain: sending this does not do them.
  private func duties(_ context: PageContext) -> HTML? {
    let certain = assessment?.obligations.filter { $0.isCertain && $0.rule.force != .voluntary } ?? []
    guard !certain.isEmpty else { return nil }
    let view = DutyView(context: context)
    return """
      <h2>\(context(ReceiptWords.duties))</h2>
      <ul>\(Duty.all(of: certain).html { "<li>\(view.line($0))</li>\n" })</ul>

      """
  }
}

/// A receipt or a resume code: in groups that break as wholes, to be marked as one text.
enum CodeView {
  static func html(_ code: String) -> HTML {
    let groups = code.split(separator: "-").map(String.init)
    return
      "\(groups.enumerated().html { index, group in index == 0 ? "\(group)" as HTML : "-<wbr>\(group)" })"
  }
}

/// The words of the receipt.
enum ReceiptWords {
  static let title = Words(ja: "受け付けました", en: "We have your report")
  static let lead = Words(
    ja: "送られた内容は、確かに保存しました。", en: "What you sent is stored safely.")
  static let receipt = Words(ja: "受付番号（あなただけの鍵）", en: "Receipt number (your key)")
  static let once = Words(
    ja: "この番号は、いまだけ表示します。この画面を閉じる前に、必ず控えてください。",
    en: "This number is shown only now. Note it down before you close this page.")
  static let keep = Words(
    ja: "紙に書く、印刷する、メモに写すなどして、ほかの人に見られないところに置いてください。番号があれば、だれでもこの件の内容を読めます。窓口の担当者が、この番号をたずねることはありません。",
    en:
      "Write it on paper, print this page or copy it into your notes, and keep it where others cannot see it. Whoever has it can read this case. The desk will never ask you for it."
  )
  static let reference = Words(ja: "案件番号", en: "Reference")
  static let referenceHint = Words(
    ja: "窓口と話すときや、メールに書くときは、案件番号を使ってください。案件番号だけでは、内容は読めません。",
    en: "Use the reference when you speak or write to the desk. It opens nothing by itself.")
  static let next = Words(ja: "これからのこと", en: "What happens next")
  static let read = Words(
    ja: "窓口の担当者が読みます。応急処置は、返事を待たずに進めてください。",
    en: "The desk reads it. Do not wait for our answer before you begin with first aid.")
  static let answer = Words(
    ja: "返事は、このサイトの「受付番号で続きを見る」に出ます。書き足しやファイルの追加も、そこでできます。",
    en:
      "The answer appears on this site under “Go on with a receipt number”. You can also write more and add files there."
  )
  static let noMail = Words(
    ja: "メールアドレスが書かれていないので、お知らせのメールは届きません。ときどき、受付番号で確かめてください。",
    en:
      "You gave no mail address, so no mail will tell you. Please look in with your receipt number from time to time."
  )
  static let notice = Words(
    ja: "受け付けたことと、返事があることを、メールで知らせます。メールに内容は書きません。試用中のサイトはメールを送らないので、ときどき受付番号でも確かめてください。",
    en:
      "Mail tells you that we have received this, and when there is an answer. It does not say what is in your case. A site on trial sends no mail, so please look in with your receipt number from time to time, too."
  )
  static let contents = Words(
    ja: "受け付けたことと、返事があることを、メールで知らせます。返事の内容がメールに書かれることもあります。試用中のサイトはメールを送らないので、ときどき受付番号でも確かめてください。",
    en:
      "Mail tells you that we have received this, and when there is an answer; it may carry the answer itself. A site on trial sends no mail, so please look in with your receipt number from time to time, too."
  )
  static let open = Words(ja: "続きの画面を開く", en: "Open this case")
  static let meanwhile = Words(ja: "待つあいだに: 応急処置", en: "While you wait: first aid")
  static let duties = Words(
    ja: "忘れずに: ご自分で知らせる先", en: "Do not forget: whom you must tell yourself")
  static let print = Words(
    ja: "この画面は印刷できます。印刷した紙にも受付番号が載ります。",
    en: "You can print this page. The receipt number will be on the paper.")
}
