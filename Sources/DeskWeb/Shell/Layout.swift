import DeskCore

/// Puts a page into the frame that all public pages share.
enum Layout {
  static func document(_ page: some Page, _ context: PageContext) -> HTML {
    let title = page.title(context)
    let service = context(context.pack.name)
    return """
      <!doctype html>
      <html lang="\(context.language.htmlCode)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title == service ? title : "\(title) | \(service)")</title>
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <link rel="icon" href="\(Link.icon.path(context.language))" type="image/svg+xml">
      <link rel="stylesheet" href="\(Link.stylesheet.path(context.language))">
      </head>
      <body>
      <a class="skip" href="#main">\(context(ShellWords.skip))</a>
      \(page.carriesForm ? defaultButton(page) : nil)\(header(page, context))\(page.hasEmergencyStrip ? emergency(context) : nil)<main id="main">
      \(page.body(context))
      </main>
      \(footer(context))</body>
      </html>

      """
  }

  /// Enter in a field presses the first button of the form: it must not be a change of language.
  private static func defaultButton(_ page: some Page) -> HTML {
    """
    <button class="hidden" form="answers" name="go" value="\(page.defaultGo)" tabindex="-1" aria-hidden="true">OK</button>

    """
  }

  private static func header(_ page: some Page, _ context: PageContext) -> HTML {
    """
    <header class="top">
    <div class="in">
    <p class="service"><a href="\(context.link(.directory))">\(context(context.pack.name))</a></p>
    \(context.pack.notice.map { "<p class=\"notice\">\(context($0))</p>\n" as HTML })\
    \(languages(page, context))</div>
    </header>

    """
  }

  private static func languages(_ page: some Page, _ context: PageContext) -> HTML? {
    let names: [Language: String] = [.ja: "日本語", .en: "English", .easy: "やさしい日本語"]
    let entries = page.languages.html { language -> HTML in
      let name = names[language] ?? language.rawValue
      if language == context.language {
        return "<li aria-current=\"true\" lang=\"\(language.htmlCode)\">\(name)</li>"
      }
      if let link = page.link {
        return """
          <li><a href="\(link.path(language))" lang="\(language.htmlCode)" hreflang="\(language.htmlCode)">\(name)</a></li>
          """
      }
      return """
        <li><button type="submit" form="answers" formaction="\(page.formLink.path(language))" \
        name="go" value="stay" lang="\(language.htmlCode)">\(name)</button></li>
        """
    }
    guard page.link != nil || page.carriesForm else { return nil }
    return
      "<nav aria-label=\"\(context(ShellWords.languages))\"><ul class=\"languages\">\(entries)</ul></nav>\n"
  }

  private static func emergency(_ context: PageContext) -> HTML {
    """
    <aside class="strip" aria-label="\(context(ShellWords.emergency))"><div class="in">
    <p><a href="\(context.link(.firstAidIndex))" target="_blank" rel="noopener">\(context(ShellWords.emergency))\
    <span class="hidden"> (\(context(ShellWords.emergencyHint)))</span></a></p>
    <p>\(context(ShellWords.danger))</p>
    </div></aside>

    """
  }

  private static func footer(_ context: PageContext) -> HTML {
    let page = context.plain
    let links: [(Link, Words)] = [
      (.directory, ShellWords.directory), (.followUp, ShellWords.followUp), (.resume, ShellWords.resume),
      (.privacy, ShellWords.privacy),
      (.revisions, ShellWords.revisions), (.accessibility, ShellWords.accessibility),
      (.sources, ShellWords.sources),
    ]
    return """
      <footer><div class="in">
      <nav aria-label="\(page(ShellWords.footer))"><ul>\
      \(links.html { "<li><a href=\"\(page.link($0.0))\">\(page($0.1))</a></li>" })</ul></nav>
      <p>\(page(ShellWords.notLegalAdvice)) \(page(ShellWords.version)) \(context.pack.stamp)</p>
      </div></footer>

      """
  }
}
