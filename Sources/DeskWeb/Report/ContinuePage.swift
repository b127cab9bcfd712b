import DeskCore

/// Where a link leads that the desk sent to a caller: nothing is opened before the person presses.
///
/// Programs that look at links in mail follow them too; they press no button, and the link is still good.
struct ContinuePage: Page {
  let state: State

  enum State: Sendable {
    /// The link's secret can be used until then (RFC 3339).
    case open(secret: String, until: String)
    /// It was used, has ended, or never was one.
    case gone
    /// Nobody knows just now; the link is as good as before.
    case unavailable(secret: String)
  }

  var link: Link? { nil }
  var hasEmergencyStrip: Bool { true }

  func title(_ context: PageContext) -> String {
    switch state {
    case .open: context(ContinueWords.title)
    case .gone: context(ContinueWords.gone)
    case .unavailable: context(UnavailableWords.notOpened)
    }
  }

  func body(_ context: PageContext) -> HTML {
    switch state {
    case .open(let secret, let until): open(secret, until, context)
    case .gone: gone(context)
    case .unavailable(let secret): unavailable(secret, context)
    }
  }

  private func open(_ secret: String, _ until: String, _ context: PageContext) -> HTML {
    """
    \(otherLanguage(secret, context))\
    <h1>\(title(context))</h1>
    <p>\(context(ContinueWords.begun))</p>
    <p>\(context(ContinueWords.shows))</p>
    \(button(secret, context))\
    <p class="careful">\(context(ContinueWords.once))</p>
    <p>\(context(ContinueWords.until)): <b>\(MomentView.html(until, context))</b></p>
    <p class="hint">\(context(ContinueWords.notSent))</p>
    <p class="hint">\(context(ContinueWords.stranger))</p>
    """
  }

  private func gone(_ context: PageContext) -> HTML {
    """
    <h1>\(title(context))</h1>
    <p>\(context(ContinueWords.goneText))</p>
    <p>\(context(ContinueWords.haveCode))</p>
    <div class="go"><a class="primary" href="\(context.link(.resume))">\(context(SavedWords.resume))</a></div>
    <p>\(context(ContinueWords.noCode))</p>
    <ul><li><a href="\(context.link(.interview))">\(context(ContinueWords.anew))</a></li>
    <li><a href="\(context.link(.followUp))">\(context(ContinueWords.sent))</a></li></ul>
    """
  }

  private func unavailable(_ secret: String, _ context: PageContext) -> HTML {
    """
    \(otherLanguage(secret, context))\
    <h1>\(title(context))</h1>
    <p>\(context(ContinueWords.later))</p>
    \(button(secret, context))\
    <p>\(context(ContinueWords.haveCode)) \
    <a href="\(context.link(.resume))">\(context(SavedWords.resume))</a></p>
    """
  }

  private func button(_ secret: String, _ context: PageContext) -> HTML {
    let isRetry = if case .unavailable = state { true } else { false }
    return """
      <form method="post" action="\(ContinueLink.path(secret, context.language))">
      <div class="go"><button class="primary">\
      \(context(isRetry ? UnavailableWords.openAgain : ContinueWords.go))</button></div>
      </form>

      """
  }

  /// The frame's own switch knows addresses of `Link` alone.
  private func otherLanguage(_ secret: String, _ context: PageContext) -> HTML {
    let other: Language = context.language == .en ? .ja : .en
    return """
      <p><a href="\(ContinueLink.path(secret, other))" lang="\(other.htmlCode)" hreflang="\(other.htmlCode)" \
      rel="nofollow">\(other == .en ? "English" : "日本語")</a></p>

      """
  }
}

/// The one address of the public side that holds a secret; kept apart from `Link`, which any page may print.
enum ContinueLink {
  static func path(_ secret: String, _ language: Language) -> String {
    "/\(language.rawValue)/continue/\(secret)"
  }
}

/// The words of these pages.
enum ContinueWords {
  static let title = Words(ja: "電話でお話しした内容の続き", en: "Go on with what you told us by telephone")
  static let begun = Words(
    ja: "窓口の担当者が、お電話を聞きながら書いたものがあります。",
    en: "While you were on the telephone, the desk wrote down what you said.")
  static let shows = Words(
    ja: "下のボタンを押すと、書いた内容が表示されます。確かめて、直して、ご自分で送れます。",
    en: "Press the button to see it. You can check it, change it and send it yourself.")
  static let go = Words(ja: "内容を見て続ける", en: "See it and go on")
  static let once = Words(
    ja: "このリンクは一度だけ使えます。開いたあとに出る再開コードを、必ず控えてください。",
    en: "This link works once. Note down the resume code that you will see afterwards.")
  static let until = Words(ja: "このリンクの期限（日本時間）", en: "This link works until (Japan time)")
  static let notSent = Words(
    ja: "まだ受け付けてはいません。ご自分で送るまで、案件にはなりません。",
    en: "Nothing has been taken in. It becomes a case only when you send it.")
  static let stranger = Words(
    ja: "電話をした覚えがないときは、ボタンを押さずに閉じてください。", en: "If you did not telephone us, close this page.")
  static let gone = Words(ja: "このリンクは使えません", en: "This link does not work any more")
  static let goneText = Words(
    ja: "リンクは、一度開くか、24時間を過ぎると使えなくなります。途中で切れていると、開けないこともあります。",
    en:
      "A link works once and for 24 hours; one that was cut off in a message does not work either."
  )
  static let haveCode = Words(
    ja: "再開コードを聞いているときは、リンクがなくても続けられます。",
    en: "If you were given a resume code, you can go on without the link.")
  static let noCode = Words(
    ja: "コードがないときは、お話しした窓口にもう一度電話して、新しいリンクを頼んでください。",
    en: "If you have no code, please telephone the desk again and ask for a new link.")
  static let anew = Words(ja: "最初から自分で答える", en: "Answer the questions yourself from the start")
  static let sent = Words(ja: "もう送ったとき: 受付番号で続きを見る", en: "If you have sent it: go on with a receipt number")
  static let later = Words(
    ja: "こちらの都合で、いま読み出せません。リンクはまだ使われていません。少し待ってから、もう一度押してください。",
    en: "The fault is on our side, and the link has not been used. Wait a moment and press again.")
}
