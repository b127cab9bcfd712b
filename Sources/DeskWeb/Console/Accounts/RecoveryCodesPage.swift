import DeskCore

/// The recovery codes, shown this once.
struct RecoveryCodesPage: ConsolePage {
  let codes: [String]
  /// Whether there were others before.
  var isRenewed = false

  var area: ConsoleArea { .account }

  func title(_ context: ConsoleContext) -> String { context(RecoveryWords.title) }

  func body(_ context: ConsoleContext) -> HTML {
    """
    <h1>\(title(context))</h1>
    <p class="careful">\(context(RecoveryWords.once))</p>
    <p>\(context(RecoveryWords.what))</p>
    <ol class="codes">\(codes.html { "<li><code class=\"code\">\($0)</code></li>\n" })</ol>
    <ul><li>\(context(RecoveryWords.keep))</li>
    \(isRenewed ? "<li>\(context(RecoveryWords.old))</li>\n" as HTML : nil)\
    <li class="noprint">\(context(RecoveryWords.print))</li></ul>
    <p>\(context(ConsoleWords.signedInAs)): \(context.actor.name) \
    <span class="hint">\(context(context.pack.name)) · \(ConsoleTime.html(context.now, context))</span></p>
    <p class="go"><a class="primary" href="\(ConsoleLink.home.path)">\
    \(context(context.actor.handlesCases ? RecoveryWords.toCases : RecoveryWords.toHome))</a></p>
    """
  }
}

/// The words of recovery codes.
enum RecoveryWords {
  static let title = Words(ja: "予備コード", en: "Recovery codes")
  static let once = Words(
    ja: "予備コードは、いまだけ表示します。この画面を閉じる前に、必ず控えてください。",
    en: "These codes are shown only now. Note them down before you close this page.")
  static let what = Words(
    ja: "認証アプリを使えないときに、確認コードの代わりに使います。一つのコードは1回だけ使えます。",
    en: "They stand in for the app's code when you cannot use it. Each counts once.")
  static let keep = Words(
    ja: "印刷するか紙に書き、認証アプリの端末とは別の、ほかの人に見られないところに置いてください。",
    en:
      "Print them or write them down, and keep them apart from the device with the app, where nobody else sees them."
  )
  static let old = Words(ja: "前の予備コードは、もう使えません。", en: "Codes from before no longer work.")
  static let print = Words(ja: "この画面は、そのまま印刷できます。", en: "You can print this page as it is.")
  static let toCases = Words(ja: "保存しました。案件へ", en: "I have kept them. On to the cases")
  static let toHome = Words(ja: "保存しました。最初の画面へ", en: "I have kept them. Go on")
}
