import DeskCore

/// The first page of somebody who handles no cases: what their roles do, and where.
struct EmptyHomePage: ConsolePage {
  func title(_ context: ConsoleContext) -> String { context(HomeWords.title) }

  func body(_ context: ConsoleContext) -> HTML {
    let roles = context.actor.roles
    return """
      <h1>\(title(context))</h1>
      <p>\(context(roles.isEmpty ? HomeWords.noRoles : HomeWords.noCases))</p>
      \(roles.contains(.admin) ? admin(context) : nil)\
      \(roles.contains(.auditor) ? auditor(context) : nil)\
      <p><a href="\(ConsoleLink.account.path)">\(context(ConsoleWords.account))</a></p>
      """
  }

  private func admin(_ context: ConsoleContext) -> HTML {
    """
    <section class="box"><h2>\(context(RoleWords.admin))</h2>
    <p>\(context(HomeWords.admin))</p>
    <p><a class="primary" href="\(ConsoleLink.accounts.path)">\
    \(context(ConsoleWords.accounts))</a></p></section>

    """
  }

  private func auditor(_ context: ConsoleContext) -> HTML {
    """
    <section class="box"><h2>\(context(RoleWords.auditor))</h2>
    <p>\(context(HomeWords.auditor))</p>
    <p><code class="code">madoguchi audit verify</code></p></section>

    """
  }
}

/// The words of this page.
enum HomeWords {
  static let title = Words(ja: "ようこそ", en: "Welcome")
  static let noCases = Words(
    ja: "あなたの役割では、案件の内容は表示されません。できることは次のとおりです。",
    en: "Your roles do not show you any cases. This is what they are for:")
  static let noRoles = Words(
    ja: "まだ役割がありません。管理者に、担当する窓口を決めてもらってください。",
    en: "You have no role yet. Ask an administrator which desk is yours.")
  static let admin = Words(
    ja: "担当者のアカウントを作り、役割を決め、止めることができます。窓口や案内の内容を変えるのは、運用の担当者です。",
    en:
      "You make the accounts of the staff, decide their roles and disable them. What the desks say is changed by whoever runs this desk."
  )
  static let auditor = Words(
    ja: "監査の記録が書き換えられていないことを、このコマンドで確かめます。案件の内容は開きません。",
    en: "You check with this command that the audit chain was not altered. It opens no case.")
}
