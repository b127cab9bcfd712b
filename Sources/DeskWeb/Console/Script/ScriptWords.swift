import DeskCore

/// The words that the console's script puts on a page.
enum ScriptWords {
  static let title = Words(ja: "キー操作", en: "Keys")
  private static let turnedOn = Words(ja: "1文字のキーを使う", en: "Use keys of one letter")
  private static let hint = Words(
    ja: "入力欄に書いているときは働きません。日本語入力のままでも使えます。",
    en: "They do nothing while you type in a field.")
  private static let close = Words(ja: "閉じる", en: "Close")
  /// `{n}` stands for a number.
  private static let secondsLeft = Words(ja: "あと{n}秒で送られます", en: "goes in {n} s")
  private static let leaving = Words(
    ja: "送る時刻になりました。読み直すと、送られたかが分かります。", en: "its time has come: reload to see whether it went")
  private static let copy = Words(ja: "コピー", en: "Copy")
  private static let copied = Words(ja: "コピーしました", en: "Copied")
  private static let nextRow = Words(ja: "次の案件", en: "Next case")
  private static let rowBefore = Words(ja: "前の案件", en: "Case before")
  private static let openRow = Words(ja: "案件を開く", en: "Open the case")
  private static let search = Words(ja: "検索欄へ", en: "To the search box")
  private static let reply = Words(ja: "返信を書く", en: "Write a reply")
  private static let note = Words(ja: "内部メモを書く", en: "Write a note")
  private static let back = Words(ja: "一覧に戻る", en: "Back to the list")
  private static let help = Words(ja: "キー操作を表示する", en: "Show these keys")

  private static let all: [(String, Words)] = [
    ("title", title), ("on", turnedOn), ("hint", hint), ("close", close), ("left", secondsLeft),
    ("leaving", leaving), ("copy", copy), ("copied", copied), ("j", nextRow), ("k", rowBefore),
    ("o", openRow), ("/", search), ("r", reply), ("n", note), ("u", back), ("?", help),
  ]

  /// All of them by language, as JSON.
  static var json: String {
    let languages = Language.pages.map { language in
      (language.htmlCode, JSONText.object(all.map { ($0.0, .string($0.1[language])) }))
    }
    return JSONText.object(languages).text
  }
}
