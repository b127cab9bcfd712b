import DeskCore
import DeskService

/// All accounts of the staff, for administrators: who there is, a new one, what was done.
struct AccountsPage: ConsolePage {
  let accounts: [StaffAccount]
  /// Newest first.
  let history: [AccountEvent]
  /// Newest first.
  let refusals: [AccountEvent]
  /// As it was typed and chosen for a new account.
  var email = ""
  var roles: [Role] = []
  var problems: [FieldProblem] = []

  var area: ConsoleArea { .accounts }

  func title(_ context: ConsoleContext) -> String {
    (problems.isEmpty ? "" : context(InterviewWords.errorTitle)) + context(ConsoleWords.accounts)
  }

  func body(_ context: ConsoleContext) -> HTML {
    """
    \(FaultSummary.html(problems, context.page))\
    <h1>\(context(ConsoleWords.accounts))</h1>
    \(table(context))\
    \(form(context))\
    <h2>\(context(AccountsWords.history))</h2>
    \(AccountHistory.html(history, context))\
    \(AccountHistory.refusals(refusals, context))
    """
  }

  private func table(_ context: ConsoleContext) -> HTML {
    let rows = accounts.map { account -> [HTML] in
      let link = ConsoleLink.accountOf(account.email).path
      return [
        "<a href=\"\(link)\">\(account.email)</a>\(account.email == context.actor.name ? you(context) : nil)",
        "\(RoleWords.list(account.roles, context))", AccountState(account).html(context),
        account.signedInAt.map { ConsoleTime.html($0, context) } ?? "\(context(ConsoleWords.none))",
        "\(account.recoveryCodesLeft)",
      ]
    }
    return ConsoleTable(
      caption: context(ConsoleWords.accounts),
      columns: [
        .init(heading: context(AccountWords.email)), .init(heading: context(RoleWords.roles)),
        .init(heading: context(AccountsWords.state)), .init(heading: context(OwnAccountWords.lastSignIn)),
        .init(heading: context(RecoveryWords.title), isNumber: true),
      ], rows: rows
    ).html
  }

  private func you(_ context: ConsoleContext) -> HTML {
    " <span class=\"mark\">\(context(AccountsWords.you))</span>"
  }

  private func form(_ context: ConsoleContext) -> HTML {
    let fields = ConsoleFields(problems: problems, context: context)
    return """
      <details class="dialog"\(problems.isEmpty ? nil : " open" as HTML)>\
      <summary>\(context(AccountsWords.add))</summary>
      <form method="post" action="\(ConsoleLink.accounts.path)" novalidate>\(context.token)\
      \(fields.line(
        .init(name: "email", label: AccountWords.email, hint: AccountsWords.emailHint, type: "email",
          isLiteral: true),
        email))\
      \(RoleFields(chosen: roles, context: context, problems: problems).html)\
      \(StepUpFields(form: .add, context: context, problems: problems).html)\
      <div class="go"><button class="primary">\(context(AccountsWords.addNow))</button></div>
      </form></details>

      """
  }
}

/// Whether an account can be used.
enum AccountState: Sendable, Hashable {
  case usable, unready, disabled

  init(_ account: StaffAccount) {
    self = account.isDisabled ? .disabled : account.isReady ? .usable : .unready
  }

  func html(_ context: ConsoleContext) -> HTML {
    switch self {
    case .usable: "<span class=\"mark done\">\(context(AccountsWords.usable))</span>"
    case .unready: "<span class=\"mark careful\">\(context(AccountsWords.unready))</span>"
    case .disabled: "<span class=\"mark stop\">\(context(AccountsWords.disabled))</span>"
    }
  }
}
