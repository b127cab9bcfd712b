import DeskCore
import DeskService

/// What a one-time link opens: the password, and the second factor where it is new. Opening it spends
/// nothing.
struct SetupPage: ConsolePage {
  /// The secret of the link.
  let link: String
  let enrolment: Enrolment
  /// As it was typed; asked for by the first link of a desk alone.
  var email = ""
  var problems: [FieldProblem] = []

  /// The name of the field that carries the new factor's secret, sealed.
  static let factorField = "factor"

  var isSecretAddress: Bool { true }

  func title(_ context: ConsoleContext) -> String {
    (problems.isEmpty ? "" : context(InterviewWords.errorTitle)) + context(SetupWords.title)
  }

  func body(_ context: ConsoleContext) -> HTML {
    let fields = ConsoleFields(problems: problems, context: context)
    return """
      <div class="entry">
      \(FaultSummary.html(problems, context.page))\
      <h1>\(context(SetupWords.title))</h1>
      <p>\(context(enrolment.isNewSecondFactor ? SetupWords.lead : SetupWords.leadAgain))</p>
      <form method="post" action="\(ConsoleLink.setup(link).path)" novalidate>
      \(FormField.hidden(carried(context)))\
      <h2>\(context(SetupWords.first))</h2>
      \(account(fields, context))\
      \(NewPasswordFields.html(fields))\
      <h2>\(context(SetupWords.second))</h2>
      \(factor(context))\
      \(fields.line(
        .init(
          name: "code", label: AccountWords.code, hint: AccountWords.appHint, autocomplete: "one-time-code",
          size: 12, isLiteral: true)))\
      <div class="go"><button class="primary">\(context(SetupWords.done))</button></div>
      </form>
      </div>
      """
  }

  private func carried(_ context: ConsoleContext) -> [FormField] {
    let language = FormField(name: "lang", value: context.language.rawValue)
    let factor = FormField(name: Self.factorField, value: enrolment.sealedFactor)
    return enrolment.isNewSecondFactor ? [language, factor] : [language]
  }

  /// Whose account it is, also for password managers; the first link of a desk asks.
  private func account(_ fields: ConsoleFields, _ context: ConsoleContext) -> HTML {
    guard !enrolment.email.isEmpty else {
      return fields.line(
        .init(
          name: "email", label: AccountWords.email, hint: SetupWords.emailHint, type: "email",
          autocomplete: "username", isLiteral: true, hasFocus: true), email)
    }
    return """
      <div class="field"><label for="field-account">\(context(AccountWords.email))</label>
      <input type="text" id="field-account" autocomplete="username" size="32" readonly \
      value="\(enrolment.email)"></div>

      """
  }

  private func factor(_ context: ConsoleContext) -> HTML {
    guard enrolment.isNewSecondFactor else { return "<p>\(context(SetupWords.sameApp))</p>\n" }
    return """
      <ol><li>\(context(SetupWords.install))</li>
      <li>\(context(SetupWords.scan))</li>
      <li>\(context(SetupWords.type))</li></ol>
      <div class="two"><div>\(QRImage.svg(enrolment.uri, name: context(SetupWords.image)))</div>
      <div><p>\(context(SetupWords.byHand))</p>
      <p><code class="code">\(enrolment.secret)</code></p>
      <p class="hint">\(context(SetupWords.kind))</p>
      <p><a href="\(enrolment.uri)">\(context(SetupWords.here))</a></p></div></div>

      """
  }
}

/// A new password, twice: it cannot be seen while it is typed.
enum NewPasswordFields {
  static func html(_ fields: ConsoleFields) -> HTML {
    let first = fields.line(
      .init(
        name: "password", label: AccountWords.newPassword, hint: AccountWords.passwordHint, type: "password",
        autocomplete: "new-password"))
    let second = fields.line(
      .init(
        name: "again", label: AccountWords.again, type: "password", autocomplete: "new-password"))
    return first + second
  }

  /// Whether both are the same; a program may leave the second one out.
  static func fault(_ form: FormBody, _ context: ConsoleContext) -> FieldProblem? {
    guard let again = form.one("again"), again != form.one("password") else { return nil }
    return FieldProblem(field: ConsoleFields.id("again"), message: context(AccountWords.differ))
  }
}

/// A one-time link that opens nothing, whatever the reason.
struct LinkSpentPage: ConsolePage {
  var isSecretAddress: Bool { true }

  func title(_ context: ConsoleContext) -> String { context(SetupWords.spent) }

  func body(_ context: ConsoleContext) -> HTML {
    """
    <h1>\(title(context))</h1>
    <p>\(context(SetupWords.spentText))</p>
    <ul>
    <li>\(context(SetupWords.spentDone)) \
    <a href="\(ConsoleLink.signIn.path)">\(context(SignInWords.title))</a></li>
    <li>\(context(SetupWords.spentAsk))</li>
    <li>\(context(SetupWords.spentOperator)) <code>madoguchi staff reset</code></li>
    </ul>
    """
  }
}

/// The words of setting up an account.
enum SetupWords {
  static let title = Words(ja: "アカウントの設定", en: "Set up your account")
  static let lead = Words(
    ja: "パスワードを決め、認証アプリを登録します。どちらもそろうまで、このリンクは使われたことになりません。",
    en: "Choose a password and add an authenticator app. This link is used up only once both are done.")
  static let leadAgain = Words(
    ja: "新しいパスワードを決めます。認証アプリは、いまのものをそのまま使います。",
    en: "Choose a new password. Your authenticator app stays as it is.")
  static let first = Words(ja: "1. パスワード", en: "1. Password")
  static let second = Words(ja: "2. 認証アプリ", en: "2. Authenticator app")
  static let emailHint = Words(
    ja: "この窓口の最初の管理者になります。サインインに使うアドレスを入れてください。",
    en: "You become the first administrator of this desk. Enter the address to sign in with.")
  static let install = Words(
    ja: "スマートフォンなどに認証アプリ（TOTPに対応したもの）を用意します。",
    en: "Have an authenticator app (any that does TOTP) on your phone.")
  static let scan = Words(ja: "アプリで、下のQRコードを読み取ります。", en: "Scan the QR code below with the app.")
  static let type = Words(
    ja: "アプリに出た6桁の数字を、確認コードに入れます。", en: "Enter the 6 digits that the app shows as the code.")
  static let image = Words(
    ja: "認証アプリで読み取るQRコード。同じ内容を、次に文字で示します。",
    en: "QR code for the authenticator app. The same follows as text.")
  static let byHand = Words(
    ja: "読み取れないときは、この文字をアプリに入れます。空白は入れなくてかまいません。",
    en: "If you cannot scan it, enter this in the app. Blanks do not matter.")
  static let kind = Words(ja: "種類: 時間ベース（TOTP）、6桁、30秒", en: "Kind: time-based (TOTP), 6 digits, 30 seconds")
  static let here = Words(
    ja: "この端末の認証アプリで開く", en: "Open in an authenticator app on this device")
  static let sameApp = Words(
    ja: "いままで使っている認証アプリの数字を入れてください。予備コードも使えます。",
    en: "Enter the digits of the app that you have used so far, or a recovery code.")
  static let done = Words(ja: "設定してサインインする", en: "Set up and sign in")
  static let spent = Words(ja: "このリンクは使えません", en: "This link does not work")
  static let spentText = Words(
    ja: "もう使われたか、24時間の期限が過ぎたか、途中で切れています。",
    en: "It has been used, its 24 hours are over, or part of it is missing.")
  static let spentDone = Words(ja: "設定が済んでいるとき:", en: "If your account is set up:")
  static let spentAsk = Words(
    ja: "まだのとき: 管理者に新しいリンクを頼んでください。心当たりがないのに使われていたときは、そのことも伝えてください。",
    en: "If not: ask an administrator for a new link. If it was used and not by you, say so.")
  static let spentOperator = Words(
    ja: "管理者がいないとき: 運用の担当者が、次のコマンドで新しいリンクを出せます。",
    en: "Without an administrator: whoever runs this desk can make a new link with")
}
