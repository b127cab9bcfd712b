import DeskCore

/// A receipt in the place of one that was lost: first, how it was made sure that it is the same person.
struct NewReceiptPage: ConsolePage {
  let opened: ConsoleCase
  let place: CasePlace
  var attempt: CaseAttempt?

  var area: ConsoleArea { .queue }

  func title(_ context: ConsoleContext) -> String {
    CaseActFrame.title(CaseActWords.newReceipt, opened, attempt, context)
  }

  func body(_ context: ConsoleContext) -> HTML {
    let frame = CaseActFrame(
      act: .receipt, title: CaseActWords.newReceipt, opened: opened, place: place, attempt: attempt,
      context: context)
    return frame.html(
      """
      <p>\(context(NewReceiptWords.lead))</p>
      <div class="notice-box"><p><b>\(context(NewReceiptWords.checkFirst))</b></p>
      <p>\(context(NewReceiptWords.counts))</p>
      <ul>\(NewReceiptWords.checks.html { "<li>\(context($0))</li>" })</ul>
      <p>\(context(NewReceiptWords.doesNotCount))</p>
      <ul>\(NewReceiptWords.noChecks.html { "<li>\(context($0))</li>" })</ul></div>
      \(frame.form(
        frame.fields.area(
          .init(name: "reason", label: NewReceiptWords.how, hint: NewReceiptWords.howHint),
          frame.typed("reason") ?? "", rows: 4),
        button: NewReceiptWords.make, hidden: [FormField(name: "seen", value: opened.newestReceipt)]))
      """)
  }
}

/// The new receipt, shown this once.
struct NewReceiptShownPage: ConsolePage {
  let reference: String
  /// In groups.
  let receipt: String
  /// The language that the reporter speaks.
  let language: Language
  let place: CasePlace

  var area: ConsoleArea { .queue }

  func title(_ context: ConsoleContext) -> String { "\(context(CaseActWords.newReceipt)): \(reference)" }

  func body(_ context: ConsoleContext) -> HTML {
    """
    <div class="case act-page">
    <h1>\(context(NewReceiptWords.made))</h1>
    <p class="case-ref"><b class="id">\(reference)</b></p>
    <section class="box" aria-labelledby="receipt"><h2 id="receipt">\(context(NewReceiptWords.receipt))</h2>
    <p class="big">\(CodeView.html(receipt))</p>
    <p class="careful">\(context(NewReceiptWords.once))</p>
    <p>\(context(NewReceiptWords.handOut))</p></section>
    <section aria-labelledby="aloud"><h2 id="aloud">\(context(NewReceiptWords.aloud))</h2>
    <p>\(context(NewReceiptWords.aloudHint))</p>
    \(SpelledCode.html(receipt, context, in: language))</section>
    <p><b>\(context(NewReceiptWords.oldIsGone))</b></p>
    <p class="noprint"><a href="\(place.path())">\(context(CaseWords.backToCase))</a></p>
    </div>
    """
  }
}

/// The words of a new receipt.
enum NewReceiptWords {
  static let lead = Words(
    ja: "受付番号があれば、だれでもこの案件を読めます。新しい番号を出すと、古い番号は使えなくなります。",
    en:
      "Whoever has the receipt reads the case. A new one takes the place of the old one, which opens nothing any more."
  )
  static let checkFirst = Words(ja: "先に、本人かどうかを確かめてください。", en: "First make sure that it is the same person.")
  static let counts = Words(ja: "確かめたことになるもの（2つ以上）", en: "What counts as a check (two or more)")
  static let checks = [
    Words(
      ja: "案件に書かれた電話番号に、こちらからかけ直して話した", en: "You called back the telephone number that stands in the case"),
    Words(
      ja: "本人しか知らない中身（起きた日、機器の名前、書いた言い回し）を、こちらから言わずに答えてもらった",
      en:
        "They told you, without your help, what only they can know: dates, names of devices, what they wrote"),
    Words(
      ja: "案件に書かれた組織の代表番号（自分で調べた番号）を通して、本人につないでもらった",
      en: "You were put through by the organisation’s main number, which you looked up yourself"),
  ]
  static let doesNotCount = Words(ja: "確かめたことにならないもの", en: "What does not count")
  static let noChecks = [
    Words(ja: "名前や案件番号を言えた", en: "They know the name or the reference"),
    Words(
      ja: "案件のアドレスからメールが来た（乗っ取られているかもしれません）",
      en: "Mail came from the address in the case: it may be in other hands"),
    Words(ja: "急いでいると言われた", en: "They say that it is urgent"),
  ]
  static let how = Words(ja: "どうやって本人と確かめましたか", en: "How was the identity checked?")
  static let howHint = Words(
    ja: "履歴に残ります。担当者だけが読みます。例: 案件の電話番号にかけ直し、起きた日と機器の名前を答えてもらった。",
    en:
      "It is kept in the history for staff. For example: called back the number in the case; they named date and devices."
  )
  static let needsReason = Words(
    ja: "確かめ方を書いてください。書くまで、新しい番号は出せません。", en: "Say how you checked. No receipt is made before that.")
  static let madeMeanwhile = Words(
    ja: "新しい番号は、すでに出されています。控えてあれば、それを使ってください。控えられなかったときだけ、もう一度押してください。前の番号は使えなくなります。",
    en:
      "A new receipt was made already. If somebody noted it down, use that. Press again only if nobody did: it makes that one void."
  )
  static let make = Words(ja: "確かめたので、新しい番号を出す", en: "I have checked: make a new receipt")
  static let receipt = Words(ja: "新しい受付番号", en: "New receipt")
  static let made = Words(ja: "新しい受付番号を出しました", en: "A new receipt was made")
  static let once = Words(
    ja: "この番号は、いまだけ表示します。保存していないので、あとからは見られません。",
    en: "It is shown only now. It is not kept: nobody can look it up later.")
  static let handOut = Words(
    ja: "本人に直接伝え、控えてもらってください。メールには書かないでください。番号があれば、だれでもこの案件を読めます。",
    en:
      "Give it to the person directly and let them note it down; never by mail. Whoever has it can read the case."
  )
  static let aloud = Words(ja: "読み上げるとき", en: "To read it out")
  static let aloudHint = Words(
    ja: "組ごとに区切って読み、復唱してもらってください。0と1は数字です。英字のI・L・O・Uは出てきません。",
    en: "Group by group; have each one repeated. 0 and 1 are digits: the letters I, L, O and U do not occur.")
  static let oldIsGone = Words(
    ja: "古い番号では、もう開けません。", en: "The old receipt opens nothing any more.")
}
