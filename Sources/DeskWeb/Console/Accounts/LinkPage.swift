import DeskCore

/// A one-time link, shown this once.
struct LinkPage: ConsolePage {
  let email: String
  /// The whole address.
  let url: String

  var area: ConsoleArea { .accounts }

  func title(_ context: ConsoleContext) -> String { context(AccountsWords.linkTitle) }

  func body(_ context: ConsoleContext) -> HTML {
    """
    <h1>\(title(context))</h1>
    <dl class="facts"><dt>\(context(AccountsWords.linkFor))</dt><dd>\(email)</dd></dl>
    <p><code class="code">\(url)</code></p>
    <p class="careful">\(context(AccountsWords.linkOnce))</p>
    <p>\(context(AccountsWords.linkHow))</p>
    <p><a href="\(ConsoleLink.accounts.path)">\(context(AccountsWords.back))</a></p>
    """
  }
}
