import DeskCore

/// What the console does to words of others so that staff read them without stumbling.
extension ConsoleContext {
  /// Something in brackets behind a word: 「（3）」, " (3)".
  func bracketed(_ inner: HTML) -> HTML { page.bracketed(inner) }

  /// Words of the pack that speak to the reporter of their answers, as staff read them.
  func plain(_ words: Words) -> String { plain(words[language]) }

  /// The same of a text that is made already.
  func plain(_ text: String) -> String {
    language == .en
      ? text.replacing("Your answers", with: "The answers").replacing("your answers", with: "the answers")
      : text.replacing("お答え", with: "答え")
  }

  /// Several names in one line.
  var comma: String { language == .en ? ", " : "、" }
}
