import DeskCore
import HTTPTypes

/// Something went wrong: what did, that nothing was stored, and how to go on.
struct ConsoleErrorPage: ConsolePage {
  let kind: Kind
  /// What was posted, where it can be sent again.
  var kept: KeptForm?

  enum Kind: Sendable, Hashable {
    case notFound, forged, tooLarge, unreadable, busy, unavailable, fault, forbidden
    /// What was sent has these faults.
    case refused([String])
    /// Something else happened meanwhile.
    case conflict(Words)

    var status: HTTPResponse.Status {
      switch self {
      case .notFound: .notFound
      case .forged, .forbidden: .forbidden
      case .tooLarge: .contentTooLarge
      case .unreadable: .badRequest
      case .busy, .unavailable: .serviceUnavailable
      case .fault: .internalServerError
      case .refused: .unprocessableContent
      case .conflict: .conflict
      }
    }
  }

  private var words: (title: Words, text: Words) {
    switch kind {
    case .notFound: (ConsoleErrorWords.notFound, ConsoleErrorWords.notFoundText)
    case .forged: (ConsoleErrorWords.forged, ConsoleErrorWords.forgedText)
    case .tooLarge: (ConsoleErrorWords.tooLarge, ConsoleErrorWords.tooLargeText)
    case .unreadable: (ConsoleErrorWords.unreadable, ConsoleErrorWords.unreadableText)
    case .busy: (ConsoleErrorWords.busy, ConsoleErrorWords.busyText)
    case .unavailable: (ConsoleErrorWords.unavailable, ConsoleErrorWords.unavailableText)
    case .fault: (ConsoleErrorWords.fault, ConsoleErrorWords.faultText)
    case .forbidden: (NoRightsWords.title, NoRightsWords.text)
    case .refused: (ConsoleErrorWords.refused, ConsoleErrorWords.refusedText)
    case .conflict(let words): (ConsoleErrorWords.conflict, words)
    }
  }

  func title(_ context: ConsoleContext) -> String { context(words.title) }

  func body(_ context: ConsoleContext) -> HTML {
    """
    <h1>\(title(context))</h1>
    <p>\(context(words.text))</p>
    \(faults)\
    \(kind == .forged ? operators(context) : nil)\
    \(keptForm(context))\
    <p><a href="\(ConsoleLink.home.path)">\(context(ConsoleWords.toHome))</a></p>
    """
  }

  private var faults: HTML? {
    guard case .refused(let messages) = kind, !messages.isEmpty else { return nil }
    return "<ul>\(messages.html { "<li>\($0)</li>" })</ul>\n"
  }

  private func operators(_ context: ConsoleContext) -> HTML {
    "<p class=\"hint\">\(context(ConsoleErrorWords.forgedSetting)) <code>MADOGUCHI_STAFF_URL</code></p>\n"
  }

  private func keptForm(_ context: ConsoleContext) -> HTML? {
    guard let kept, !kept.fields.isEmpty else { return nil }
    return """
      <p class="careful">\(context(ConsoleErrorWords.kept))</p>
      \(kept.html(context, KeptWords.sendAgain))
      """
  }
}

/// Somebody is signed in and may not do this.
struct NoRightsPage: ConsolePage {
  func title(_ context: ConsoleContext) -> String { context(NoRightsWords.title) }

  func body(_ context: ConsoleContext) -> HTML {
    """
    <h1>\(title(context))</h1>
    <p>\(context(NoRightsWords.text))</p>
    <dl class="facts"><dt>\(context(ConsoleWords.signedInAs))</dt><dd>\(context.actor.name)</dd>
    <dt>\(context(RoleWords.roles))</dt><dd>\(RoleWords.list(context.actor.roles, context))</dd></dl>
    <p><a href="\(ConsoleLink.home.path)">\(context(ConsoleWords.toHome))</a></p>
    """
  }
}

/// The words of a refusal.
enum NoRightsWords {
  static let title = Words(ja: "この操作はできません", en: "You may not do this")
  static let text = Words(
    ja: "いまの役割では、できない操作です。必要なときは、管理者に役割の変更を頼んでください。まだ何も変わっていません。",
    en: "Your roles do not allow it. Ask an administrator if you need it. Nothing has changed.")
}

/// The words of what went wrong.
enum ConsoleErrorWords {
  static let notFound = Words(ja: "見つかりません", en: "Not found")
  static let notFoundText = Words(
    ja: "このアドレスには何もないか、あなたの役割では見られません。",
    en: "There is nothing at this address, or your roles do not let you see it.")
  static let forged = Words(ja: "この画面からは受け付けられません", en: "This was not sent from our page")
  static let forgedText = Words(
    ja: "安全のため、この窓口の画面から送られたと確かめられないものは受け付けません。まだ何も変わっていません。窓口の画面を開き直して、そこから行ってください。",
    en:
      "For safety we take only what is sent from the pages of this desk. Nothing has changed. Open the console anew and do it from there."
  )
  static let forgedSetting = Words(
    ja: "正しい画面から送っても出るときは、運用の担当者に、次の設定がいまのアドレスと同じかを確かめてもらってください。",
    en:
      "If you did send it from the right page, ask whoever runs this desk to check that this setting is the address you use:"
  )
  static let tooLarge = Words(ja: "送られた内容が大きすぎます", en: "What was sent is too large")
  static let tooLargeText = Words(
    ja: "何も保存していません。前の画面に戻り、短くしてからもう一度送ってください。",
    en: "Nothing was stored. Go back, shorten it and send again.")
  static let unreadable = Words(ja: "送られた内容を読み取れませんでした", en: "We could not read what was sent")
  static let unreadableText = Words(
    ja: "通信が途中で切れたのかもしれません。何も保存していません。前の画面に戻り、もう一度行ってください。",
    en: "The connection may have broken off. Nothing was stored. Go back and try again.")
  static let busy = Words(ja: "混み合っています", en: "The desk is very busy")
  static let busyText = Words(
    ja: "何も保存していません。少し待ってから、もう一度行ってください。", en: "Nothing was stored. Wait a moment and try again.")
  static let unavailable = Words(ja: "いまは保存も読み出しもできません", en: "Nothing can be stored or read just now")
  static let unavailableText = Words(
    ja: "保存できたと確かめられていません。少し待ってから、もう一度行ってください。続くときは、運用の担当者に知らせてください。",
    en:
      "We cannot say that anything was stored. Wait a moment and try again. If it goes on, tell whoever runs this desk."
  )
  static let fault = Words(ja: "こちらの不具合で表示できません", en: "A fault on our side")
  static let faultText = Words(
    ja: "保存できたと確かめられていません。記録には残っています。続くときは、時刻を添えて運用の担当者に知らせてください。",
    en:
      "We cannot say that anything was stored. It is in the log. If it goes on, tell whoever runs this desk, with the time."
  )
  static let refused = Words(ja: "このままでは受け付けられません", en: "This cannot be taken as it is")
  static let refusedText = Words(
    ja: "何も保存していません。次のところを直して、もう一度行ってください。",
    en: "Nothing was stored. Mend the following and try again.")
  static let conflict = Words(ja: "状態が変わっています", en: "Something changed meanwhile")
  static let kept = Words(
    ja: "送った内容は、この画面に残っています。", en: "What you sent is still in this page.")
}
