import DeskCore
import DeskService

/// One's own account: roles, sessions, password, recovery codes, language.
struct AccountPage: ConsolePage {
  let account: StaffAccount
  let sessions: [Session]
  /// What was just changed.
  var done: AccountChange?
  /// Where to go on to; a path of our own.
  var next: String?

  /// A browser that is signed in.
  struct Session: Sendable {
    let begunAt: String
    let seenAt: String
    /// What the browser calls itself.
    let agent: String
    /// Whether this page was asked for in it.
    let isThis: Bool
  }

  /// Below so many recovery codes new ones are called for.
  private static let fewCodes = 3

  var area: ConsoleArea { .account }

  func title(_ context: ConsoleContext) -> String { context(ConsoleWords.account) }

  func body(_ context: ConsoleContext) -> HTML {
    """
    \(flash(context))\
    <h1>\(title(context))</h1>
    <dl class="facts">
    <dt>\(context(AccountWords.email))</dt><dd>\(account.email)</dd>
    <dt>\(context(RoleWords.roles))</dt><dd>\(RoleWords.list(account.roles, context))</dd>
    <dt>\(context(OwnAccountWords.lastSignIn))</dt><dd>\(lastSignIn(context))</dd>
    </dl>
    <h2>\(context(OwnAccountWords.ways))</h2>
    <ul>
    <li><a href="\(ConsoleLink.password.path)">\(context(OwnAccountWords.changePassword))</a></li>
    <li><a href="\(ConsoleLink.recoveryCodes.path)">\(context(OwnAccountWords.newCodes))</a> \
    <span class="\(account.recoveryCodesLeft < Self.fewCodes ? "careful" : "hint")">\
    \(OwnAccountWords.codesLeft(account.recoveryCodesLeft, context.language))</span></li>
    </ul>
    <p class="hint">\(context(OwnAccountWords.newApp))</p>
    <h2>\(context(OwnAccountWords.sessions))</h2>
    \(table(context))\
    <form method="post" action="\(ConsoleLink.sessions.path)">\(context.token)\
    <p>\(context(OwnAccountWords.everywhereHint))</p>
    <div class="go"><button class="danger">\(context(OwnAccountWords.everywhere))</button></div></form>
    <h2>\(context(ShellWords.languages))</h2>
    <form method="post" action="\(ConsoleLink.language.path)">\(context.token)\
    \(FormField.hidden([FormField(name: "next", value: ConsoleLink.account.path)]))\
    \(ConsoleFields(problems: [], context: context).select(
      .init(name: "language", label: OwnAccountWords.language),
      [(Language.ja.rawValue, "日本語"), (Language.en.rawValue, "English")],
      chosen: account.language.rawValue))\
    <div class="go"><button class="equal">\(context(AccountWords.change))</button></div></form>
    """
  }

  private func flash(_ context: ConsoleContext) -> HTML? {
    let words: Words? =
      switch done {
      case .password: OwnAccountWords.passwordChanged
      case .codeUsed: OwnAccountWords.codeUsed(account.recoveryCodesLeft)
      case .roles, .disabled, .enabled, nil: nil
      }
    guard let words else { return nil }
    let on: HTML? = next.map { " <a href=\"\($0)\">\(context(OwnAccountWords.goOn))</a>" }
    return """
      <p class="flash\(done == .codeUsed ? " warn" : "")" role="status">\(context(words))\(on)</p>

      """
  }

  private func lastSignIn(_ context: ConsoleContext) -> HTML {
    account.signedInAt.map { ConsoleTime.html($0, context) } ?? "\(context(ConsoleWords.none))"
  }

  private func table(_ context: ConsoleContext) -> HTML {
    let rows = sessions.map { session -> [HTML] in
      let this: HTML? =
        session.isThis
        ? " <span class=\"mark done\">\(context(OwnAccountWords.this))</span>" : nil
      return [
        "\(AgentWords.short(session.agent, context))\(this)",
        ConsoleTime.html(session.begunAt, context), ConsoleTime.html(session.seenAt, context),
      ]
    }
    return ConsoleTable(
      caption: context(OwnAccountWords.sessions),
      columns: [
        .init(heading: context(OwnAccountWords.browser)), .init(heading: context(OwnAccountWords.begun)),
        .init(heading: context(OwnAccountWords.seen)),
      ], rows: rows
    ).html
  }
}

/// A browser's name for people: 「Firefox（Windows）」.
enum AgentWords {
  private static let unknown = Words(ja: "不明なブラウザー", en: "Unknown browser")
  /// In this order: most of them name their ancestors as well.
  private static let browsers = [
    ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ("curl/", "curl"), ("Python", "Python"),
  ]
  private static let systems = [
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"), ("Linux", "Linux"),
  ]

  static func short(_ agent: String, _ context: ConsoleContext) -> String {
    guard let browser = browsers.first(where: { agent.contains($0.0) })?.1 else {
      return agent.isBlank ? context(unknown) : String(agent.prefix(60))
    }
    guard let system = systems.first(where: { agent.contains($0.0) })?.1 else { return browser }
    return context.language == .en ? "\(browser) (\(system))" : "\(browser)（\(system)）"
  }
}

/// The words of one's own account.
enum OwnAccountWords {
  static let lastSignIn = Words(ja: "最後のサインイン", en: "Last sign-in")
  static let ways = Words(ja: "パスワードと認証アプリ", en: "Password and authenticator app")
  static let changePassword = Words(ja: "パスワードを変える", en: "Change your password")
  static let newCodes = Words(ja: "予備コードを作り直す", en: "Make new recovery codes")
  static let newApp = Words(
    ja: "認証アプリを入れた端末を替えるときや、なくしたときは、管理者に新しいリンクを頼んでください。",
    en: "If you replace or lose the device with the app, ask an administrator for a new link.")
  static let sessions = Words(ja: "サインインしている端末", en: "Where you are signed in")
  static let browser = Words(ja: "ブラウザー", en: "Browser")
  static let begun = Words(ja: "サインイン", en: "Signed in")
  static let seen = Words(ja: "最後の操作", en: "Last seen")
  static let this = Words(ja: "この端末", en: "this one")
  static let everywhereHint = Words(
    ja: "心当たりのない端末があるときは、すべてサインアウトしてから、パスワードを変えてください。",
    en: "If you do not know one of them, sign out everywhere, then change your password.")
  static let everywhere = Words(
    ja: "この端末も含めて、すべてサインアウトする", en: "Sign out everywhere, here too")
  static let language = Words(ja: "画面の言語", en: "Language of the console")
  static let passwordChanged = Words(
    ja: "パスワードを変えました。ほかの端末は、すべてサインアウトしました。",
    en: "Your password is changed. Every other device is signed out.")
  static let goOn = Words(ja: "元の画面へ進む", en: "Go on")

  /// How many codes are left.
  static func codesLeft(_ count: Int, _ language: Language) -> String {
    language == .en ? count == 1 ? "1 code left" : "\(count) codes left" : "残り\(count)個"
  }

  /// Signed in with a recovery code.
  static func codeUsed(_ left: Int) -> Words {
    Words(
      ja: "予備コードを使ってサインインしました。残りは\(left)個です。覚えのないときは、すぐに管理者へ知らせてください。",
      en:
        "You signed in with a recovery code; \(codesLeft(left, .en)). If that was not you, tell an administrator at once."
    )
  }
}
