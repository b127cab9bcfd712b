import DeskCore

/// Where somebody changes their password.
struct PasswordPage: ConsolePage {
  var problems: [FieldProblem] = []

  var area: ConsoleArea { .account }

  func title(_ context: ConsoleContext) -> String {
    (problems.isEmpty ? "" : context(InterviewWords.errorTitle)) + context(OwnAccountWords.changePassword)
  }

  func body(_ context: ConsoleContext) -> HTML {
    let fields = ConsoleFields(problems: problems, context: context)
    return """
      <div class="entry">
      \(FaultSummary.html(problems, context.page))\
      <h1>\(context(OwnAccountWords.changePassword))</h1>
      <form method="post" action="\(ConsoleLink.password.path)" novalidate>\(context.token)\
      \(OwnName.field(context))\
      \(fields.line(
        .init(
          name: "old", label: PasswordWords.old, type: "password", autocomplete: "current-password")))\
      \(NewPasswordFields.html(fields))\
      \(OwnName.code(fields))\
      <p class="hint">\(context(PasswordWords.others))</p>
      <div class="go"><button class="primary">\(context(AccountWords.change))</button> \
      <a href="\(ConsoleLink.account.path)">\(context(PasswordWords.back))</a></div>
      </form></div>
      """
  }
}

/// Where somebody asks for new recovery codes.
struct NewCodesPage: ConsolePage {
  /// Why not; which of the two was wrong is not told.
  var fault: Words?

  var area: ConsoleArea { .account }

  func title(_ context: ConsoleContext) -> String {
    (fault == nil ? "" : context(InterviewWords.errorTitle)) + context(OwnAccountWords.newCodes)
  }

  func body(_ context: ConsoleContext) -> HTML {
    let fields = ConsoleFields(problems: [], context: context)
    let problems = fault.map { [FieldProblem(field: ConsoleFields.id("old"), message: context($0))] } ?? []
    return """
      <div class="entry">
      \(FaultSummary.html(problems, context.page))\
      <h1>\(context(OwnAccountWords.newCodes))</h1>
      <p>\(context(RecoveryWords.what)) \(context(PasswordWords.replaced))</p>
      <form method="post" action="\(ConsoleLink.recoveryCodes.path)" novalidate>\(context.token)\
      \(OwnName.field(context))\
      \(fields.line(
        .init(
          name: "old", label: PasswordWords.old, type: "password", autocomplete: "current-password")))\
      \(OwnName.code(fields))\
      <div class="go"><button class="primary">\(context(PasswordWords.make))</button> \
      <a href="\(ConsoleLink.account.path)">\(context(PasswordWords.back))</a></div>
      </form></div>
      """
  }
}

/// Fields that both forms have.
private enum OwnName {
  /// Whose password it is: password managers look for it.
  static func field(_ context: ConsoleContext) -> HTML {
    """
    <div class="field"><label for="field-account">\(context(AccountWords.email))</label>
    <input type="text" id="field-account" autocomplete="username" size="32" readonly \
    value="\(context.actor.name)"></div>

    """
  }

  static func code(_ fields: ConsoleFields) -> HTML {
    fields.line(
      .init(
        name: "code", label: AccountWords.code, hint: AccountWords.appHint, autocomplete: "one-time-code",
        size: 12,
        isLiteral: true))
  }
}

/// The words of these forms.
enum PasswordWords {
  static let old = Words(ja: "いまのパスワード", en: "Present password")
  static let own = Words(ja: "あなたのパスワード", en: "Your own password")
  static let others = Words(
    ja: "変えると、ほかの端末はすべてサインアウトします。", en: "Every other device will be signed out.")
  static let back = Words(ja: "変えずに戻る", en: "Back without a change")
  static let replaced = Words(
    ja: "新しく作ると、前の予備コードは使えなくなります。", en: "With new ones, those from before no longer work.")
  static let make = Words(ja: "新しい予備コードを作る", en: "Make new codes")
  static let wrong = Words(
    ja: "パスワードか確認コードが違います。一度使った確認コードは使えないので、次の数字が出るのを待ってください。",
    en: "Your password or the code is not right. A code counts once: wait for the next one.")
}
