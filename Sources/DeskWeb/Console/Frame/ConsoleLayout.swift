import DeskCore
import DeskService

/// Puts a page into the frame that all pages of the console share.
enum ConsoleLayout {
  static func document(_ page: some ConsolePage, _ context: ConsoleContext) -> HTML {
    """
    <!doctype html>
    <html lang="\(context.language.htmlCode)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(page.title(context)) | \(context(ConsoleWords.console))</title>
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    \(referrer(page))
    <link rel="icon" href="\(ConsoleLink.icon.path)" type="image/svg+xml">
    <link rel="stylesheet" href="\(ConsoleLink.stylesheet.path)">
    \(page.script ? script : nil)</head>
    <body>
    <a class="skip" href="#main">\(context(ShellWords.skip))</a>
    \(header(page, context))<main id="main"\(page.isWide ? " class=\"wide\"" as HTML : nil)>
    \(page.body(context))
    </main>
    \(footer(context))</body>
    </html>

    """
  }

  private static let script: HTML = "<script src=\"\(ConsoleLink.script.path)\" defer></script>\n"

  /// Others get no referrer either way; with `no-referrer` browsers would hide from us as well which page a
  /// form was sent from (Fetch, "append a request Origin header").
  private static func referrer(_ page: some ConsolePage) -> HTML {
    "<meta name=\"referrer\" content=\"\(page.isSecretAddress ? "no-referrer" : "same-origin")\">"
  }

  private static func header(_ page: some ConsolePage, _ context: ConsoleContext) -> HTML {
    """
    <header class="bar"><div class="in">
    <p class="service"><a href="\(ConsoleLink.home.path)">\(context(context.pack.name))</a> \
    <span class="hint">\(context(ConsoleWords.console))</span></p>
    \(context.pack.notice.map { "<p class=\"notice\">\(context($0))</p>\n" as HTML })\
    \(areas(page, context))\
    <div class="me">\(who(page, context))\(languages(page, context))\(signOut(context))</div>
    </div></header>

    """
  }

  private static func areas(_ page: some ConsolePage, _ context: ConsoleContext) -> HTML? {
    guard context.session != nil else { return nil }
    var entries: [(ConsoleArea?, ConsoleLink, Words)] = []
    if context.actor.handlesCases {
      entries = [(.queue, .home, ConsoleWords.cases), (.phone, .phone, ConsoleWords.phone)]
      entries.append((.guides, .guides, ConsoleWords.guides))
    }
    if context.actor.seesMailTemplates { entries.append((.mail, .mail, ConsoleWords.mail)) }
    if context.actor.isAdmin {
      entries.append((nil, .vendorList, VendorListWords.title))
      entries.append((.accounts, .accounts, ConsoleWords.accounts))
    }
    guard !entries.isEmpty else { return nil }
    let items = entries.html { area, link, words in
      """
      <li><a href="\(link.path)"\(area == page.area ? " aria-current=\"page\"" as HTML : nil)>\
      \(context(words))</a></li>
      """
    }
    return "<nav class=\"areas\" aria-label=\"\(context(ConsoleWords.areas))\"><ul>\(items)</ul></nav>\n"
  }

  private static func who(_ page: some ConsolePage, _ context: ConsoleContext) -> HTML? {
    guard let session = context.session else { return nil }
    let roles = session.actor.roles
    let shown =
      RoleWords.list(Array(roles.prefix(2)), context) + (roles.count > 2 ? " +\(roles.count - 2)" : "")
    return """
      <p class="who"><span class="hidden">\(context(ConsoleWords.signedInAs)): </span>\
      <a href="\(ConsoleLink.account.path)"\(page.area == .account ? " aria-current=\"page\"" as HTML : nil)>\
      \(session.actor.name)</a> <span class="hint">\(shown)</span></p>

      """
  }

  /// The same page in the other language; not where a change would lose what was typed.
  private static func languages(_ page: some ConsolePage, _ context: ConsoleContext) -> HTML? {
    guard let here = context.here else { return nil }
    let names: [Language: String] = [.ja: "日本語", .en: "English"]
    let entries = Language.pages.html { language -> HTML in
      let name = names[language] ?? language.rawValue
      if language == context.language {
        return "<li aria-current=\"true\" lang=\"\(language.htmlCode)\">\(name)</li>"
      }
      if context.session == nil {
        return """
          <li><a href="\(address(here, language))" lang="\(language.htmlCode)" \
          hreflang="\(language.htmlCode)" rel="nofollow">\(name)</a></li>
          """
      }
      return """
        <li><button class="link" name="language" value="\(language.rawValue)" lang="\(language.htmlCode)">\
        \(name)</button></li>
        """
    }
    let list: HTML = "<ul class=\"languages\" aria-label=\"\(context(ShellWords.languages))\">\(entries)</ul>"
    guard context.session != nil else { return "\(list)\n" }
    return """
      <form method="post" action="\(ConsoleLink.language.path)">\(context.token)\
      \(FormField.hidden([FormField(name: "next", value: here)]))\(list)</form>

      """
  }

  /// The page's own address with another language, relative, so that a secret in the path is not printed
  /// again.
  private static func address(_ here: String, _ language: Language) -> String {
    let query = here.split(separator: "?", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
    let kept = query.split(separator: "&").filter { !$0.hasPrefix("lang=") }.map(String.init)
    return "?" + (kept + [ConsoleLink.query([("lang", language.rawValue)])]).joined(separator: "&")
  }

  private static func signOut(_ context: ConsoleContext) -> HTML? {
    guard context.session != nil else { return nil }
    return """
      <form method="post" action="\(ConsoleLink.signOut.path)">\(context.token)\
      <button class="link">\(context(ConsoleWords.signOut))</button></form>
      """
  }

  private static func footer(_ context: ConsoleContext) -> HTML {
    """
    <footer><p><a href="\(context.publicURL)/" rel="noreferrer">\(context(ConsoleWords.publicSite))</a> · \
    \(context(ShellWords.version)) \(context.pack.stamp)</p></footer>

    """
  }
}
