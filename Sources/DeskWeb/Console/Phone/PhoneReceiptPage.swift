import DeskCore

/// The call was taken in: reference and receipt, to be read out this once.
struct PhoneReceiptPage: ConsolePage {
  let reference: String
  let receipt: String
  let caller: Language
  /// The number to call back, should the line break while reading.
  let phone: String
  /// Whether a mail goes to the caller.
  let hasMail: Bool
  /// Whether the note and the assignment are in the case.
  let isNoted: Bool

  var area: ConsoleArea { .phone }

  func title(_ context: ConsoleContext) -> String { context(PhoneReceiptWords.title) }

  func body(_ context: ConsoleContext) -> HTML {
    let mark = PhoneLanguage.mark(caller, context)
    let address = context.publicURL + Link.followUp.path(caller)
    return """
      <h1>\(title(context))</h1>
      \(isNoted ? nil : notNoted(context))\
      <p class="careful">\(context(PhoneReceiptWords.once))</p>
      <section class="box" id="receipt" tabindex="-1"><h2>\(context(PhoneReceiptWords.receipt))</h2>
      <p class="big">\(CodeView.html(receipt))</p>
      \(SpelledCode.html(receipt, context, in: caller))\
      <p>\(context(PhoneReceiptWords.repeatBack))</p>
      <p class="noprint"><a href="#receipt">\(context(PhoneReceiptWords.readAgain))</a></p>
      </section>
      <section class="box"><h2>\(context(ReceiptWords.reference))</h2>
      <p class="big">\(reference)</p>
      \(SpelledCode.html(reference, context, in: caller))\
      <p class="hint"\(mark)>\(ReceiptWords.referenceHint[caller])</p></section>
      <section><h2>\(context(PhoneReceiptWords.tell))</h2>
      <ul\(mark)><li>\(PhoneReceiptWords.keep[caller])</li>
      <li>\(PhoneReceiptWords.goOn[caller]) <b>\(address)</b></li>
      <li>\(PhoneReceiptWords.neverAsked[caller])</li>
      \(hasMail ? nil : "<li>\(PhoneReceiptWords.noMail[caller])</li>\n" as HTML)\
      </ul></section>
      \(phone.isBlank ? nil : "<p>\(context(PhoneWords.callBack)): <b>\(phone)</b></p>\n" as HTML)\
      <p class="hint">\(context(PhoneReceiptWords.notKept))</p>
      <div class="go">\
      <a class="primary" href="\(ConsoleLink.case_(reference).path)">\(context(PhoneReceiptWords.open))</a>
      <a class="equal" href="\(ConsoleLink.phone.path)">\(context(PhoneReceiptWords.another))</a></div>
      <p class="hint noprint">\(context(PhoneReceiptWords.print))</p>
      """
  }

  private func notNoted(_ context: ConsoleContext) -> HTML {
    "<p class=\"flash warn\" role=\"alert\">\(context(PhoneReceiptWords.notNoted))</p>\n"
  }
}

/// The words of this page.
enum PhoneReceiptWords {
  static let title = Words(ja: "受け付けました", en: "The case is taken in")
  static let receipt = Words(ja: "受付番号（相手だけの鍵）", en: "Receipt number (the caller's key)")
  static let notNoted = Words(
    ja: "受け付けはできましたが、担当かメモを記録できませんでした。案件の画面で加えてください。",
    en:
      "The case is taken in, but who works on it or the note could not be stored. Add them on the case's page."
  )
  static let once = Words(
    ja: "受付番号は、この画面にしか出ません。電話を切る前に、相手に控えてもらってください。",
    en: "The receipt number is on this page only. Let the caller note it down before you hang up.")
  static let repeatBack = Words(
    ja: "区切りごとに読み、最後に復唱してもらってください。", en: "Read it group by group, then let the caller read it back.")
  static let readAgain = Words(ja: "もう一度読む", en: "Read it once more")
  static let tell = Words(ja: "相手に伝えること", en: "Tell the caller")
  static let keep = Words(
    ja: "受付番号があれば、だれでもこの件の内容を読めます。ほかの人に見られないところに置いてください。",
    en: "Whoever has the receipt number can read this case. Keep it where others cannot see it.")
  static let goOn = Words(
    ja: "返信を読む、書き足す、ファイルを加えるときは、このページを開いて受付番号を入れてください:",
    en: "To read our answer, write more or add files, open this page and enter the receipt number:")
  static let neverAsked = Words(
    ja: "窓口の担当者から、受付番号をたずねることはありません。", en: "The desk will never ask you for the receipt number.")
  static let noMail = Words(
    ja: "お知らせのメールは届きません。ときどき、受付番号で確かめてください。",
    en: "No mail will tell you of an answer. Please look in with the receipt number from time to time.")
  static let notKept = Words(
    ja: "受付番号は相手だけの鍵です。担当者は控えません。なくしたときは、案件の画面から新しいものを出せます。",
    en:
      "The receipt number is the caller's own key: staff do not keep it. If it is lost, a new one can be made on the case's page."
  )
  static let open = Words(ja: "案件を開く", en: "Open the case")
  static let another = Words(ja: "次の電話", en: "Next call")
  static let print = Words(
    ja: "印刷できますが、受付番号が紙に載ります。相手に渡すときだけにしてください。",
    en: "You can print this page, with the receipt number on it: only to hand it to the caller.")
}
