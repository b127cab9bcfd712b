import DeskCore

/// Where staff sign in: address, password and code in one form, refused with one and the same sentence.
struct SignInPage: ConsolePage {
  /// As it was typed.
  var email = ""
  /// Where to go on afterwards; a path of our own.
  var next: String?
  var state = State.plain

  /// What the page says on top.
  enum State: Sendable, Hashable {
    case plain
    case reason(SignInReason)
    case wrong
    case slowed(seconds: Int)
    case busy
  }

  func title(_ context: ConsoleContext) -> String {
    switch state {
    case .wrong, .slowed, .busy: context(InterviewWords.errorTitle) + context(SignInWords.title)
    case .plain, .reason: context(SignInWords.title)
    }
  }

  func body(_ context: ConsoleContext) -> HTML {
    let fields = ConsoleFields(problems: [], context: context)
    return """
      <div class="entry">
      \(top(context))\
      <h1>\(context(SignInWords.title))</h1>
      <form method="post" action="\(ConsoleLink.signIn.path)" novalidate>
      \(FormField.hidden(carried(context)))\
      \(fields.line(
        .init(
          name: "email", label: AccountWords.email, type: "email", autocomplete: "username", isLiteral: true,
          hasFocus: isCalm && email.isEmpty), email))\
      \(fields.line(
        .init(
          name: "password", label: AccountWords.password, type: "password",
          autocomplete: "current-password")))\
      \(fields.line(
        .init(
          name: "code", label: AccountWords.code, hint: SignInWords.codeHint, autocomplete: "one-time-code",
          isLiteral: true)))\
      <div class="go"><button class="primary">\(context(SignInWords.title))</button></div>
      </form>
      <p class="hint">\(context(SignInWords.lost))</p>
      </div>
      """
  }

  private var isCalm: Bool { faultWords == nil }

  private func carried(_ context: ConsoleContext) -> [FormField] {
    [FormField(name: "lang", value: context.language.rawValue)]
      + (next.map { [FormField(name: "next", value: $0)] } ?? [])
  }

  private var faultWords: Words? {
    switch state {
    case .wrong: SignInWords.wrong
    case .slowed(let seconds): SignInWords.slowed(seconds)
    case .busy: SignInWords.busy
    case .plain, .reason: nil
    }
  }

  /// A fault stands in the summary alone: which of the three was wrong is not told.
  private func top(_ context: ConsoleContext) -> HTML? {
    if let words = faultWords {
      let problem = FieldProblem(field: ConsoleFields.id("email"), message: context(words))
      return FaultSummary.html([problem], context.page)
    }
    guard case .reason(let reason) = state else { return nil }
    return """
      <p class="flash\(reason == .ended ? " warn" : "")" role="status">\
      \(context(SignInWords.reason(reason)))</p>

      """
  }
}

/// The words of signing in.
enum SignInWords {
  static let title = Words(ja: "サインイン", en: "Sign in")
  static let codeHint = Words(
    ja: "認証アプリに出ている6桁の数字。アプリを使えないときは、予備コードを一つ。",
    en: "The 6 digits in your authenticator app. Without the app, one of your recovery codes.")
  static let lost = Words(
    ja: "パスワードを忘れたときや、認証アプリも予備コードも使えないときは、管理者に新しいリンクを頼んでください。",
    en:
      "If you forgot your password, or have neither the app nor a recovery code, ask an administrator for a new link."
  )
  static let wrong = Words(
    ja: "サインインできませんでした。メールアドレス、パスワード、確認コードを確かめてください。一度使った確認コードは使えないので、次の数字が出るのを待ってください。",
    en:
      "We could not sign you in. Check your mail address, password and code. A code counts once: wait for the next one if you have used it."
  )
  static let busy = Words(
    ja: "いま混み合っています。入力した内容を消さずに、少し待ってからもう一度押してください。",
    en: "We are very busy. Wait a moment and press the button again.")
  private static let ended = Words(
    ja: "しばらく操作がなかったか、時間が過ぎたため、サインアウトしました。もう一度サインインすると、開こうとしていた画面に進みます。",
    en: "Your session has ended. Sign in again and you will go on to the page you wanted.")
  private static let signedOut = Words(ja: "サインアウトしました。", en: "You are signed out.")
  private static let everywhere = Words(
    ja: "すべての端末でサインアウトしました。", en: "You are signed out on every device.")

  /// Why somebody is asked to sign in.
  static func reason(_ reason: SignInReason) -> Words {
    switch reason {
    case .ended: ended
    case .signedOut: signedOut
    case .everywhere: everywhere
    }
  }

  /// How long to wait.
  static func slowed(_ seconds: Int) -> Words {
    let minutes = (seconds + 59) / 60
    return seconds < 100
      ? Words(
        ja: "続けて失敗したため、次に試せるまであと\(max(seconds, 1))秒かかります。",
        en: "After several failures in a row you can try again in \(max(seconds, 1)) seconds.")
      : Words(
        ja: "続けて失敗したため、次に試せるまであと\(minutes)分ほどかかります。",
        en: "After several failures in a row you can try again in about \(minutes) minutes.")
  }
}
