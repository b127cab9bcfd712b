import DeskCore

/// Why a mail has not gone: our own words in the reader's language, of a server's answer its codes with their meaning.
enum MailAnswerWords {
  /// What the service says itself, by how it begins; whatever follows is somebody else's.
  private static let ours: [(start: String, words: Words)] = [
    (
      "given up after 5 days: ",
      Words(ja: "5日のあいだ届けられなかったため、送るのをやめました。", en: "Given up after 5 days.")
    ),
    (
      "held back: ",
      Words(
        ja: "同じアドレスへのお知らせが1日の上限を超えたため、送りませんでした。",
        en: "Held back: too many of these went to the address within a day.")
    ),
    (
      "it cannot be opened; see the log",
      Words(
        ja: "内容を開けないため、まだ送れません。運用の担当者に知らせてください。",
        en: "It cannot be opened and waits. Tell whoever runs this desk.")
    ),
    (
      "the pack: ",
      Words(
        ja: "文面に誤りがあるため、まだ送れません。運用の担当者に知らせてください。",
        en: "There is a fault in the template, and it waits. Tell whoever runs this desk.")
    ),
  ]

  /// What a server's codes mean, by the words that are kept with them (`MailAnswer`).
  private static let meanings: [(text: String, words: Words)] = [
    (
      "the server takes it later, or not now",
      Words(ja: "相手のサーバーが、いまは受け取りません", en: "the other server does not take it now")
    ),
    (
      "the address is not known there, or refused",
      Words(ja: "相手のサーバーに、このアドレスがないか、断られました", en: "the address is not known there, or refused")
    ),
    (
      "the address is not known there",
      Words(ja: "相手のサーバーに、このアドレスがありません", en: "the address is not known there")
    ),
    (
      "the mailbox cannot take it",
      Words(ja: "相手のメールボックスが受け取れません", en: "the mailbox cannot take it")
    ),
    (
      "the other system cannot take it",
      Words(ja: "相手のシステムが受け取れません", en: "the other system cannot take it")
    ),
    (
      "refused by the other side’s rules",
      Words(ja: "相手の決まりで断られました", en: "refused by the other side’s rules")
    ),
    ("refused", Words(ja: "断られました", en: "refused")),
  ]

  /// `550 5.1.1 (…)` in the reader's language; nil for other words.
  private static func codes(_ answer: String, _ context: ConsoleContext) -> HTML? {
    for (text, words) in meanings where answer.hasSuffix(" (\(text))") {
      return "\(context(words))\(context.bracketed("<bdi>\(String(answer.dropLast(text.count + 3)))</bdi>"))"
    }
    return nil
  }

  static func html(_ answer: String, _ context: ConsoleContext) -> HTML {
    guard let own = ours.first(where: { answer.hasPrefix($0.start) }) else {
      return codes(answer, context) ?? SaidView.inline(answer)
    }
    // How many there were is no server's word.
    let rest = own.start == "held back: " ? "" : String(answer.dropFirst(own.start.count))
    return "\(context(own.words))\(rest.isEmpty ? nil : " \(html(rest, context))" as HTML)"
  }
}
