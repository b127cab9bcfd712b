import DeskCore
import DeskService

/// One account, for administrators: its roles, a new link, disabling.
struct OneAccountPage: ConsolePage {
  let account: StaffAccount
  /// What was done with it, newest first.
  let history: [AccountEvent]
  /// Newest first.
  let refusals: [AccountEvent]
  /// As they were chosen, where they could not be taken.
  var roles: [Role]?
  var takesFactor = false
  var problems: [FieldProblem] = []
  /// What was just changed.
  var done: AccountChange?

  var area: ConsoleArea { .accounts }

  func title(_ context: ConsoleContext) -> String {
    (problems.isEmpty ? "" : context(InterviewWords.errorTitle)) + account.email
  }

  func body(_ context: ConsoleContext) -> HTML {
    let isOwn = account.email == context.actor.name
    return """
      \(flash(context))\
      \(FaultSummary.html(problems, context.page))\
      <p><a href="\(ConsoleLink.accounts.path)">\(context(AccountsWords.back))</a></p>
      <h1>\(account.email)</h1>
      <dl class="facts">
      <dt>\(context(AccountsWords.state))</dt><dd>\(AccountState(account).html(context))</dd>
      <dt>\(context(AccountsWords.made))</dt><dd>\(ConsoleTime.html(account.madeAt, context))</dd>
      <dt>\(context(OwnAccountWords.lastSignIn))</dt>\
      <dd>\(account.signedInAt.map { ConsoleTime.html($0, context) } ?? "\(context(ConsoleWords.none))")</dd>
      <dt>\(context(RecoveryWords.title))</dt>\
      <dd>\(OwnAccountWords.codesLeft(account.recoveryCodesLeft, context.language))</dd>
      </dl>
      <form method="post" action="\(ConsoleLink.roles(account.email).path)">\(context.token)\
      \(RoleFields(chosen: roles ?? account.roles, context: context, problems: problems).html)\
      \(StepUpFields(form: .roles, context: context, problems: problems).html)\
      <div class="go"><button class="primary">\(context(AccountsWords.saveRoles))</button></div></form>
      \(isOwn ? own(context) : link(context) + access(context))\
      <h2>\(context(AccountsWords.history))</h2>
      \(AccountHistory.html(history, context))\
      \(AccountHistory.refusals(refusals, context))
      """
  }

  private func flash(_ context: ConsoleContext) -> HTML? {
    let words: Words? =
      switch done {
      case .roles: AccountsWords.rolesDone
      // The address can be opened again when it is otherwise.
      case .disabled: account.isDisabled ? AccountsWords.disabledDone : nil
      case .enabled: account.isDisabled ? nil : AccountsWords.enabledDone
      case .password, .codeUsed, nil: nil
      }
    return words.map { "<p class=\"flash\" role=\"status\">\(context($0))</p>\n" }
  }

  private func own(_ context: ConsoleContext) -> HTML {
    """
    <p id="\(ConsoleFields.id("account"))" class="box">\(context(AccountsWords.ownAccount)) \
    <a href="\(ConsoleLink.account.path)">\(context(ConsoleWords.account))</a></p>

    """
  }

  private func link(_ context: ConsoleContext) -> HTML {
    guard !account.isDisabled else { return .empty }
    let fields = ConsoleFields(problems: [], context: context)
    return """
      <h2>\(context(AccountsWords.newLink))</h2>
      <form method="post" action="\(ConsoleLink.link(account.email).path)">\(context.token)\
      <p>\(context(AccountsWords.newLinkText))</p>
      \(fields.check("second-factor", "yes", context(AccountsWords.withFactor), isOn: takesFactor))\
      \(StepUpFields(form: .link, context: context, problems: problems).html)\
      <div class="go"><button class="equal">\(context(AccountsWords.newLink))</button></div></form>

      """
  }

  private func access(_ context: ConsoleContext) -> HTML {
    let isDisabled = account.isDisabled
    return """
      <h2 id="\(ConsoleFields.id("account"))">\(context(AccountsWords.access))</h2>
      <form method="post" action="\(ConsoleLink.access(account.email).path)">\(context.token)\
      \(isDisabled ? nil : "<p>\(context(AccountsWords.disableText))</p>\n" as HTML)\
      \(StepUpFields(form: .access, context: context, problems: problems).html)\
      <div class="go"><button class="\(isDisabled ? "equal" : "danger")" name="to" \
      value="\(isDisabled ? "enabled" : "disabled")">\
      \(context(isDisabled ? AccountsWords.enable : AccountsWords.disable))</button></div></form>

      """
  }
}
